package io.baton.connector.ofp;

/**
 * Where a node takes OFP messages.
 *
 * @param node its name
 * @param host its address, as text
 * @param port UDP port
 */
public record OfpPeer(String node, String host, int port) {}
