package io.baton.client.network;

import java.util.Objects;

/**
 * Who asks.
 *
 * @param user name; not empty
 * @param password may be empty
 */
public record Credentials(String user, String password) {
  public Credentials {
    Objects.requireNonNull(password, "password");
    if (user.isEmpty()) {
      throw new IllegalArgumentException("a user name is not empty");
    }
  }

  /** Without the password, for logs and errors. */
  @Override
  public String toString() {
    return "Credentials[user=" + user + "]";
  }
}
