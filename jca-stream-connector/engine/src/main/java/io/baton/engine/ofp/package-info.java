/**
 * OFP on the wire: the messages of {@code io.baton.connector.ofp} as CoAP (RFC 7252) with CBOR (RFC
 * 8949), and over DTLS where nodes share a key. {@link io.baton.engine.ofp.OfpEndpoint} is a node's
 * end, {@link io.baton.engine.ofp.OfpClient} that of somebody who only asks. Described message by
 * message in docs/ofp.md.
 */
package io.baton.engine.ofp;
