package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.model.delivery.SessionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request about a session has to name, and what PAUSE may ask for. */
class SessionControlTest {
  private static final String UDP = "Transport: RTP/AVP;unicast;client_port=50000-50001";

  private TestEngine engine;
  private RtspTestClient client;
  private String session;

  @BeforeEach
  void start() throws Exception {
    engine = TestEngine.start();
    engine.decisions().offer("/song", SyntheticTrack.content(30, SyntheticTrack.audio()));
    engine.decisions().offer("/other", SyntheticTrack.content(20, SyntheticTrack.audio()));
    client = RtspTestClient.connect(engine.port());
    session = client.request("SETUP", "/song", UDP).session();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    engine.close();
  }

  private RtspReply request(String method, String uri, String... header) throws Exception {
    String[] headers = {"Session: " + session, header.length == 0 ? "X-None: 0" : header[0]};
    return client.request(method, uri, headers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAY", "PAUSE", "TEARDOWN"})
  void anotherPresentationIsNotPartOfTheSession(String method) throws Exception {
    assertThat(request(method, "/other").status()).isEqualTo(459);
    assertThat(request(method, "/other/trackID=0").status()).isEqualTo(459);
    assertThat(engine.snapshot(session).state()).isEqualTo(SessionState.READY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/song/",
        "/song?assignment=a",
        "/song/trackID=0",
        "rtsp://viewer@another.name/song"
      })
  void onePresentationMayBeWrittenInManyWays(String uri) throws Exception {
    assertThat(request("PLAY", uri).status()).isEqualTo(200);
    assertThat(request("PAUSE", uri).status()).isEqualTo(200);
    assertThat(request("TEARDOWN", uri).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "npt=soon, 400",
    "npt=5, 400",
    "smpte=0:10:00-, 501",
    "npt=5-, 457",
    "npt=9-, 457",
    "npt=21-, 457",
    "npt=0-5, 457",
    "npt=25-40, 457"
  })
  void aPauseThatIsNotOfThePresentPlayIsRefused(String range, int status) throws Exception {
    request("PLAY", "/song", "Range: npt=10-20");
    assertThat(request("PAUSE", "/song", "Range: " + range).status()).isEqualTo(status);
    assertThat(engine.snapshot(session).state()).isEqualTo(SessionState.PLAYING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"npt=now-", "npt=10-", "npt=10.000-20.000", "npt=15-", "npt=12-30"})
  void aPauseOfThePresentPlayPauses(String range) throws Exception {
    request("PLAY", "/song", "Range: npt=10-20");
    assertThat(request("PAUSE", "/song", "Range: " + range).status()).isEqualTo(200);
    assertThat(engine.snapshot(session).state()).isEqualTo(SessionState.READY);
  }

  /** Clients repeat what they were told. */
  @Test
  void aPausedStreamIsPausedAgainWhereItIs() throws Exception {
    request("PLAY", "/song");
    String told = request("PAUSE", "/song").header("Range");
    assertThat(request("PAUSE", "/song", "Range: " + told).status()).isEqualTo(200);
  }
}
