/**
 * What the service tells of the cluster, the same over HTTP, in JMX and in the client: its nodes
 * and their load, who supervises whom, how places are linked, and what nodes hold differently.
 */
package io.baton.model.document.cluster;
