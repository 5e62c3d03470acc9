package io.baton.engine.auth;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** The client's side of Digest authentication: answers one challenge as often as needed. */
final class DigestClient {
  private final String user;
  private final String ha1;
  private final DigestChallenge challenge;
  private final Supplier<String> cnonces;
  private long count;

  DigestClient(String user, String password, DigestChallenge challenge, Supplier<String> cnonces) {
    this.user = Objects.requireNonNull(user, "user");
    this.ha1 = DigestHash.ha1(challenge.algorithm(), user, challenge.realm(), password);
    this.challenge = challenge;
    this.cnonces = cnonces;
  }

  /** Credentials for one request; each call counts. */
  DigestCredentials answer(String method, String uri) {
    Optional<DigestCredentials.QopAuth> qop =
        challenge.qopAuth()
            ? Optional.of(new DigestCredentials.QopAuth("%08x".formatted(++count), cnonces.get()))
            : Optional.empty();
    return new DigestCredentials(
        user,
        challenge.realm(),
        challenge.nonce(),
        uri,
        DigestHash.response(challenge.algorithm(), ha1, challenge.nonce(), qop, method, uri),
        challenge.opaque(),
        qop,
        challenge.algorithm());
  }
}
