package io.baton.engine.auth;

import static io.baton.engine.auth.DigestVerifier.Verdict.OK;
import static io.baton.engine.auth.DigestVerifier.Verdict.STALE;
import static io.baton.engine.auth.DigestVerifier.Verdict.UNCOUNTED;
import static io.baton.engine.auth.DigestVerifier.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.auth.DigestVerifier.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestVerifierTest {
  private static final String REALM = "realm";
  private static final String URI = "rtsp://h:8554/film.mp4";
  private static final String CLIENT = "192.0.2.7";
  private static final String HA1 = DigestHash.ha1("u", REALM, "p");
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final AdjustableClock clock = new AdjustableClock();
  private final NonceFactory nonces = new NonceFactory(clock, LIFETIME);
  private final DigestVerifier verifier = new DigestVerifier(REALM, nonces, false);

  private static final class AdjustableClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private DigestClient client(String password) {
    return client(password, verifier.challenge(CLIENT, false, DigestAlgorithm.MD5));
  }

  private static DigestClient client(String password, DigestChallenge challenge) {
    return new DigestClient("u", password, challenge, () -> "cnonce");
  }

  /** The form of players that know no qop. */
  private DigestClient oldClient() {
    String nonce = verifier.challenge(CLIENT, false, DigestAlgorithm.MD5).nonce();
    return client("p", new DigestChallenge(REALM, nonce, Optional.empty(), false, false));
  }

  private Verdict verify(DigestCredentials credentials) {
    return verifier.verify(credentials, "DESCRIBE", URI, HA1, CLIENT);
  }

  @Test
  void acceptsTheRightPassword() {
    DigestClient client = client("p");

    assertThat(verify(client.answer("DESCRIBE", URI))).isEqualTo(OK);
    assertThat(verify(client.answer("DESCRIBE", URI))).isEqualTo(OK);
  }

  @Test
  void refusesTheWrongPasswordMethodOrRealm() {
    assertThat(verify(client("q").answer("DESCRIBE", URI))).isEqualTo(WRONG);
    assertThat(verify(client("p").answer("SETUP", URI))).isEqualTo(WRONG);
    DigestVerifier other = new DigestVerifier("other", nonces, false);
    assertThat(other.verify(client("p").answer("DESCRIBE", URI), "DESCRIBE", URI, HA1, CLIENT))
        .isEqualTo(WRONG);
  }

  @Test
  void asksAgainWhenTheNonceIsTooOld() {
    DigestClient client = client("p");
    clock.now = clock.now.plus(LIFETIME);
    assertThat(verify(client.answer("DESCRIBE", URI))).isEqualTo(OK);

    clock.now = clock.now.plusMillis(1);
    assertThat(verify(client.answer("DESCRIBE", URI))).isEqualTo(STALE);
    assertThat(verifier.challenge(CLIENT, true, DigestAlgorithm.MD5).stale()).isTrue();
  }

  @Test
  void asksAgainWhenTheNonceIsNotItsOwn() {
    DigestVerifier restarted = new DigestVerifier(REALM, new NonceFactory(clock, LIFETIME), false);
    DigestCredentials credentials =
        client("p", restarted.challenge(CLIENT, false, DigestAlgorithm.MD5))
            .answer("DESCRIBE", URI);

    assertThat(verify(credentials)).isEqualTo(STALE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0000", "zz"})
  void asksAgainWhenTheNonceIsNone(String nonce) {
    DigestChallenge challenge = new DigestChallenge(REALM, nonce, Optional.empty(), true, false);

    assertThat(verify(client("p", challenge).answer("DESCRIBE", URI))).isEqualTo(STALE);
  }

  @Test
  void asksAgainWhenTheTimeInTheNonceWasChanged() {
    String nonce = verifier.challenge(CLIENT, false, DigestAlgorithm.MD5).nonce();
    String later = "7fffffffffffffff" + nonce.substring(16);
    DigestChallenge challenge = new DigestChallenge(REALM, later, Optional.empty(), true, false);

    assertThat(verify(client("p", challenge).answer("DESCRIBE", URI))).isEqualTo(STALE);
  }

  @Test
  void bindsTheNonceToTheClient() {
    DigestCredentials credentials = client("p").answer("DESCRIBE", URI);

    assertThat(verifier.verify(credentials, "DESCRIBE", URI, HA1, "192.0.2.8")).isEqualTo(STALE);
  }

  @Test
  void refusesRepetitions() {
    DigestClient client = client("p");
    DigestCredentials first = client.answer("DESCRIBE", URI);
    DigestCredentials second = client.answer("DESCRIBE", URI);

    assertThat(verify(second)).isEqualTo(OK);
    assertThat(verify(second)).isEqualTo(STALE);
    assertThat(verify(first)).isEqualTo(STALE);
  }

  @Test
  void aWrongPasswordDoesNotUseUpACount() {
    DigestCredentials right = client("p").answer("DESCRIBE", URI);
    DigestCredentials wrong =
        new DigestCredentials(
            "u", REALM, right.nonce(), URI, "0".repeat(32), Optional.empty(), right.qop());

    assertThat(verify(wrong)).isEqualTo(WRONG);
    assertThat(verify(right)).isEqualTo(OK);
  }

  @Test
  void playersWithoutQopMayUseANonceAgainWithinItsLife() {
    DigestClient client = oldClient();

    assertThat(verify(client.answer("DESCRIBE", URI))).isEqualTo(OK);
    assertThat(verify(client.answer("DESCRIBE", URI))).isEqualTo(OK);
    clock.now = clock.now.plus(LIFETIME).plusMillis(1);
    assertThat(verify(client.answer("DESCRIBE", URI))).isEqualTo(STALE);
  }

  @ParameterizedTest
  @CsvSource({
    "rtsp://h/film, rtsp://h/film, OK",
    "rtsp://h/film, rtsp://h/film/, OK",
    "rtsp://h/film/, rtsp://h/film, OK",
    "rtsp://h/film/, rtsp://h/film/trackID=0, OK",
    "rtsp://H:554/film, rtsp://h/film/trackID=0, OK",
    "rtsp://h/a%20b, rtsp://h/a%20b/trackID=0, OK",
    "/film, rtsp://h/film, OK",
    "/film?x=1, rtsp://h/film?x=1, OK",
    "rtsp://h/film, rtsp://h/film?x=1, OK",
    "rtsp://h/film, *, OK",
    "*, *, OK",
    "not a uri, not a uri, OK",
    "rtsp://h/film, rtsp://h/film2, WRONG",
    "rtsp://h/film/trackID=0, rtsp://h/film, WRONG",
    "rtsp://h/film?x=1, rtsp://h/film?x=2, WRONG",
    "rtsp://g/film, rtsp://h/film, WRONG",
    "rtsp://h:555/film, rtsp://h/film, WRONG",
    "*, rtsp://h/film, WRONG",
    "rtsp://h/film?x=1, rtsp://h/film/trackID=0?x=1, OK",
    "rtsp://h/film?x=1, rtsp://h/film?x=1/trackID=0, OK",
    "/, rtsp://h/film, WRONG",
    "rtsp://h/, rtsp://h/film, WRONG",
    "rtsp://h/films, rtsp://h/films/a.mp4, WRONG",
    "/films/, rtsp://h/films/a.mp4/trackID=0, WRONG",
    "film, rtsp://h/film, WRONG",
    "rtsp://h/film, not a uri, WRONG"
  })
  void theUriMustCoverThatOfTheRequest(String digestUri, String requestUri, Verdict expected) {
    DigestCredentials credentials = oldClient().answer("PLAY", digestUri);

    assertThat(verifier.verify(credentials, "PLAY", requestUri, HA1, CLIENT)).isEqualTo(expected);
  }

  @Test
  void countsMayBeRequired() {
    DigestVerifier strict = new DigestVerifier(REALM, nonces, true);

    assertThat(strict.verify(oldClient().answer("PLAY", URI), "PLAY", URI, HA1, CLIENT))
        .isEqualTo(UNCOUNTED);
    assertThat(strict.verify(client("p").answer("PLAY", URI), "PLAY", URI, HA1, CLIENT))
        .isEqualTo(OK);
  }

  @Test
  void hashesWithSha256() throws Exception {
    String ha1 = DigestHash.ha1(DigestAlgorithm.SHA_256, "u", REALM, "p");
    DigestChallenge challenge = verifier.challenge(CLIENT, false, DigestAlgorithm.SHA_256);
    DigestCredentials credentials =
        client("p", DigestChallenge.parse(challenge.toString())).answer("PLAY", URI);
    DigestCredentials sent = DigestCredentials.parse(credentials.format());

    assertThat(sent.response()).hasSize(64);
    assertThat(verifier.verify(sent, "PLAY", URI, ha1, CLIENT)).isEqualTo(OK);
    assertThat(verifier.verify(sent, "PLAY", URI, HA1, CLIENT)).isEqualTo(WRONG);
  }

  @Test
  void noncesDiffer() {
    assertThat(nonces.issue(CLIENT)).isNotEqualTo(nonces.issue(CLIENT)).hasSize(64);
  }

  @Test
  void countsRiseAndAreForgottenSafely() {
    NonceCounts counts = new NonceCounts(2);

    assertThat(counts.advance("a", 10, 0)).isFalse();
    assertThat(counts.advance("a", 10, 1)).isTrue();
    assertThat(counts.advance("a", 10, 1)).isFalse();
    assertThat(counts.advance("a", 10, 0xffffffffL)).isTrue();
    assertThat(counts.advance("b", 5, 7)).isTrue();
    assertThat(counts.advance("c", 20, 1)).isTrue();
    // "a" is forgotten, and with it everything unknown up to its time.
    assertThat(counts.advance("a", 10, 0xffffffffL)).isFalse();
    assertThat(counts.advance("d", 10, 1)).isFalse();
    assertThat(counts.advance("b", 5, 8)).isTrue();
    assertThat(counts.advance("e", 11, 1)).isTrue();
  }
}
