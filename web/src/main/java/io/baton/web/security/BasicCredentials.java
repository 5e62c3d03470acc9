package io.baton.web.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads the credentials of BASIC, RFC 7617: the value of {@code Authorization}. */
final class BasicCredentials {
  private static final String SCHEME = "Basic ";

  private BasicCredentials() {}

  /** Whether they are of this scheme, well formed or not. */
  static boolean are(String credentials) {
    return credentials.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** Whose they are; empty if they are of another scheme or not well formed. */
  static Optional<String> user(String credentials) {
    if (!are(credentials)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(credentials.substring(SCHEME.length()).strip());
      String text = new String(decoded, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(text.substring(0, colon));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
