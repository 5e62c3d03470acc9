package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.Content;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SentPacket;
import io.baton.engine.testing.StreamModel;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.engine.testing.TwoNodes;
import io.baton.engine.testing.UdpReceiver;
import io.baton.model.delivery.DeliveryMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What it costs in time that a packet passes through another node. */
class RelayLatencyTest {
  /** What is required, and a tick: streams begin anywhere within one. */
  private static final Duration ALLOWED = Duration.ofMillis(2 + 1);

  /** The best of them counts: a busy machine only ever makes things look slower. */
  private static final int MOST_ROUNDS = 30;

  private static final Content FILM = SyntheticTrack.content(1, SyntheticTrack.video(8));

  @Test
  void aRelayAddsTwoMillisecondsAtMost() throws Exception {
    long direct = Long.MAX_VALUE;
    long relayed = Long.MAX_VALUE;
    try (TwoNodes nodes = TwoNodes.start(FILM, DeliveryMode.RELAY, "baton.engine.tick", "1")) {
      int round = 0;
      do {
        direct = Math.min(direct, medianLateness(nodes.provider(), nodes.provider()));
        relayed = Math.min(relayed, medianLateness(nodes.anchor(), nodes.provider()));
        round++;
      } while (relayed - direct >= ALLOWED.toNanos() && round < MOST_ROUNDS);
    }
    assertThat(Duration.ofNanos(relayed - direct)).isLessThan(ALLOWED);
  }

  /** Of packets, by a clock that is the same for both ways, whatever it shows. */
  private static long medianLateness(TestEngine asked, TestEngine provider) throws Exception {
    try (RtspTestClient client = RtspTestClient.connect(asked.port());
        UdpReceiver receiver = UdpReceiver.open()) {
      String session =
          client.request("SETUP", "/film", "Transport: " + receiver.transport()).session();
      client.request("PLAY", "/film", "Session: " + session);
      List<SentPacket> predicted = new StreamModel(FILM, provider.entry(session)).sendAll().take();
      long[] lateness = new long[predicted.size()];
      for (int i = 0; i < lateness.length; i++) {
        receiver.receive(1);
        lateness[i] = System.nanoTime() - predicted.get(i).due();
      }
      client.request("TEARDOWN", "/film", "Session: " + session);
      Arrays.sort(lateness);
      return lateness[lateness.length / 2];
    }
  }
}
