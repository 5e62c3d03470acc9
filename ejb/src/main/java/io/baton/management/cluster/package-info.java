/** The cluster as management tools see it from this node. */
package io.baton.management.cluster;
