/**
 * The supply: content that is on other nodes is read as if it were here, since its pieces are
 * brought ahead of the packets that need them. Planning happens on an event loop of its own;
 * sessions and it share a few numbers, and never wait for each other.
 */
package io.baton.engine.supply;
