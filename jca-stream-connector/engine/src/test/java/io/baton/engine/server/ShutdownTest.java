package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Serve;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.media.Content;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.LeakRecorder;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.engine.testing.UdpReceiver;
import io.baton.model.media.MediaPath;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is left of an engine that was closed: nothing. */
class ShutdownTest {
  private static final String THREADS = "baton-stream";

  private static TestEngine start(int rtsp, int rtp) throws IOException {
    TestEngine engine =
        TestEngine.start(
            "baton.rtsp.port", Integer.toString(rtsp), "baton.rtp.port", Integer.toString(rtp));
    engine.decisions().offer("/film", film());
    return engine;
  }

  @Test
  void saysGoodbyeAndFreesPortsAndThreadsForTheNext() throws Exception {
    long threadsBefore = threads();
    int rtspPort = 0;
    int rtpPort = 0;
    for (int i = 0; i < 3; i++) {
      try (UdpReceiver receiver = UdpReceiver.open();
          TestEngine engine = start(rtspPort, rtpPort)) {
        rtspPort = engine.port();
        rtpPort = engine.rtpPort();
        try (RtspTestClient client = RtspTestClient.connect(rtspPort)) {
          play(client, "Transport: " + receiver.transport());
          receiver.receive(10);
          receiver.receiveRtcp();
          play(client, "Transport: RTP/AVP/TCP;unicast;interleaved=0-1");
          client.frame();
          engine.stop();
          client.awaitClose();
        }
        receiver.receiveGoodbye();
        assertThat(engine.events(StreamEvent.Closed.class))
            .extracting(StreamEvent.Closed::reason)
            .containsExactly(CloseReason.SHUTDOWN, CloseReason.SHUTDOWN);
      }
    }
    Conditions.await("the end of the threads", () -> threads() <= threadsBefore);
  }

  /** Else a session could begin after all were ended, and nobody would end it. */
  @Test
  void nothingBeginsWhileSessionsAreEnded() throws Exception {
    try (TestEngine engine = start(0, 0);
        RtspTestClient client = RtspTestClient.connect(engine.port());
        RtspTestClient waiting = RtspTestClient.connect(engine.port())) {
      String udp = "Transport: RTP/AVP;unicast;client_port=50000-50001";
      CompletableFuture<StreamDecision> decision = engine.decisions().hold("/held-up");
      String session = client.request("SETUP", "/film", udp).session();
      waiting.send("SETUP", "/held-up", udp);
      Conditions.await("the question", () -> engine.decisions().asked() == 2);
      int port = engine.port();
      engine.stopAccepting();
      decision.complete(new Serve(new MediaPath("film"), film().id()));
      assertThat(waiting.reply().status()).isEqualTo(503);
      assertThat(client.request("SETUP", "/film", udp).status()).isEqualTo(503);
      assertThatThrownBy(() -> RtspTestClient.connect(port).close())
          .isInstanceOf(IOException.class);
      assertThat(client.request("PLAY", "/film", "Session: " + session).status()).isEqualTo(200);
      engine.stop();
      assertThat(engine.sessionCount()).isZero();
    }
  }

  private static Content film() {
    return SyntheticTrack.content(60, SyntheticTrack.video(3));
  }

  private static void play(RtspTestClient client, String transport) throws IOException {
    String session = client.request("SETUP", "/film", transport).session();
    client.request("PLAY", "/film", "Session: " + session);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(THREADS))
        .count();
  }

  @Test
  void namesAPortThatIsTaken() throws Exception {
    long threadsBefore = threads();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(taken.getLocalPort(), 0).close())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("RTSP port " + taken.getLocalPort());
    }
    Conditions.await("the end of the threads", () -> threads() <= threadsBefore);
  }

  /** Buffers that were dropped are reported when others are allocated after a collection. */
  @Test
  void noBufferIsLeft() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (TestEngine engine = start(0, 0);
          RtspTestClient client = RtspTestClient.connect(engine.port());
          RtspTestClient broken = RtspTestClient.connect(engine.port())) {
        play(client, "Transport: RTP/AVP/TCP;unicast;interleaved=0-1");
        broken.sendRaw("SETUP rtsp://127.0.0.1/film RTSP/1.0\r\nCSeq: 1\r\n$");
        client.frame();
        client.request("DESCRIBE", "/film");
        client.send(new byte[] {'$', 1, 0, 4, 1, 2, 3, 4, '$', 1, 0});
      }
    }
    for (int i = 0; i < 5; i++) {
      System.gc();
      for (int j = 0; j < 100; j++) {
        ByteBufAllocator.DEFAULT.directBuffer(16).release();
      }
    }
    assertThat(LeakRecorder.reports()).isEmpty();
  }
}
