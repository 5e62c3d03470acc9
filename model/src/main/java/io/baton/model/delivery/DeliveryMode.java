package io.baton.model.delivery;

import java.util.Locale;
import java.util.Optional;

/** How control and media travel between a client and the nodes that serve it. */
public enum DeliveryMode {
  /**
   * The node that the client talks to streams; it has the pieces from other nodes if need be (R36).
   */
  RELAY,
  /** Control through the node that the client talks to, media straight from the provider (R38). */
  DIRECT,
  /** The client is sent to the provider and talks to it alone (R37). */
  REDIRECT;

  /** The name as it is written in settings, requests and messages. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The mode of a name, upper or lower case; empty if there is none. */
  public static Optional<DeliveryMode> of(String text) {
    for (DeliveryMode mode : values()) {
      if (mode.text().equalsIgnoreCase(text)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
