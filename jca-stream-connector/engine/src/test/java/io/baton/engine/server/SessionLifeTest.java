package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.engine.testing.UdpReceiver;
import io.baton.model.delivery.SessionState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How long sessions and connections live. */
class SessionLifeTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private TestEngine engine;
  private RtspTestClient client;
  private UdpReceiver receiver;

  @BeforeEach
  void start() throws Exception {
    start("60");
  }

  private void start(String idle) throws Exception {
    engine =
        TestEngine.start(
            "baton.rtsp.session.timeout", "5",
            "baton.rtsp.idle.timeout", idle,
            "baton.rtsp.max.connections.per.client", "3");
    engine.decisions().offer("/song", SyntheticTrack.content(60, SyntheticTrack.audio()));
    client = RtspTestClient.connect(engine.port());
    receiver = UdpReceiver.open();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    receiver.close();
    engine.close();
  }

  private String setUp(String transport) throws Exception {
    return client.request("SETUP", "/song", "Transport: " + transport).session();
  }

  /** One is silent, one says something, one's receiver reports, one takes interleaved data. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void onlyAClientThatGivesNoSignOfLifeLosesItsSession() throws Exception {
    String silent = setUp("RTP/AVP;unicast;client_port=27000-27001");
    long started = System.nanoTime();
    String talking = setUp("RTP/AVP;unicast;client_port=27002-27003");
    String reporting = setUp(receiver.transport());
    String pausedOverTcp = setUp("RTP/AVP/TCP;unicast;interleaved=0-1");
    String playingOverTcp = setUp("RTP/AVP/TCP;unicast;interleaved=2-3");
    client.request("PLAY", "/song", "Session: " + reporting);
    client.request("PLAY", "/song", "Session: " + playingOverTcp);
    long ssrc = engine.entry(reporting).tracks().get(0).ssrc() & 0xffff_ffffL;
    Conditions.await(
        "the end of the silent ones",
        () -> {
          giveSigns(talking, ssrc);
          return engine.events(StreamEvent.Closed.class).size() == 2;
        });
    assertThat(System.nanoTime() - started).isGreaterThan(TIMEOUT.minusSeconds(1).toNanos());
    assertThat(engine.events(StreamEvent.Closed.class))
        .allMatch(closed -> closed.reason() == CloseReason.TIMEOUT)
        .extracting(closed -> closed.session().id())
        .containsExactlyInAnyOrder(silent, pausedOverTcp);
    assertThat(engine.sessionCounters().timedOut().sum()).isEqualTo(2);
    assertThat(engine.snapshot(talking).state()).isEqualTo(SessionState.READY);
    assertThat(engine.snapshot(reporting).state()).isEqualTo(SessionState.PLAYING);
    assertThat(engine.snapshot(playingOverTcp).state()).isEqualTo(SessionState.PLAYING);
  }

  /** Receivers of nothing report on no source, but they report. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aReportOnNoSourceIsASignOfLife() throws Exception {
    String silent = setUp("RTP/AVP;unicast;client_port=50000-50001");
    String overUdp = setUp(receiver.transport());
    String overTcp = setUp("RTP/AVP/TCP;unicast;interleaved=0-1");
    byte[] report = UdpStreamTest.emptyReport();
    byte[] frame =
        ByteBuffer.allocate(4 + report.length)
            .put((byte) '$')
            .put((byte) 1)
            .putShort((short) report.length)
            .put(report)
            .array();
    Conditions.await(
        "the end of the silent one",
        () -> {
          receiver.sendRtcpUnchecked(report, engine.rtpPort() + 1);
          client.sendUnchecked(frame);
          return !engine.events(StreamEvent.Closed.class).isEmpty();
        });
    assertThat(engine.events(StreamEvent.Closed.class))
        .extracting(closed -> closed.session().id())
        .containsExactly(silent);
    assertThat(engine.snapshot(overUdp).state()).isEqualTo(SessionState.READY);
    assertThat(engine.snapshot(overTcp).state()).isEqualTo(SessionState.READY);
  }

  private void giveSigns(String session, long ssrc) {
    try {
      assertThat(client.request("OPTIONS", "*", "Session: " + session).status()).isEqualTo(200);
      receiver.sendRtcp(UdpStreamTest.receiverReport(ssrc, 0, 0, 0), engine.rtpPort() + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anIdleConnectionIsClosed() throws Exception {
    stop();
    start("1");
    client.request("OPTIONS", "*");
    client.awaitClose();
    Conditions.await("the count", () -> engine.counters().open().sum() == 0);
  }

  @Test
  void aConnectionWithASessionMayBeQuiet() throws Exception {
    stop();
    start("1");
    String session = setUp("RTP/AVP;unicast;client_port=27000-27001");
    try (RtspTestClient other = RtspTestClient.connect(engine.port())) {
      other.awaitClose();
    }
    assertThat(client.request("OPTIONS", "*", "Session: " + session).status()).isEqualTo(200);
  }

  /** The sessions of a connection are many; one that ends does not take it from the others. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aConnectionIsNotIdleWhileOneOfItsSessionsLives() throws Exception {
    stop();
    start("1");
    String first = setUp("RTP/AVP/TCP;unicast;interleaved=0-1");
    client.request("PLAY", "/song", "Session: " + first);
    String second = setUp("RTP/AVP/TCP;unicast;interleaved=2-3");
    client.request("TEARDOWN", "/song", "Session: " + second);
    long start = System.nanoTime();
    while (System.nanoTime() - start < Duration.ofSeconds(3).toNanos()) {
      client.frame();
    }
    client.request("TEARDOWN", "/song", "Session: " + first);
    client.awaitClose();
  }

  @Test
  void aSessionOutlivesItsConnectionOverUdp() throws Exception {
    String session = setUp(receiver.transport());
    client.request("PLAY", "/song", "Session: " + session);
    client.close();
    Conditions.await("the close", () -> engine.counters().open().sum() == 0);
    receiver.receive(10);
    client = RtspTestClient.connect(engine.port());
    assertThat(client.request("TEARDOWN", "/song", "Session: " + session).status()).isEqualTo(200);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void refusesMoreConnectionsFromOneAddressThanAllowed() throws Exception {
    try (RtspTestClient second = RtspTestClient.connect(engine.port());
        RtspTestClient third = RtspTestClient.connect(engine.port())) {
      for (RtspTestClient each : List.of(client, second, third)) {
        assertThat(each.request("OPTIONS", "*").status()).isEqualTo(200);
      }
      setUp("RTP/AVP;unicast;client_port=27000-27001");
      for (RtspTestClient each : List.of(second, third)) {
        each.request("SETUP", "/song", "Transport: RTP/AVP;unicast;client_port=27002-27003");
      }
      try (RtspTestClient fourth = RtspTestClient.connect(engine.port())) {
        fourth.awaitClose();
      }
    }
    Conditions.await("the count", () -> engine.counters().open().sum() <= 1);
    try (RtspTestClient again = RtspTestClient.connect(engine.port())) {
      assertThat(again.request("OPTIONS", "*").status()).isEqualTo(200);
    }
    assertThat(engine.counters().connections().sum()).isEqualTo(5);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void refusesMoreConnectionsInAllThanAllowed() throws Exception {
    try (TestEngine small = TestEngine.start("baton.rtsp.max.connections", "1");
        RtspTestClient first = RtspTestClient.connect(small.port())) {
      small.decisions().offer("/song", SyntheticTrack.content(60, SyntheticTrack.audio()));
      first.request("SETUP", "/song", "Transport: RTP/AVP;unicast;client_port=27000-27001");
      try (RtspTestClient second = RtspTestClient.connect(small.port())) {
        assertThat(second.request("OPTIONS", "*").status()).isEqualTo(503);
        second.awaitClose();
      }
    }
  }
}
