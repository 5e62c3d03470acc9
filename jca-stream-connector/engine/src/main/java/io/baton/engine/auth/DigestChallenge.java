package io.baton.engine.auth;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import java.util.Arrays;
import java.util.Optional;

/**
 * A demand for Digest credentials: the WWW-Authenticate header, RFC 7616 section 3.3.
 *
 * @param realm shown to the user; part of the password hash
 * @param nonce to be used once, or with a rising count
 * @param opaque to be sent back as it is
 * @param qopAuth whether the counted form of RFC 2617 is offered beside that of RFC 2069
 * @param stale whether only the nonce was too old
 * @param algorithm to hash with
 */
public record DigestChallenge(
    String realm,
    String nonce,
    Optional<String> opaque,
    boolean qopAuth,
    boolean stale,
    DigestAlgorithm algorithm) {
  /** By MD5. */
  public DigestChallenge(
      String realm, String nonce, Optional<String> opaque, boolean qopAuth, boolean stale) {
    this(realm, nonce, opaque, qopAuth, stale, DigestAlgorithm.MD5);
  }

  /**
   * Reads the header.
   *
   * @throws RtspParseException 400 if it is malformed or asks for another algorithm or quality of
   *     protection, 501 if it is not Digest
   */
  public static DigestChallenge parse(String text) throws RtspParseException {
    AuthParameters parameters = AuthParameters.parse(text);
    if (!parameters.isScheme("Digest")) {
      throw new RtspParseException(RtspStatus.NOT_IMPLEMENTED, "not a Digest challenge");
    }
    Optional<String> qop = parameters.find("qop");
    boolean qopAuth = qop.isPresent() && offersAuth(qop.get());
    if (qop.isPresent() && !qopAuth) {
      throw AuthParameters.malformed("the quality of protection here is auth");
    }
    return new DigestChallenge(
        parameters.require("realm"),
        parameters.require("nonce"),
        parameters.find("opaque"),
        qopAuth,
        parameters.find("stale").filter("true"::equalsIgnoreCase).isPresent(),
        parameters.algorithm());
  }

  private static boolean offersAuth(String qop) {
    return Arrays.stream(qop.split(",")).anyMatch(part -> part.trim().equalsIgnoreCase("auth"));
  }

  /** As a header value. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Digest realm=").append(AuthParameters.quote(realm));
    text.append(", nonce=").append(AuthParameters.quote(nonce));
    opaque.ifPresent(value -> text.append(", opaque=").append(AuthParameters.quote(value)));
    text.append(", algorithm=").append(algorithm.text());
    if (qopAuth) {
      text.append(", qop=\"auth\"");
    }
    if (stale) {
      text.append(", stale=true");
    }
    return text.toString();
  }
}
