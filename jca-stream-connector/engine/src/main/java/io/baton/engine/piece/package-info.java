/**
 * Fetching pieces of content from other nodes: what is asked for, of whom, and what comes of it.
 * The supply plans by these types alone; {@code client} is what they are over the network.
 */
package io.baton.engine.piece;
