package io.baton.testbed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user of a cluster, with the password. */
public record User(String name, String password) {
  /** Value of the header Authorization, RFC 7617. */
  public String basic() {
    byte[] credentials = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  /** The same URL with this user in it, for players that take credentials in no other way. */
  public String in(URI url) {
    return url.toString().replace("://", "://" + name + ":" + password + "@");
  }

  @Override
  public String toString() {
    return "User[" + name + "]";
  }
}
