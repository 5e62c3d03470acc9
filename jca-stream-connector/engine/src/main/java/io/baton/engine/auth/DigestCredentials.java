package io.baton.engine.auth;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An answer to a {@link DigestChallenge}: the Authorization header, RFC 2617 section 3.2.2.
 *
 * @param username who asks
 * @param realm as challenged
 * @param nonce as challenged
 * @param uri what is asked for, as the client wrote it into the hash
 * @param response as many lower-case hex digits as the algorithm's hashes have
 * @param opaque as challenged
 * @param qop count and salt of the client; empty in the form of RFC 2069
 * @param algorithm that was hashed with
 */
public record DigestCredentials(
    String username,
    String realm,
    String nonce,
    String uri,
    String response,
    Optional<String> opaque,
    Optional<QopAuth> qop,
    DigestAlgorithm algorithm) {
  private static final Pattern RESPONSE = Pattern.compile("[0-9a-f]+");
  private static final int HEX = 16;

  /** By MD5. */
  public DigestCredentials(
      String username,
      String realm,
      String nonce,
      String uri,
      String response,
      Optional<String> opaque,
      Optional<QopAuth> qop) {
    this(username, realm, nonce, uri, response, opaque, qop, DigestAlgorithm.MD5);
  }

  /**
   * What the counted form adds.
   *
   * @param nonceCount 8 hex digits: how often the client has used the nonce
   * @param cnonce salt of the client
   */
  public record QopAuth(String nonceCount, String cnonce) {
    private static final Pattern COUNT = Pattern.compile("[0-9a-fA-F]{8}");

    public QopAuth {
      if (!COUNT.matcher(nonceCount).matches()) {
        throw new IllegalArgumentException("a nonce count has 8 hex digits");
      }
    }

    /** The count as a number, 0 to 2^32 - 1. */
    public long count() {
      return Long.parseLong(nonceCount, HEX);
    }
  }

  /**
   * Reads the header.
   *
   * @throws RtspParseException 401 if it is not Digest, 400 if it is malformed or uses another
   *     algorithm or quality of protection
   */
  public static DigestCredentials parse(String text) throws RtspParseException {
    AuthParameters parameters = AuthParameters.parse(text);
    if (!parameters.isScheme("Digest")) {
      throw new RtspParseException(RtspStatus.UNAUTHORIZED, "Digest credentials are needed");
    }
    DigestAlgorithm algorithm = parameters.algorithm();
    String response = parameters.require("response").toLowerCase(Locale.ROOT);
    if (response.length() != algorithm.digits() || !RESPONSE.matcher(response).matches()) {
      throw AuthParameters.malformed("a digest response has " + algorithm.digits() + " hex digits");
    }
    return new DigestCredentials(
        parameters.require("username"),
        parameters.require("realm"),
        parameters.require("nonce"),
        parameters.require("uri"),
        response,
        parameters.find("opaque"),
        readQop(parameters),
        algorithm);
  }

  private static Optional<QopAuth> readQop(AuthParameters parameters) throws RtspParseException {
    Optional<String> qop = parameters.find("qop");
    if (qop.isEmpty()) {
      return Optional.empty();
    }
    String count = parameters.require("nc");
    if (!qop.get().equalsIgnoreCase("auth") || !QopAuth.COUNT.matcher(count).matches()) {
      throw AuthParameters.malformed("credentials are counted with qop=auth and 8 hex digits");
    }
    return Optional.of(new QopAuth(count, parameters.require("cnonce")));
  }

  /** As a header value. */
  String format() {
    StringBuilder text = new StringBuilder("Digest username=").append(quote(username));
    text.append(", realm=").append(quote(realm));
    text.append(", nonce=").append(quote(nonce));
    text.append(", uri=").append(quote(uri));
    text.append(", response=").append(quote(response));
    if (algorithm != DigestAlgorithm.MD5) {
      text.append(", algorithm=").append(algorithm.text());
    }
    opaque.ifPresent(value -> text.append(", opaque=").append(quote(value)));
    qop.ifPresent(
        auth ->
            text.append(", qop=auth, nc=")
                .append(auth.nonceCount())
                .append(", cnonce=")
                .append(quote(auth.cnonce())));
    return text.toString();
  }

  private static String quote(String text) {
    return AuthParameters.quote(text);
  }

  /** Names the user alone, so that it can be logged. */
  @Override
  public String toString() {
    return "DigestCredentials[" + username + "]";
  }
}
