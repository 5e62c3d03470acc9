package io.baton.model.delivery;

/** How RTP reaches the client. */
public enum DeliveryTransport {
  UDP,
  /** Interleaved in the RTSP connection, RFC 2326 section 10.12. */
  TCP
}
