package io.baton.connector;

/**
 * A user who may view.
 *
 * @param user name
 * @param ha1 hex of MD5(user:realm:password), RFC 2617 section 3.2.2.2, for the realm configured in
 *     the engine
 */
public record ViewerCredential(String user, String ha1) {
  @Override
  public String toString() {
    return "ViewerCredential[" + user + "]";
  }
}
