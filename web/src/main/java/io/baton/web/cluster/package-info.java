/**
 * The cluster over HTTP: its nodes, their load, who supervises whom, what was assigned to whom, and
 * where media is.
 */
package io.baton.web.cluster;
