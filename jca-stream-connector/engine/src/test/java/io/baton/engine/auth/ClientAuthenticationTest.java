package io.baton.engine.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baton.engine.rtsp.RtspParseException;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClientAuthenticationTest {
  private static final String DIGEST = "Digest realm=\"r\", nonce=\"n\"";
  private static final String BASIC = "Basic realm=\"r\"";

  private final ClientAuthentication authentication =
      new ClientAuthentication("Aladdin", "open sesame");

  /** Newer platforms refuse Digest with MD5 unless asked; it is all that RTSP players speak. */
  @BeforeAll
  static void allowMd5() {
    System.setProperty("http.auth.digest.reEnabledAlgorithms", "MD5");
  }

  @Test
  void saysNothingUnasked() {
    assertThat(authentication.authorization("PLAY", "rtsp://h/x")).isEmpty();
    assertThat(authentication.challenged(List.of("Negotiate"))).isFalse();
    assertThat(authentication.authorization("PLAY", "rtsp://h/x")).isEmpty();
  }

  /** RFC 2617 section 2. */
  @Test
  void answersBasicIfThatIsAllThereIs() {
    assertThat(authentication.challenged(List.of(BASIC))).isTrue();
    assertThat(authentication.authorization("PLAY", "rtsp://h/x"))
        .contains("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assertThat(authentication.challenged(List.of(BASIC))).isFalse();
  }

  @Test
  void prefersADigestThatItUnderstands() {
    String newer = "Digest realm=\"r\", nonce=\"m\", algorithm=SHA-512-256";

    assertThat(authentication.challenged(List.of(BASIC, newer, DIGEST))).isTrue();
    assertThat(authentication.authorization("PLAY", "rtsp://h/x").orElseThrow())
        .startsWith("Digest username=\"Aladdin\"")
        .contains("nonce=\"n\"")
        .doesNotContain("sesame");
  }

  @Test
  void triesAgainOnlyIfTheNonceWasStale() {
    assertThat(authentication.challenged(List.of(DIGEST))).isTrue();
    assertThat(authentication.challenged(List.of(DIGEST))).isFalse();
    assertThat(authentication.challenged(List.of(DIGEST + ", stale=true"))).isTrue();
  }

  /** The other side is the Java platform's own HTTP client. */
  @Test
  void theVerifierAcceptsAnIndependentClient() throws IOException {
    DigestVerifier verifier =
        new DigestVerifier(
            "realm", new NonceFactory(Clock.systemUTC(), Duration.ofMinutes(1)), false);
    String ha1 = DigestHash.ha1("Aladdin", "realm", "open sesame");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, verifier, ha1));
    server.start();
    try {
      URL url = URI.create("http://localhost:" + server.getAddress().getPort() + "/film").toURL();
      HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
      connection.setAuthenticator(
          new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
              return new PasswordAuthentication("Aladdin", "open sesame".toCharArray());
            }
          });

      assertThat(connection.getResponseCode()).isEqualTo(200);
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, DigestVerifier verifier, String ha1)
      throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    boolean admitted = header != null && isOk(header, exchange, verifier, ha1);
    if (!admitted) {
      exchange
          .getResponseHeaders()
          .add("WWW-Authenticate", verifier.challenge("", false, DigestAlgorithm.MD5).toString());
    }
    exchange.sendResponseHeaders(admitted ? 200 : 401, -1);
    exchange.close();
  }

  private static boolean isOk(
      String header, HttpExchange exchange, DigestVerifier verifier, String ha1)
      throws IOException {
    try {
      DigestCredentials credentials = DigestCredentials.parse(header);
      String uri = exchange.getRequestURI().toString();
      assertThat(credentials.qop()).isPresent();
      return verifier.verify(credentials, exchange.getRequestMethod(), uri, ha1, "")
          == DigestVerifier.Verdict.OK;
    } catch (RtspParseException e) {
      throw new IOException(e);
    }
  }
}
