/** Sessions of this node and what the cluster records of them. */
package io.baton.session;
