/**
 * Octets of a file in pieces, some of which may be absent: what content is read through, whether it
 * is on this node's disk or comes from other nodes.
 */
package io.baton.engine.media.piece;
