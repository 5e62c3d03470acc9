package io.baton.connector;

import java.util.Optional;

/**
 * What digest authentication needs to know of a user.
 *
 * @param user name
 * @param ha1 hex of MD5(user:realm:password), RFC 2617 section 3.2.2.2, for the realm configured in
 *     the engine
 * @param sha256 the same hashed with SHA-256 (RFC 7616), where the realm can give it
 */
public record ViewerCredential(String user, String ha1, Optional<String> sha256) {
  /** Of a realm that keeps MD5 hashes alone. */
  public ViewerCredential(String user, String ha1) {
    this(user, ha1, Optional.empty());
  }

  @Override
  public String toString() {
    return "ViewerCredential[" + user + "]";
  }
}
