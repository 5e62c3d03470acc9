package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamEvent;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One viewer must not take all: thousands of SETUPs without PLAY kept everybody out. */
class SharesTest {
  private static final int PREPARED = 5;
  private static final String UDP = "Transport: RTP/AVP;unicast;client_port=27000-27001";

  private TestEngine engine;
  private RtspTestClient client;

  @BeforeEach
  void start() throws Exception {
    engine =
        TestEngine.start(
            "baton.admission.max.prepared", Integer.toString(PREPARED),
            "baton.admission.max.sessions.per.client", "7",
            "baton.rtsp.prepared.timeout", "2");
    engine.decisions().offer("/song", SyntheticTrack.content(60, SyntheticTrack.audio()));
    client = RtspTestClient.connect(engine.port());
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    engine.close();
  }

  private RtspReply setUp() throws IOException {
    return client.request("SETUP", "/song", UDP);
  }

  @Test
  void preparedStreamsAreFewAndTheReasonIsTold() throws Exception {
    for (int i = 0; i < PREPARED; i++) {
      assertThat(setUp().status()).isEqualTo(200);
    }
    RtspReply refused = setUp();
    assertThat(refused.status()).isEqualTo(453);
    assertThat(refused.reason()).contains("address 127.0.0.1 has 5 streams that do not play yet");
    assertThat(engine.shares().refused()).isEqualTo(1);
    try (RtspTestClient other = RtspTestClient.connectFrom("127.0.0.2", engine.port())) {
      assertThat(other.request("SETUP", "/song", UDP).status()).isEqualTo(200);
    }
  }

  @Test
  void preparedStreamsEndSoonHoweverLivelyTheirClientIs() throws Exception {
    String session = setUp().session();
    Conditions.await(
        "the end",
        () -> {
          askUnchecked(session);
          return engine.events(StreamEvent.Closed.class).size() == 1;
        });
    assertThat(engine.admission().sessions()).isZero();
    for (int i = 0; i < PREPARED; i++) {
      assertThat(setUp().status()).isEqualTo(200);
    }
  }

  private void askUnchecked(String session) {
    try {
      client.request("OPTIONS", "*", "Session: " + session);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void playingStreamsAreAShareToo() throws Exception {
    for (int i = 0; i < 7; i++) {
      String session = setUp().session();
      assertThat(client.request("PLAY", "/song", "Session: " + session).status()).isEqualTo(200);
    }
    RtspReply refused = setUp();
    assertThat(refused.status()).isEqualTo(453);
    assertThat(refused.reason()).contains("has 7 streams, which is its share");
  }
}
