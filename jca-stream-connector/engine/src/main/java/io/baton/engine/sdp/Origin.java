package io.baton.engine.sdp;

/**
 * The o= line: who made the description, RFC 8866 section 5.2.
 *
 * @param username a word, {@code -} if there is none
 * @param sessionId digits that make it unique
 * @param version digits that rise with each change
 * @param address of the maker, IPv4 or IPv6 or a name
 */
public record Origin(String username, String sessionId, String version, String address) {
  /** Stands for an origin that is missing or unreadable. */
  public static final Origin UNKNOWN = new Origin("-", "0", "0", "0.0.0.0");

  public Origin {
    SdpText.requireField("a user name", username);
    SdpText.requireField("a session id", sessionId);
    SdpText.requireField("a version", version);
    SdpText.requireField("an address", address);
  }

  @Override
  public String toString() {
    String type = SdpText.addressType(address);
    return username + " " + sessionId + " " + version + " IN " + type + " " + address;
  }
}
