package io.baton.portal;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids of assignments, which cannot be guessed: a client that knows one is served. Thread-safe. */
final class AssignmentIds {
  private static final int BYTES = 18;

  private final SecureRandom random = new SecureRandom();

  String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
