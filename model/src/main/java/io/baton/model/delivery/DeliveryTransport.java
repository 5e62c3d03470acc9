package io.baton.model.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How RTP reaches the client. */
public enum DeliveryTransport {
  UDP,
  /** Interleaved in the RTSP connection, RFC 2326 section 10.12. */
  TCP;

  /** As messages and documents write it: {@code udp} or {@code tcp}. */
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #token}; empty if it is none. */
  public static Optional<DeliveryTransport> of(String token) {
    return Arrays.stream(values()).filter(transport -> transport.token().equals(token)).findAny();
  }
}
