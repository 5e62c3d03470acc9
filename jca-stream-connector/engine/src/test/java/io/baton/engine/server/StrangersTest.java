package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attacks by those who have no password, over real sockets. */
class StrangersTest {
  private static final int SHARE = 40;
  private static final int FLOOD = 120;

  private final List<RtspTestClient> clients = new ArrayList<>();
  private TestEngine engine;

  @BeforeEach
  void start() throws Exception {
    start(SHARE);
  }

  private void start(int share) throws Exception {
    engine =
        TestEngine.start(
            "baton.rtsp.max.strangers.per.client",
            Integer.toString(share),
            "baton.interleaved.stall",
            "1");
    engine.decisions().offer("/song", SyntheticTrack.content(60, SyntheticTrack.audio()));
  }

  @AfterEach
  void stop() throws Exception {
    for (RtspTestClient client : clients) {
      client.close();
    }
    engine.close();
  }

  private RtspTestClient open(String from) throws IOException {
    RtspTestClient client = RtspTestClient.connectFrom(from, engine.port());
    clients.add(client);
    return client;
  }

  @Test
  void aFloodFromOneAddressLeavesRoomForOthers() throws Exception {
    for (int i = 0; i < FLOOD; i++) {
      open("127.0.0.2");
    }
    Conditions.await("all", () -> engine.counters().connections().sum() == FLOOD);
    assertThat(open("127.0.0.3").request("DESCRIBE", "/song").status()).isEqualTo(200);
    Conditions.await("the share", () -> engine.counters().open().sum() <= SHARE + 1);
    assertThat(
            engine.counters().refusedConnections().sum()
                + engine.counters().displacedConnections().sum())
        .isEqualTo(FLOOD - SHARE);
  }

  @Test
  void aPlayerIsToldWhyThereIsNoRoom() throws Exception {
    engine.close();
    start(1);
    RtspTestClient first = open("127.0.0.2");
    assertThat(first.request("OPTIONS", "*").status()).isEqualTo(200);
    RtspReply refused = open("127.0.0.2").request("OPTIONS", "*");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.reason()).contains("too many connections");
    assertThat(refused.header("Retry-After")).isNotEmpty();
  }

  /** With a session a connection is a viewer's, and gives its place to the next stranger. */
  @Test
  void aViewerIsNoStranger() throws Exception {
    engine.close();
    start(1);
    for (int i = 0; i < 5; i++) {
      RtspReply setUp =
          open("127.0.0.2").request("SETUP", "/song", "Transport: RTP/AVP/TCP;interleaved=0-1");
      assertThat(setUp.status()).isEqualTo(200);
    }
    assertThat(engine.counters().displacedConnections().sum()).isZero();
  }
}
