/** Which nodes there are, and where and how they are to be reached. */
package io.baton.cluster;
