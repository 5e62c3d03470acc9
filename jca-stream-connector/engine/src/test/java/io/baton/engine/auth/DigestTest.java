package io.baton.engine.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Challenges and credentials as text, and the hashes of the RFCs' own examples. */
class DigestTest {
  private static final String NONCE = "dcd98b7102dd2f0e8b11d0f600bfb0c093";
  private static final String OPAQUE = "5ccc069c403ebaf9f0171e9517f40e41";

  /** RFC 2617 section 3.5. */
  private static final String RFC_2617_CHALLENGE =
      "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", nonce=\""
          + NONCE
          + "\", opaque=\""
          + OPAQUE
          + "\"";

  private static final String RFC_2617_CREDENTIALS =
      "Digest username=\"Mufasa\", realm=\"testrealm@host.com\", nonce=\""
          + NONCE
          + "\", uri=\"/dir/index.html\", qop=auth, nc=00000001, cnonce=\"0a4f113b\", "
          + "response=\"6629fae49393a05397450978507c4ef1\", opaque=\""
          + OPAQUE
          + "\"";

  private static final String HEX = "6629fae49393a05397450978507c4ef1";

  @Test
  void answersTheExampleOfRfc2617() throws RtspParseException {
    DigestChallenge challenge = DigestChallenge.parse(RFC_2617_CHALLENGE);
    DigestClient client = new DigestClient("Mufasa", "Circle Of Life", challenge, () -> "0a4f113b");

    assertThat(client.answer("GET", "/dir/index.html"))
        .isEqualTo(DigestCredentials.parse(RFC_2617_CREDENTIALS));
  }

  /** RFC 7616 section 3.9.1, the MD5 answer. */
  @Test
  void answersTheExampleOfRfc7616() throws RtspParseException {
    DigestChallenge challenge =
        DigestChallenge.parse(
            "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=MD5, "
                + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
                + "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    DigestClient client =
        new DigestClient(
            "Mufasa",
            "Circle of Life",
            challenge,
            () -> "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

    assertThat(client.answer("GET", "/dir/index.html").response())
        .isEqualTo("8ca523f5e9506fed4657c9700eebdbec");
  }

  /** RFC 2069 section 2.4 with the response that its erratum 749 corrects. */
  @Test
  void answersTheExampleOfRfc2069() {
    DigestChallenge challenge =
        new DigestChallenge("testrealm@host.com", NONCE, Optional.of(OPAQUE), false, false);
    DigestClient client = new DigestClient("Mufasa", "CircleOfLife", challenge, () -> "unused");

    assertThat(client.answer("GET", "/dir/index.html").response())
        .isEqualTo("1949323746fe6a43ef61f9606e7febea");
  }

  @Test
  void countsItsAnswers() throws RtspParseException {
    DigestClient client =
        new DigestClient("u", "p", DigestChallenge.parse(RFC_2617_CHALLENGE), () -> "c");
    client.answer("PLAY", "rtsp://h/x");

    assertThat(client.answer("PLAY", "rtsp://h/x").qop().orElseThrow().count()).isEqualTo(2);
  }

  static Stream<Arguments> challenges() {
    return Stream.of(
        arguments(
            RFC_2617_CHALLENGE,
            new DigestChallenge("testrealm@host.com", NONCE, Optional.of(OPAQUE), true, false)),
        arguments(
            "digest REALM=r,Nonce=n",
            new DigestChallenge("r", "n", Optional.empty(), false, false)),
        arguments(
            "Digest realm=\"a \\\"b\\\" \\\\ c\", nonce=\"\", stale=TRUE, algorithm=md5,,",
            new DigestChallenge("a \"b\" \\ c", "", Optional.empty(), false, true)),
        arguments(
            "Digest realm = \"r, s\" , nonce = n , stale = false, other=1",
            new DigestChallenge("r, s", "n", Optional.empty(), false, false)));
  }

  @ParameterizedTest
  @MethodSource("challenges")
  void readsAndWritesChallenges(String text, DigestChallenge expected) throws RtspParseException {
    DigestChallenge challenge = DigestChallenge.parse(text);

    assertThat(challenge).isEqualTo(expected);
    assertThat(DigestChallenge.parse(challenge.toString())).isEqualTo(challenge);
  }

  @Test
  void writesChallengesThatEveryPlayerReads() {
    assertThat(new DigestChallenge("r", "n", Optional.of("o"), true, true))
        .hasToString(
            "Digest realm=\"r\", nonce=\"n\", opaque=\"o\", algorithm=MD5, qop=\"auth\","
                + " stale=true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | NOT_IMPLEMENTED",
        "Basic realm=\"r\" | NOT_IMPLEMENTED",
        "Digest | BAD_REQUEST",
        "Digest realm=\"r\" | BAD_REQUEST",
        "Digest nonce=n | BAD_REQUEST",
        "Digest realm=r, nonce=n, algorithm=SHA-512-256 | BAD_REQUEST",
        "Digest realm=r, nonce=n, qop=\"auth-int\" | BAD_REQUEST",
        "Digest realm=r, nonce=n, nonce=m | BAD_REQUEST",
        "Digest realm=\"r, nonce=n | BAD_REQUEST",
        "Digest realm=\"r\\ | BAD_REQUEST",
        "Digest realm=r\"s\", nonce=n | BAD_REQUEST",
        "Digest =r | BAD_REQUEST",
        "Digest realm | BAD_REQUEST"
      })
  void refusesChallenges(String text, RtspStatus status) {
    RtspParseException exception =
        catchThrowableOfType(RtspParseException.class, () -> DigestChallenge.parse(text));

    assertThat(exception.status()).isEqualTo(status);
  }

  static Stream<Arguments> credentials() {
    return Stream.of(
        arguments(
            RFC_2617_CREDENTIALS,
            new DigestCredentials(
                "Mufasa",
                "testrealm@host.com",
                NONCE,
                "/dir/index.html",
                HEX,
                Optional.of(OPAQUE),
                Optional.of(new DigestCredentials.QopAuth("00000001", "0a4f113b")))),
        // The manner of live555: no blanks, no qop.
        arguments(
            "Digest username=\"u\",realm=\"r\",nonce=\"n\",uri=\"rtsp://h/x\",response=\""
                + HEX
                + '"',
            new DigestCredentials(
                "u", "r", "n", "rtsp://h/x", HEX, Optional.empty(), Optional.empty())),
        arguments(
            "Digest username=\"a\\\"b\", realm=r, nonce=n, uri=*, response="
                + HEX.toUpperCase(Locale.ROOT)
                + ", qop=\"auth\", nc=FFFFFFFF, cnonce=\"\", algorithm=\"MD5\"",
            new DigestCredentials(
                "a\"b",
                "r",
                "n",
                "*",
                HEX,
                Optional.empty(),
                Optional.of(new DigestCredentials.QopAuth("FFFFFFFF", "")))));
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void readsAndWritesCredentials(String text, DigestCredentials expected)
      throws RtspParseException {
    DigestCredentials credentials = DigestCredentials.parse(text);

    assertThat(credentials).isEqualTo(expected);
    assertThat(DigestCredentials.parse(credentials.format())).isEqualTo(credentials);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Digest realm=r, nonce=n, uri=u, response=" + HEX,
        "Digest username=u, nonce=n, uri=u, response=" + HEX,
        "Digest username=u, realm=r, uri=u, response=" + HEX,
        "Digest username=u, realm=r, nonce=n, response=" + HEX,
        "Digest username=u, realm=r, nonce=n, uri=u",
        "Digest username=u, realm=r, nonce=n, uri=u, response=abc",
        "Digest username=u, realm=r, nonce=n, uri=u, response=" + HEX + "00",
        "Digest username=u, realm=r, nonce=n, uri=u, algorithm=MD5-sess, response=" + HEX,
        "Digest username=u, realm=r, nonce=n, uri=u, qop=auth, response=" + HEX,
        "Digest username=u, realm=r, nonce=n, uri=u, qop=auth, nc=1, cnonce=c, response=" + HEX,
        "Digest username=u, realm=r, nonce=n, uri=u, qop=auth, nc=00000001, response=" + HEX,
        "Digest username=u, realm=r, nonce=n, uri=u, qop=auth-int, nc=00000001, cnonce=c, response="
            + HEX
      })
  void refusesIncompleteCredentials(String text) {
    assertThat(statusOf(text)).isEqualTo(RtspStatus.BAD_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic dTpw", "Bearer x", "Digestive a=b"})
  void otherSchemesAreUnauthorized(String text) {
    assertThat(statusOf(text)).isEqualTo(RtspStatus.UNAUTHORIZED);
  }

  @Test
  void hasLimits() {
    StringBuilder many = new StringBuilder("Digest ");
    for (int i = 0; i < 33; i++) {
      many.append("p").append(i).append("=1, ");
    }

    assertThat(statusOf(many.toString())).isEqualTo(RtspStatus.BAD_REQUEST);
    assertThat(statusOf("Digest a=" + "b".repeat(4096))).isEqualTo(RtspStatus.BAD_REQUEST);
  }

  private static RtspStatus statusOf(String text) {
    return catchThrowableOfType(RtspParseException.class, () -> DigestCredentials.parse(text))
        .status();
  }

  @Test
  void keepsSecretsOutOfLogs() throws RtspParseException {
    assertThat(DigestCredentials.parse(RFC_2617_CREDENTIALS))
        .hasToString("DigestCredentials[Mufasa]");
  }

  @Test
  void countsAreHex() {
    assertThatThrownBy(() -> new DigestCredentials.QopAuth("0000000g", "c"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
