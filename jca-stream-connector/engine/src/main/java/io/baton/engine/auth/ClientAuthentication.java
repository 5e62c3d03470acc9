package io.baton.engine.auth;

import io.baton.engine.rtsp.RtspParseException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The client's side of authentication: given user and password, answers the challenges of one
 * server, by Digest if it can, else by Basic. Not thread-safe.
 */
public final class ClientAuthentication {
  private static final int CNONCE_OCTETS = 16;

  private final String user;
  private final String password;
  private final Supplier<String> cnonces;
  private Optional<DigestClient> digest = Optional.empty();
  private boolean basic;

  /** Authentication as that user. */
  public ClientAuthentication(String user, String password) {
    this(user, password, randomCnonces());
  }

  ClientAuthentication(String user, String password, Supplier<String> cnonces) {
    this.user = user;
    this.password = password;
    this.cnonces = cnonces;
  }

  private static Supplier<String> randomCnonces() {
    SecureRandom random = new SecureRandom();
    return () -> {
      byte[] octets = new byte[CNONCE_OCTETS];
      random.nextBytes(octets);
      return HexFormat.of().formatHex(octets);
    };
  }

  /**
   * Takes in the challenges of a 401.
   *
   * @param challenges values of its WWW-Authenticate headers
   * @return whether it is worth sending the request again: there is a challenge that can be
   *     answered and that was not answered before
   */
  public boolean challenged(List<String> challenges) {
    boolean first = digest.isEmpty() && !basic;
    Optional<DigestChallenge> challenge =
        challenges.stream().flatMap(text -> parse(text).stream()).findFirst();
    if (challenge.isPresent()) {
      digest = Optional.of(new DigestClient(user, password, challenge.get(), cnonces));
      return first || challenge.get().stale();
    }
    basic = challenges.stream().anyMatch(text -> text.trim().regionMatches(true, 0, "Basic", 0, 5));
    return first && basic;
  }

  /** A challenge that cannot be read or answered counts as none: the server may send others. */
  private static Optional<DigestChallenge> parse(String text) {
    try {
      return Optional.of(DigestChallenge.parse(text));
    } catch (RtspParseException e) {
      return Optional.empty();
    }
  }

  /**
   * The Authorization header of a request.
   *
   * @return empty if the server has not asked for one
   */
  public Optional<String> authorization(String method, String uri) {
    if (digest.isPresent()) {
      return digest.map(client -> client.answer(method, uri).format());
    }
    return basic ? Optional.of(basicCredentials()) : Optional.empty();
  }

  private String basicCredentials() {
    byte[] octets = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(octets);
  }
}
