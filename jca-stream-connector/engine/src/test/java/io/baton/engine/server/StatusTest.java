package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.ScriptedDecisions;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a request can fail has its status. */
class StatusTest {
  private static final String UDP = "Transport: RTP/AVP;unicast;client_port=27000-27001";
  private static final String TCP = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1";

  private TestEngine engine;
  private RtspTestClient client;

  @BeforeEach
  void start() throws Exception {
    engine = TestEngine.start("baton.rtsp.decision.timeout", "1");
    engine
        .decisions()
        .offer(
            "/film", SyntheticTrack.content(60, SyntheticTrack.video(1), SyntheticTrack.audio()));
    engine.decisions().offer("/song", SyntheticTrack.content(30, SyntheticTrack.audio()));
    client = RtspTestClient.connect(engine.port());
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    engine.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OPTIONS  | /film           |                         | 200",
        "DESCRIBE | /film           |                         | 200",
        "DESCRIBE | /film           | Accept: application/sdp | 200",
        "DESCRIBE | /nothing        |                         | 404",
        "DESCRIBE | /lost           |                         | 404",
        "DESCRIBE | /moved          |                         | 302",
        "DESCRIBE | /film           | Accept: text/html       | 406",
        "DESCRIBE | /unavailable    |                         | 503",
        "DESCRIBE | /overloaded     |                         | 503",
        "DESCRIBE | /held           |                         | 503",
        "DESCRIBE | http://x/film   |                         | 400",
        "DESCRIBE | *               |                         | 400",
        "RECORD   | /film           |                         | 405",
        "ANNOUNCE | /film           |                         | 405",
        "BREW     | /film           |                         | 501",
        "OPTIONS  | /film           | Require: play.basic     | 200",
        "OPTIONS  | /film           | Require: teleport       | 551",
        "PLAY     | /film           |                         | 454",
        "PLAY     | /film           | Session: nobody         | 454",
        "PAUSE    | /film           | Session: nobody         | 454",
        "TEARDOWN | /film           | Session: nobody         | 454",
        "OPTIONS  | /film           | Session: nobody         | 454",
        "GET_PARAMETER | /film      | Session: nobody         | 454",
        "SET_PARAMETER | /film      | Session: nobody         | 454",
        "GET_PARAMETER | /film      |                         | 200",
        "SET_PARAMETER | /film      |                         | 200",
        "SETUP    | /film/trackID=0 |                         | 400",
        "SETUP    | /film/trackID=0 | Transport: nonsense     | 461",
        "SETUP    | /film/trackID=0 | Transport: RTP/SAVP;unicast;client_port=27000-27001 | 461",
        "SETUP    | /film/trackID=0 | Transport: RTP/AVP;multicast;port=27000-27001 | 461",
        "SETUP    | /film/trackID=0 | Transport: RTP/AVP;unicast | 461",
        "SETUP    | /film/trackID=0 | Transport: RTP/AVP;unicast;client_port=5000-5001;mode=RECORD"
            + " | 461",
        "SETUP    | /film/trackID=0 | Transport: RTP/AVP;unicast;client_port=0-1 | 400",
        "SETUP    | /film/trackID=0 | Transport: RTP/AVP;unicast;client_port=5000-5001;"
            + "destination=192.0.2.1 | 462",
        "SETUP    | /film           | Transport: RTP/AVP;unicast;client_port=27000-27001 | 459",
        "SETUP    | /film/trackID=2 | Transport: RTP/AVP;unicast;client_port=27000-27001 | 404",
        "SETUP    | /nothing        | Transport: RTP/AVP;unicast;client_port=27000-27001 | 404",
        "SETUP    | /song           | Transport: RTP/AVP;unicast;client_port=27000-27001 | 200",
        "SETUP    | /film/trackID=1 | Transport: RTP/AVP/TCP;unicast | 200"
      })
  void withoutASession(String method, String path, String header, int status) throws Exception {
    RtspReply reply =
        header == null ? client.request(method, path) : client.request(method, path, header);
    assertThat(reply.status()).as(reply.reason()).isEqualTo(status);
    assertThat(reply.header("CSeq")).isEqualTo("1");
    assertThat(client.request("OPTIONS", "*").status()).as("the connection goes on").isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PLAY     | /film           |                         | 200",
        "PLAY     | /film/          |                         | 200",
        "PLAY     | /film           | Range: npt=0-           | 200",
        "PLAY     | /film           | Range: npt=0.000-       | 200",
        "PLAY     | /film           | Range: npt=now-         | 200",
        "PLAY     | /film           | Range: npt=10-20.5      | 200",
        "PLAY     | /film           | Range: npt=0:00:31.7-   | 200",
        "PLAY     | /film           | Range: npt=60-          | 457",
        "PLAY     | /film           | Range: npt=20-10        | 457",
        "PLAY     | /film           | Range: npt=abc          | 400",
        "PLAY     | /film           | Range: clock=19961108T142300Z- | 501",
        "PLAY     | /film           | Scale: 4                | 200",
        "PLAY     | /film           | Scale: -1               | 456",
        "PLAY     | /film           | Scale: fast             | 400",
        "PLAY     | /film           | Speed: 2                | 200",
        "PLAY     | /film/trackID=0 |                         | 460",
        "PAUSE    | /film/trackID=0 |                         | 460",
        "TEARDOWN | /film/trackID=0 |                         | 460",
        "PAUSE    | /film           |                         | 200",
        "OPTIONS  | /film           |                         | 200",
        "TEARDOWN | /film           |                         | 200",
        "SETUP    | /song           | Transport: RTP/AVP;unicast;client_port=27000-27001 | 459",
        "SETUP    | /film/trackID=1 | Transport: RTP/AVP/TCP;unicast;interleaved=0-1 | 461",
        "SETUP    | /film/trackID=1 | Transport: RTP/AVP;unicast;client_port=27002-27003 | 200"
      })
  void inASession(String method, String path, String header, int status) throws Exception {
    String session = "Session: " + setUp();
    RtspReply reply =
        header == null
            ? client.request(method, path, session)
            : client.request(method, path, session, header);
    assertThat(reply.status()).as(reply.reason()).isEqualTo(status);
  }

  private String setUp() throws Exception {
    String session = client.request("SETUP", "/film/trackID=0", UDP).session();
    RtspReply second = client.request("SETUP", "/film/trackID=1", UDP, "Session: " + session);
    assertThat(second.status()).isEqualTo(200);
    return session;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET_PARAMETER | position            | 200",
        "GET_PARAMETER | 'position\r\nscale' | 200",
        "GET_PARAMETER | colour              | 451",
        "SET_PARAMETER | 'scale: 2'          | 458",
        "SET_PARAMETER | 'colour: red'       | 451"
      })
  void parameters(String method, String body, int status) throws Exception {
    String session = "Session: " + setUp();
    assertThat(client.parameters(method, "/film", body, session).status()).isEqualTo(status);
  }

  @Test
  void tellsTheValuesOfParameters() throws Exception {
    String session = "Session: " + setUp();
    RtspReply reply =
        client.parameters("GET_PARAMETER", "/film", "position\r\npackets_sent\r\n", session);
    assertThat(reply.body()).isEqualTo("position: 0.000\r\npackets_sent: 0\r\n");
    assertThat(reply.header("Content-Type")).isEqualTo("text/parameters");
  }

  @Test
  void noParameterIsKnownWithoutASession() throws Exception {
    assertThat(client.parameters("GET_PARAMETER", "/film", "position").status()).isEqualTo(451);
  }

  @Test
  void tracksAreSetUpBeforePlay() throws Exception {
    String session = "Session: " + setUp();
    client.request("PLAY", "/film", session);
    assertThat(client.request("SETUP", "/film/trackID=0", UDP, session).status()).isEqualTo(455);
    client.request("PAUSE", "/film", session);
    assertThat(client.request("SETUP", "/film/trackID=0", UDP, session).status()).isEqualTo(455);
  }

  @Test
  void aSessionOfOneTrackIsControlledByItToo() throws Exception {
    String session = "Session: " + client.request("SETUP", "/film/trackID=1", UDP).session();
    assertThat(client.request("PLAY", "/film/trackID=1", session).status()).isEqualTo(200);
    assertThat(client.request("PAUSE", "/film/trackID=1", session).status()).isEqualTo(200);
    assertThat(client.request("TEARDOWN", "/film/trackID=1", session).status()).isEqualTo(200);
    assertThat(client.request("TEARDOWN", "/film/trackID=1", session).status()).isEqualTo(454);
  }

  @Test
  void saysWhatIsAllowed() throws Exception {
    String all = client.request("OPTIONS", "*").header("Public");
    assertThat(all.split(", "))
        .containsExactlyInAnyOrder(
            "OPTIONS",
            "DESCRIBE",
            "SETUP",
            "PLAY",
            "PAUSE",
            "GET_PARAMETER",
            "SET_PARAMETER",
            "TEARDOWN");
    assertThat(client.request("RECORD", "/film").header("Allow")).isEqualTo(all);
    assertThat(client.request("OPTIONS", "*", "Require: a, play.basic, b").header("Unsupported"))
        .isEqualTo("a, b");
  }

  @ParameterizedTest
  @CsvSource({"/unavailable, 7", "/overloaded, 1", "/held, 1"})
  void saysWhenToTryAgain(String path, String seconds) throws Exception {
    RtspReply reply = client.request("DESCRIBE", path);
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo(seconds);
  }

  @Test
  void sendsElsewhere() throws Exception {
    assertThat(client.request("DESCRIBE", "/moved").header("Location"))
        .isEqualTo("rtsp://other/film");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RTSP/2.0", "RTSP/0.9"})
  void speaksOneVersion(String version) throws Exception {
    client.sendRaw("OPTIONS * " + version + "\r\nCSeq: 5\r\n\r\n");
    RtspReply reply = client.reply();
    assertThat(reply.status()).isEqualTo(505);
    assertThat(reply.header("CSeq")).isEqualTo("5");
  }

  @Test
  void demandsANumber() throws Exception {
    client.sendRaw("OPTIONS * RTSP/1.0\r\n\r\n");
    assertThat(client.reply().status()).isEqualTo(400);
    assertThat(engine.counters().badRequests().sum()).isEqualTo(1);
  }

  @Test
  void closesAConnectionThatCannotBeUnderstood() throws Exception {
    client.sendRaw("OPTIONS * RTSP/1.0\r\nCSeq: 3\r\nContent-Length: x\r\n\r\n");
    assertThat(client.reply().status()).isEqualTo(400);
    client.awaitClose();
  }

  @Test
  void refusesAHeadThatIsTooLong() throws Exception {
    client.sendRaw("OPTIONS * RTSP/1.0\r\nCSeq: 3\r\nX: " + "x".repeat(9000));
    assertThat(client.reply().status()).isEqualTo(413);
    client.awaitClose();
  }

  @Test
  void answersPipelinedRequestsInOrder() throws Exception {
    int count = 200;
    for (int i = 0; i < count; i++) {
      client.send(i % 2 == 0 ? "DESCRIBE" : "OPTIONS", i % 2 == 0 ? "/film" : "*");
    }
    for (int i = 1; i <= count; i++) {
      RtspReply reply = client.reply();
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("CSeq")).isEqualTo(Integer.toString(i));
    }
    assertThat(engine.decisions().asked()).as("a decision holds").isEqualTo(1);
  }

  @Test
  void aRequestWaitsForTheOneBeforeIt() throws Exception {
    client.send("DESCRIBE", ScriptedDecisions.HELD);
    client.send("OPTIONS", "*");
    assertThat(client.reply().header("CSeq")).isEqualTo("1");
    assertThat(client.reply().header("CSeq")).isEqualTo("2");
  }

  @Test
  void ignoresResponsesAndPacketsFromClients() throws Exception {
    client.sendRaw("RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n");
    client.send(new byte[] {'$', 1, 0, 3, 1, 2, 3});
    assertThat(client.request("OPTIONS", "*").status()).isEqualTo(200);
  }

  @Test
  void describesTheFilmForDecoders() throws Exception {
    RtspReply reply = client.request("DESCRIBE", "/film");
    assertThat(reply.header("Content-Type")).isEqualTo("application/sdp");
    assertThat(reply.header("Content-Base")).isEqualTo(client.uri("/film/"));
    assertThat(reply.body().lines())
        .contains(
            "s=film",
            "c=IN IP4 0.0.0.0",
            "a=control:*",
            "m=video 0 RTP/AVP 96",
            "a=rtpmap:96 H264/90000",
            "a=fmtp:96 packetization-mode=1",
            "a=control:trackID=0",
            "m=audio 0 RTP/AVP 97",
            "i=Commentary",
            "a=rtpmap:97 MPEG4-GENERIC/48000/2",
            "a=lang:en",
            "a=control:trackID=1")
        .anyMatch(line -> line.startsWith("a=range:npt=0"));
  }

  @Test
  void choosesInterleavedChannelsForAClientThatDoesNot() throws Exception {
    RtspReply first = client.request("SETUP", "/film/trackID=0", "Transport: RTP/AVP/TCP;unicast");
    RtspReply second =
        client.request(
            "SETUP",
            "/film/trackID=1",
            "Transport: RTP/AVP/TCP;unicast",
            "Session: " + first.session());
    assertThat(first.header("Transport")).contains("interleaved=0-1");
    assertThat(second.header("Transport")).contains("interleaved=2-3");
  }

  @Test
  void refusesASessionThatItCannotCarry() throws Exception {
    try (TestEngine small = TestEngine.start("baton.admission.max.sessions", "1")) {
      small.decisions().offer("/song", SyntheticTrack.content(3, SyntheticTrack.audio()));
      try (RtspTestClient other = RtspTestClient.connect(small.port())) {
        String session = other.request("SETUP", "/song", UDP).session();
        assertThat(other.request("SETUP", "/song", UDP).status()).isEqualTo(453);
        other.request("TEARDOWN", "/song", "Session: " + session);
        assertThat(other.request("SETUP", "/song", TCP).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void refusesASpeedThatItCannotCarry() throws Exception {
    try (TestEngine small = TestEngine.start("baton.admission.max.bandwidth", "300000")) {
      small.decisions().offer("/song", SyntheticTrack.content(3, SyntheticTrack.audio()));
      try (RtspTestClient other = RtspTestClient.connect(small.port())) {
        String session = "Session: " + other.request("SETUP", "/song", UDP).session();
        assertThat(other.request("PLAY", "/song", session, "Speed: 4").status()).isEqualTo(453);
        assertThat(other.request("PLAY", "/song", session).status()).isEqualTo(200);
      }
    }
  }
}
