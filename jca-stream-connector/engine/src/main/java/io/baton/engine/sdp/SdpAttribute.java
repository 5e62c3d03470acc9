package io.baton.engine.sdp;

import java.util.Objects;
import java.util.Optional;

/**
 * An a= line, RFC 8866 section 5.13.
 *
 * @param name a token
 * @param value what follows the colon; empty if there is no colon
 */
public record SdpAttribute(String name, Optional<String> value) {
  public SdpAttribute {
    if (!SdpText.isToken(name)) {
      throw new IllegalArgumentException("the name of an SDP attribute is a token");
    }
    Objects.requireNonNull(value, "value");
    value.ifPresent(text -> SdpText.requireLine("an attribute", text));
  }

  /** An attribute with a value. */
  public static SdpAttribute of(String name, String value) {
    return new SdpAttribute(name, Optional.of(value));
  }

  /** An attribute that is its name alone. */
  public static SdpAttribute flag(String name) {
    return new SdpAttribute(name, Optional.empty());
  }

  @Override
  public String toString() {
    return value.map(text -> name + ":" + text).orElse(name);
  }
}
