/**
 * OFP, the connectionless and stateless protocol between clients, portals, service location
 * managers and providers (R42): its messages, how to send them, and who answers them. Every message
 * carries all that is needed to act on it, and every request may be repeated. On the wire it is
 * CoAP (RFC 7252) with CBOR.
 */
package io.baton.connector.ofp;
