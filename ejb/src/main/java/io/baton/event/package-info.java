/** What happens to the sessions of this node and to the nodes of the cluster, as it happens. */
package io.baton.event;
