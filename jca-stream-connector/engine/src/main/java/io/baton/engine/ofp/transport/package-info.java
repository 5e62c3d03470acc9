/** CoAP over UDP and DTLS, on event loops. */
package io.baton.engine.ofp.transport;
