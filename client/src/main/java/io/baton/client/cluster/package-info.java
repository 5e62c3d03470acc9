/**
 * The cluster as its users see it: any portal is asked where media is and how the nodes are, and
 * one that does not answer is skipped.
 */
package io.baton.client.cluster;
