package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamDecision.Redirect;
import io.baton.engine.media.Content;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.LeakRecorder;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.ScriptedDecisions;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TwoNodes;
import io.baton.engine.testing.UdpReceiver;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SessionState;
import io.netty.buffer.ByteBufAllocator;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How long forwarded sessions live, and what is told of their clients. */
class RelayedSessionLifeTest {
  private static final Content SONG = SyntheticTrack.content(60, SyntheticTrack.audio());

  private TwoNodes nodes;
  private RtspTestClient client;
  private UdpReceiver receiver;

  @BeforeEach
  void start() throws Exception {
    nodes =
        TwoNodes.start(
            SONG,
            DeliveryMode.RELAY,
            "baton.rtsp.session.timeout",
            "5",
            "baton.rtsp.idle.timeout",
            "2");
    client = RtspTestClient.connect(nodes.anchor().port());
    receiver = UdpReceiver.open();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    receiver.close();
    nodes.close();
  }

  private String play(String transport) throws Exception {
    String session = client.request("SETUP", "/film", "Transport: " + transport).session();
    assertThat(client.request("PLAY", "/film", "Session: " + session).status()).isEqualTo(200);
    return session;
  }

  /** One is silent, one's receiver reports. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void onlyAClientThatGivesNoSignOfLifeLosesItsSession() throws Exception {
    play("RTP/AVP;unicast;client_port=27000-27001");
    String reporting = play(receiver.transport());
    long ssrc = receiver.receive(1).get(0).getInt(8) & 0xffff_ffffL;
    byte[] report = UdpStreamTest.receiverReport(ssrc, 0, 0, 0);
    Conditions.await(
        "the time-out of the silent one",
        () -> {
          receiver.sendRtcpUnchecked(report, nodes.anchor().rtpPort() + 1);
          return nodes.provider().sessionCount() == 1;
        });
    assertThat(nodes.anchor().forwarding().counters().timedOut().sum()).isEqualTo(1);
    assertThat(nodes.provider().snapshot(reporting).packets()).isPositive();
    assertThat(nodes.anchor().forwarding().table().find(reporting)).isPresent();
  }

  /** To both nodes: of a paused stream there is nothing to report. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aReportOnNoSourceIsASignOfLife() throws Exception {
    String silent = play("RTP/AVP;unicast;client_port=50000-50001");
    String paused = play(receiver.transport());
    client.request("PAUSE", "/film", "Session: " + paused);
    Conditions.await(
        "the time-out of the silent one",
        () -> {
          receiver.sendRtcpUnchecked(UdpStreamTest.emptyReport(), nodes.anchor().rtpPort() + 1);
          return nodes.anchor().forwarding().table().find(silent).isEmpty();
        });
    long start = System.nanoTime();
    Conditions.await(
        "more than the provider's patience",
        () -> {
          receiver.sendRtcpUnchecked(UdpStreamTest.emptyReport(), nodes.anchor().rtpPort() + 1);
          return System.nanoTime() - start > Duration.ofSeconds(3).toNanos();
        });
    assertThat(nodes.anchor().forwarding().table().find(paused)).isPresent();
    assertThat(nodes.provider().snapshot(paused).state()).isEqualTo(SessionState.READY);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aConnectionWithAForwardedSessionMayBeQuiet() throws Exception {
    String session = play("RTP/AVP/TCP;unicast;interleaved=0-1");
    long start = System.nanoTime();
    while (System.nanoTime() - start < Duration.ofSeconds(3).toNanos()) {
      client.frame();
    }
    assertThat(client.request("PAUSE", "/film", "Session: " + session).status()).isEqualTo(200);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aConnectionIsNotIdleWhileOneOfItsForwardedSessionsLives() throws Exception {
    play("RTP/AVP/TCP;unicast;interleaved=0-1");
    String second = play("RTP/AVP/TCP;unicast;interleaved=2-3");
    client.request("TEARDOWN", "/film", "Session: " + second);
    long start = System.nanoTime();
    while (System.nanoTime() - start < Duration.ofSeconds(5).toNanos()) {
      client.frame();
    }
    assertThat(nodes.provider().sessionCount()).isEqualTo(1);
  }

  @Test
  void anotherClientsSessionIsOutOfReach() throws Exception {
    String session = play(receiver.transport());
    try (RtspTestClient stranger = RtspTestClient.connectFrom("127.0.0.9", nodes.anchor().port())) {
      assertThat(stranger.request("PAUSE", "/film", "Session: " + session).status()).isEqualTo(454);
    }
  }

  @Test
  void theDecisionIsToldHowMediaTravels() throws Exception {
    client.request("DESCRIBE", "/film");
    client.request("SETUP", "/film", "Transport: RTP/AVP/TCP;unicast");
    client.request("SETUP", "/film", "Transport: RTP/AVP/TCP;unicast");
    assertThat(nodes.anchor().decisions().requests())
        .extracting(asked -> asked.transport() + " " + asked.secure())
        .containsExactly(DeliveryTransport.UDP + " false", DeliveryTransport.TCP + " false");
  }

  @Test
  void aRedirectNamesItsLocation() throws Exception {
    nodes
        .anchor()
        .decisions()
        .decide(
            ScriptedDecisions.MOVED,
            asked -> new Redirect(URI.create("rtsp://192.0.2.1:8554/film?assignment=a")));
    RtspReply reply = client.request("DESCRIBE", ScriptedDecisions.MOVED);
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).isEqualTo("rtsp://192.0.2.1:8554/film?assignment=a");
  }

  /** Buffers that were dropped are reported when others are allocated after a collection. */
  @Test
  void noBufferIsLeft() throws Exception {
    play(receiver.transport());
    play("RTP/AVP/TCP;unicast;interleaved=0-1");
    client.frame();
    receiver.receive(5);
    client.close();
    nodes.close();
    for (int i = 0; i < 5; i++) {
      System.gc();
      for (int j = 0; j < 100; j++) {
        ByteBufAllocator.DEFAULT.directBuffer(16).release();
      }
    }
    assertThat(LeakRecorder.reports()).isEmpty();
  }
}
