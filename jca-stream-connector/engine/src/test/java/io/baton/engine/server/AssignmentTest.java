package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamDecision.Forward;
import io.baton.connector.StreamDecision.Serve;
import io.baton.engine.media.Content;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.ScriptedDecisions;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.SessionState;
import io.baton.model.media.MediaPath;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to a node that has held capacity for them. */
class AssignmentTest {
  private static final Content SONG = SyntheticTrack.content(30, SyntheticTrack.audio());
  private static final String UDP = "Transport: RTP/AVP;unicast;client_port=27000-27001";
  private static final String TCP = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1";
  private static final String HEADER = "Baton-Assignment: ";
  private static final String LOCAL = "127.0.0.1";
  private static final String REMOTE = "192.0.2.7";
  private static final String STRANGER = "127.0.0.9";
  private static final String NODE = "127.0.0.3";

  private TestEngine engine;
  private RtspTestClient client;

  @BeforeEach
  void start() throws Exception {
    start("true", "60");
  }

  private void start(String anonymous, String timeout) throws Exception {
    engine =
        TestEngine.start(
            "baton.rtsp.anonymous", anonymous,
            "baton.assignment.timeout", timeout,
            "baton.admission.max.sessions", "2");
    engine.decisions().offer("/song", SONG);
    client = RtspTestClient.connect(engine.port());
  }

  private void restart(String anonymous, String timeout) throws Exception {
    stop();
    start(anonymous, timeout);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    engine.close();
  }

  private void reserve(String id, String viewer, String user) {
    MediaPath path = new MediaPath("song");
    Reservation reservation =
        new Reservation(id, path, SONG.id(), viewer, user, DeliveryMode.RELAY, "anchor", 1);
    assertThat(engine.reservations().reserve(reservation)).isEmpty();
  }

  @Test
  void theReservationBecomesTheSession() throws Exception {
    engine
        .decisions()
        .decide("/song", asked -> new Serve(new MediaPath("song"), SONG.id(), Optional.of("a")));
    reserve("a", LOCAL, "");
    assertThat(client.request("DESCRIBE", "/song").status()).isEqualTo(200);
    long reserved = engine.admission().reserved();
    assertThat(client.request("SETUP", "/song", UDP).session()).isEqualTo("a");
    assertThat(engine.decisions().asked()).isEqualTo(1);
    assertThat(engine.admission().sessions()).isEqualTo(1);
    assertThat(engine.admission().reserved()).isEqualTo(reserved);
    reserve("a", LOCAL, "");
    assertThat(engine.admission().sessions()).as("reserved again").isEqualTo(1);
    assertThat(client.request("TEARDOWN", "/song", "Session: a").status()).isEqualTo(200);
    assertThat(engine.admission().sessions()).isZero();
    assertThat(engine.admission().reserved()).isZero();
  }

  @Test
  void aFurtherSessionIsDecidedAnew() throws Exception {
    engine
        .decisions()
        .decide(
            "/song",
            asked -> {
              String id = "a" + engine.decisions().asked();
              reserve(id, LOCAL, "");
              return new Serve(new MediaPath("song"), SONG.id(), Optional.of(id));
            });
    assertThat(client.request("SETUP", "/song", UDP).session()).isEqualTo("a1");
    assertThat(client.request("SETUP", "/song", UDP).session()).isEqualTo("a2");
    assertThat(engine.decisions().asked()).isEqualTo(2);
  }

  @Test
  void anExpiredOneIsDecidedAnew() throws Exception {
    restart("true", "1");
    engine
        .decisions()
        .decide(
            "/song",
            asked -> {
              String id = "a" + engine.decisions().asked();
              reserve(id, LOCAL, "");
              return new Serve(new MediaPath("song"), SONG.id(), Optional.of(id));
            });
    client.request("DESCRIBE", "/song");
    Conditions.await("the expiry", () -> engine.admission().sessions() == 0);
    assertThat(engine.admission().reserved()).isZero();
    assertThat(client.request("SETUP", "/song", UDP).session()).isEqualTo("a2");
    assertThat(engine.decisions().requests().get(1).content())
        .as("what was described")
        .contains(SONG.id());
  }

  @Test
  void anotherNodeActsForTheClient() throws Exception {
    restart("false", "60");
    reserve("a", REMOTE, ScriptedDecisions.USER);
    assertThat(client.request("DESCRIBE", "/song", HEADER + "a").status()).isEqualTo(200);
    RtspReply reply = client.request("SETUP", "/song", TCP, HEADER + "a");
    assertThat(reply.session()).isEqualTo("a");
    SessionSnapshot session = engine.snapshot("a");
    assertThat(session.client()).isEqualTo(REMOTE);
    assertThat(session.user()).isEqualTo(ScriptedDecisions.USER);
    RtspReply playing = client.request("PLAY", "/song", "Session: a", HEADER + "a");
    assertThat(playing.status()).isEqualTo(200);
    assertThat(client.request("DESCRIBE", "/song", HEADER + "a").status()).isEqualTo(200);
    assertThat(engine.decisions().asked()).isZero();
  }

  @Test
  void whoeverActsSaysSoInEachRequest() throws Exception {
    reserve("a", LOCAL, "");
    client.request("DESCRIBE", "/song", HEADER + "a");
    assertThat(client.request("DESCRIBE", "/song").status()).isEqualTo(412);
    reserve("b", LOCAL, "");
    assertThat(client.request("DESCRIBE", "/song", HEADER + "b").status()).isEqualTo(412);
  }

  @Test
  void anUnknownAssignmentIsRefused() throws Exception {
    RtspReply reply = client.request("DESCRIBE", "/song", HEADER + "guessed");
    assertThat(reply.status()).isEqualTo(412);
    assertThat(reply.reason()).contains("assignment is unknown or has expired");
    assertThat(engine.counters().authFailures().sum()).isEqualTo(1);
    assertThat(engine.decisions().asked()).isZero();
  }

  @Test
  void anAssignmentIsUsedUpOnce() throws Exception {
    reserve("a", LOCAL, "");
    client.request("SETUP", "/song", TCP, HEADER + "a");
    assertThat(client.request("SETUP", "/song", TCP, HEADER + "a").status()).isEqualTo(412);
  }

  /** The session id travels in the clear: it must not open the door to others. */
  @Test
  void anAssignmentInUseIsNobodyElses() throws Exception {
    reserve("a", LOCAL, "");
    client.request("SETUP", "/song", TCP, HEADER + "a");
    try (RtspTestClient thief = RtspTestClient.connect(engine.port())) {
      assertThat(thief.request("PAUSE", "/song", "Session: a", HEADER + "a").status())
          .isEqualTo(412);
    }
  }

  /** The id of any session is heard by whoever reads along. */
  @ParameterizedTest
  @ValueSource(strings = {"PAUSE", "PLAY", "TEARDOWN", "GET_PARAMETER"})
  void aSessionThatItsClientSetUpHimselfIsNoAssignment(String method) throws Exception {
    String session = client.request("SETUP", "/song", UDP).session();
    for (String from : List.of(LOCAL, STRANGER)) {
      try (RtspTestClient thief = RtspTestClient.connectFrom(from, engine.port())) {
        RtspReply reply = thief.request(method, "/song", "Session: " + session, HEADER + session);
        assertThat(reply.status()).isEqualTo(412);
      }
    }
    assertThat(engine.snapshot(session).state()).isEqualTo(SessionState.READY);
    assertThat(engine.counters().authFailures().sum()).isEqualTo(2);
  }

  @Test
  void aReservationThatTheClientUsedHimselfIsNoAssignmentAnyMore() throws Exception {
    reserve("a", LOCAL, "");
    client.request("SETUP", "/song?assignment=a", UDP);
    try (RtspTestClient thief = RtspTestClient.connect(engine.port())) {
      assertThat(thief.request("TEARDOWN", "/song", "Session: a", HEADER + "a").status())
          .isEqualTo(412);
    }
  }

  @Test
  void onlyNodesOfTheClusterActForClients() throws Exception {
    reserve("a", LOCAL, "");
    try (RtspTestClient stranger = RtspTestClient.connectFrom(STRANGER, engine.port())) {
      assertThat(stranger.request("DESCRIBE", "/song", HEADER + "a").status()).isEqualTo(412);
    }
    assertThat(client.request("DESCRIBE", "/song", HEADER + "a").status()).isEqualTo(200);
  }

  @Test
  void aNodeIsKnownByTheAddressThatItListensOn() throws Exception {
    engine.members().clear();
    engine.members().add(InetAddress.getByName(NODE));
    try (TestEngine anchor = TestEngine.start("baton.rtsp.host", NODE);
        RtspTestClient viewer = new RtspTestClient(new Socket(NODE, anchor.port()))) {
      reserve("a", NODE, "");
      anchor
          .decisions()
          .decide(
              "/song",
              asked ->
                  new Forward(
                      new MediaPath("song"),
                      SONG.id(),
                      "a",
                      "provider",
                      LOCAL,
                      engine.port(),
                      DeliveryMode.RELAY,
                      0));
      assertThat(viewer.request("DESCRIBE", "/song").status()).isEqualTo(200);
    }
  }

  @Test
  void whatWasReservedIsGivenBackWhenItsBearerLeaves() throws Exception {
    reserve("a", LOCAL, "");
    client.request("DESCRIBE", "/song", HEADER + "a");
    client.close();
    Conditions.await("the release", () -> engine.admission().sessions() == 0);
  }

  @Test
  void whatWasSetUpAndNotPlayedEndsWhenItsBearerLeaves() throws Exception {
    reserve("a", LOCAL, "");
    assertThat(client.request("SETUP", "/song", UDP, HEADER + "a").session()).isEqualTo("a");
    client.close();
    Conditions.await(
        "the end", () -> engine.sessionCount() == 0 && engine.admission().sessions() == 0);
  }

  @Test
  void whatPlaysOverUdpGoesOnWithoutItsBearer() throws Exception {
    reserve("a", LOCAL, "");
    client.request("SETUP", "/song", UDP, HEADER + "a");
    client.request("PLAY", "/song", "Session: a", HEADER + "a");
    client.close();
    try (RtspTestClient successor = RtspTestClient.connect(engine.port())) {
      Conditions.await("the end of the connection", () -> engine.counters().open().sum() == 1);
      RtspReply reply = successor.request("PAUSE", "/song", "Session: a", HEADER + "a");
      assertThat(reply.status()).isEqualTo(200);
    }
  }

  @Test
  void aRedirectedClientNeedsNoOtherDecision() throws Exception {
    reserve("a", LOCAL, "");
    RtspReply described = client.request("DESCRIBE", "/song?assignment=a");
    assertThat(described.status()).isEqualTo(200);
    assertThat(described.header("Content-Base")).isEqualTo(client.uri("/song/"));
    RtspReply reply = client.request("SETUP", "/song/trackID=0", UDP);
    assertThat(reply.session()).isEqualTo("a");
    assertThat(engine.decisions().asked()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/song?assignment=foreign", "/song?assignment=unknown"})
  void aStrangersAssignmentIsDecidedLikeAnyRequest(String uri) throws Exception {
    reserve("foreign", REMOTE, "");
    RtspReply reply = client.request("SETUP", uri, UDP);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.session()).isNotEqualTo("foreign");
    assertThat(engine.decisions().requests().get(0).query()).containsKey("assignment");
  }

  @Test
  void aRedirectedClientAuthenticatesHimself() throws Exception {
    restart("false", "60");
    reserve("a", LOCAL, ScriptedDecisions.USER);
    assertThat(client.request("DESCRIBE", "/song?assignment=a").status()).isEqualTo(401);
  }

  @Test
  void anotherPathIsNotPartOfTheAssignment() throws Exception {
    reserve("a", LOCAL, "");
    assertThat(client.request("DESCRIBE", "/other?assignment=a").status()).isEqualTo(404);
    assertThat(client.request("DESCRIBE", "/.hidden?assignment=a").status()).isEqualTo(404);
  }
}
