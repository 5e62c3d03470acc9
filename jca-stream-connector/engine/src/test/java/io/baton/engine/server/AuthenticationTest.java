package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.auth.ClientAuthentication;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.ScriptedDecisions;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
  private static final String UDP = "Transport: RTP/AVP;unicast;client_port=27000-27001";

  private TestEngine engine;
  private RtspTestClient client;

  @BeforeEach
  void start() throws Exception {
    engine = TestEngine.start("baton.rtsp.anonymous", "false");
    engine.decisions().offer("/song", SyntheticTrack.content(30, SyntheticTrack.audio()));
    client = RtspTestClient.connect(engine.port());
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    engine.close();
  }

  private static RtspReply authenticated(
      RtspTestClient from, String user, String password, String method, String... headers)
      throws Exception {
    RtspReply challenge = from.request(method, "/song", headers);
    assertThat(challenge.status()).isEqualTo(401);
    return from.request(
        method, "/song", with(headers, authorization(challenge, user, password, from, method)));
  }

  private static String authorization(
      RtspReply challenge, String user, String password, RtspTestClient from, String method) {
    ClientAuthentication authentication = new ClientAuthentication(user, password);
    assertThat(authentication.challenged(List.of(challenge.header("WWW-Authenticate")))).isTrue();
    return "Authorization: "
        + authentication.authorization(method, from.uri("/song")).orElseThrow();
  }

  private static String[] with(String[] headers, String another) {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = another;
    return all;
  }

  @Test
  void challengesEverythingButOptions() throws Exception {
    assertThat(client.request("OPTIONS", "*").status()).isEqualTo(200);
    for (String method : List.of("DESCRIBE", "SETUP", "PLAY", "GET_PARAMETER", "TEARDOWN")) {
      RtspReply reply = client.request(method, "/song", UDP);
      assertThat(reply.status()).as(method).isEqualTo(401);
      assertThat(reply.header("WWW-Authenticate"))
          .startsWith("Digest realm=\"ApplicationRealm\"")
          .doesNotContain("stale=true");
    }
    assertThat(engine.decisions().asked()).isZero();
  }

  @Test
  void letsAUserInForTheWholeConnection() throws Exception {
    RtspReply described =
        authenticated(client, ScriptedDecisions.USER, ScriptedDecisions.PASSWORD, "DESCRIBE");
    assertThat(described.status()).isEqualTo(200);
    RtspReply reply = client.request("SETUP", "/song", UDP);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(engine.snapshot(reply.session()).user()).isEqualTo(ScriptedDecisions.USER);
  }

  @ParameterizedTest
  @CsvSource({"viewer, wrong", "nobody, secret"})
  void keepsOthersOut(String user, String password) throws Exception {
    RtspReply reply = authenticated(client, user, password, "DESCRIBE");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).doesNotContain("stale=true");
    assertThat(engine.counters().authFailures().sum()).isEqualTo(1);
  }

  @Test
  void asksForAnotherAnswerToANonceThatIsNotItsOwn() throws Exception {
    RtspReply challenge = client.request("DESCRIBE", "/song");
    RtspReply foreign;
    try (TestEngine other = TestEngine.start("baton.rtsp.anonymous", "false");
        RtspTestClient there = RtspTestClient.connect(other.port())) {
      foreign = there.request("DESCRIBE", "/song");
    }
    assertThat(foreign.header("WWW-Authenticate"))
        .isNotEqualTo(challenge.header("WWW-Authenticate"));
    RtspReply reply =
        client.request(
            "DESCRIBE",
            "/song",
            authorization(
                foreign, ScriptedDecisions.USER, ScriptedDecisions.PASSWORD, client, "DESCRIBE"));
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).contains("stale=true");
  }

  @Test
  void refusesCredentialsThatAreNone() throws Exception {
    assertThat(client.request("DESCRIBE", "/song", "Authorization: Digest ,,=").status())
        .isEqualTo(400);
  }

  @Test
  void tellsAClientThatSendsBasicThatDigestIsWanted() throws Exception {
    RtspReply reply = client.request("DESCRIBE", "/song", "Authorization: Basic dmlld2VyOng=");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).startsWith("Digest ");
  }

  @Test
  void aSessionIsItsUsersAlone() throws Exception {
    authenticated(client, ScriptedDecisions.USER, ScriptedDecisions.PASSWORD, "DESCRIBE");
    String session = "Session: " + client.request("SETUP", "/song", UDP).session();
    try (RtspTestClient thief = RtspTestClient.connect(engine.port());
        RtspTestClient again = RtspTestClient.connect(engine.port())) {
      assertThat(
              authenticated(
                      thief,
                      ScriptedDecisions.OTHER_USER,
                      ScriptedDecisions.PASSWORD,
                      "TEARDOWN",
                      session)
                  .status())
          .isEqualTo(454);
      assertThat(
              authenticated(
                      again, ScriptedDecisions.USER, ScriptedDecisions.PASSWORD, "PLAY", session)
                  .status())
          .isEqualTo(200);
    }
  }

  /** A guesser got a thousand answers a second; now it gets a handful, and the others theirs. */
  @Test
  void guessesWait() throws Exception {
    RtspReply challenge = client.request("DESCRIBE", "/song");
    long start = System.nanoTime();
    for (int i = 0; i < 6; i++) {
      String wrong =
          authorization(challenge, ScriptedDecisions.USER, "guess" + i, client, "DESCRIBE");
      assertThat(client.request("DESCRIBE", "/song", wrong).status()).isEqualTo(401);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1500));
    assertThat(engine.logins().statistics().failed()).isEqualTo(6);
    assertThat(engine.logins().statistics().delayed()).isEqualTo(2);
    try (RtspTestClient user = RtspTestClient.connectFrom("127.0.0.2", engine.port())) {
      assertThat(
              authenticated(user, ScriptedDecisions.USER, ScriptedDecisions.PASSWORD, "DESCRIBE")
                  .status())
          .isEqualTo(200);
    }
    assertThat(engine.logins().statistics().delayed()).as("nobody else waits").isEqualTo(2);
  }

  /** The form of GStreamer and live555: overheard, it is of no use on another connection. */
  @Test
  void credentialsWithoutACountAreGoodOnTheirConnectionAlone() throws Exception {
    String old = uncounted(client.request("DESCRIBE", "/song"), client.uri("/song"));
    assertThat(client.request("DESCRIBE", "/song", old).status()).isEqualTo(200);
    try (RtspTestClient thief = RtspTestClient.connect(engine.port())) {
      RtspReply reply = thief.request("DESCRIBE", "/song", old);
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.header("WWW-Authenticate")).contains("stale=true");
    }
    assertThat(engine.logins().statistics().failed()).isZero();
  }

  @Test
  void countsMayBeRequired() throws Exception {
    try (TestEngine strict =
            TestEngine.start(
                "baton.rtsp.anonymous", "false", "baton.rtsp.digest.qop.required", "true");
        RtspTestClient player = RtspTestClient.connect(strict.port())) {
      String old = uncounted(player.request("DESCRIBE", "/song"), player.uri("/song"));
      assertThat(player.request("DESCRIBE", "/song", old).status()).isEqualTo(401);
      assertThat(
              authenticated(player, ScriptedDecisions.USER, ScriptedDecisions.PASSWORD, "DESCRIBE")
                  .status())
          .isEqualTo(404);
    }
  }

  private static String uncounted(RtspReply challenge, String uri) throws Exception {
    String header = challenge.header("WWW-Authenticate").replace(", qop=\"auth\"", "");
    ClientAuthentication authentication =
        new ClientAuthentication(ScriptedDecisions.USER, ScriptedDecisions.PASSWORD);
    assertThat(authentication.challenged(List.of(header))).isTrue();
    return "Authorization: " + authentication.authorization("DESCRIBE", uri).orElseThrow();
  }

  /** As players write them: a backslash as it is, and as RFC 2617 has it. */
  @ParameterizedTest
  @ValueSource(strings = {"FILMS\\viewer", "FILMS\\\\viewer"})
  void aUserMayHaveABackslashInItsName(String written) throws Exception {
    RtspReply challenge = client.request("DESCRIBE", "/song");
    String header =
        authorization(
            challenge,
            ScriptedDecisions.DOMAIN_USER,
            ScriptedDecisions.PASSWORD,
            client,
            "DESCRIBE");
    String asWritten = header.replace("FILMS\\\\viewer", written);
    assertThat(client.request("DESCRIBE", "/song", asWritten).status()).isEqualTo(200);
    RtspReply setUp = client.request("SETUP", "/song", UDP);
    assertThat(engine.snapshot(setUp.session()).user()).isEqualTo("FILMS\\viewer");
  }

  @Test
  void aUserWithoutARoleMayNotView() throws Exception {
    assertThat(
            authenticated(
                    client, ScriptedDecisions.STRANGER, ScriptedDecisions.PASSWORD, "DESCRIBE")
                .status())
        .isEqualTo(403);
    assertThat(engine.logins().statistics().failed()).isZero();
  }

  /** Offered where the realm has it: as is found out from the first user. */
  @Test
  void offersSha256() throws Exception {
    authenticated(client, ScriptedDecisions.MODERN_USER, ScriptedDecisions.PASSWORD, "DESCRIBE");
    try (RtspTestClient next = RtspTestClient.connect(engine.port())) {
      next.send("DESCRIBE", "/song");
      List<String> challenges = next.reply().challenges();
      assertThat(challenges).hasSize(2);
      assertThat(challenges.get(0)).contains("algorithm=SHA-256");
      assertThat(challenges.get(1)).contains("algorithm=MD5");
      ClientAuthentication authentication =
          new ClientAuthentication(ScriptedDecisions.MODERN_USER, ScriptedDecisions.PASSWORD);
      assertThat(authentication.challenged(challenges.subList(0, 1))).isTrue();
      String header = authentication.authorization("DESCRIBE", next.uri("/song")).orElseThrow();
      assertThat(header).contains("algorithm=SHA-256");
      assertThat(next.request("DESCRIBE", "/song", "Authorization: " + header).status())
          .isEqualTo(200);
    }
  }
}
