package io.baton.engine.ofp;

import io.baton.engine.ofp.transport.SharedKey;
import java.net.InetAddress;
import java.util.Optional;

/**
 * How a node talks OFP.
 *
 * @param host address to bind to
 * @param port UDP port of plain OFP; 0 picks a free one
 * @param securePort UDP port of OFP over DTLS, used if there is a key; 0 picks a free one
 * @param key the key that the nodes share
 * @param trustAddresses whether nodes know each other by their addresses if they share no key;
 *     otherwise a node without a key takes nothing from others
 */
public record OfpSettings(
    InetAddress host, int port, int securePort, Optional<SharedKey> key, boolean trustAddresses) {}
