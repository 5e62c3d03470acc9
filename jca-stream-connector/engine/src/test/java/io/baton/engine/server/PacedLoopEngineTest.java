package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.engine.testing.UdpReceiver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Viewers on one loop who begin together, each with a large key frame. */
class PacedLoopEngineTest {
  private static final int VIEWERS = 40;
  private static final int PACKETS = 90;
  private static final String FILM = "/film";

  @Test
  void sendsNoFasterThanItsShareAllowsAndAnswersMeanwhile() throws Exception {
    try (TestEngine engine =
            TestEngine.start(
                "baton.engine.loops", "1",
                "baton.engine.headroom", "1.1",
                "baton.admission.max.bandwidth", "50000000");
        RtspTestClient client = RtspTestClient.connect(engine.port());
        UdpReceiver receiver = UdpReceiver.open()) {
      engine.decisions().offer(FILM, SyntheticTrack.content(4, SyntheticTrack.bursts(4, PACKETS)));
      List<String> sessions = new ArrayList<>();
      for (int i = 0; i < VIEWERS; i++) {
        sessions.add(
            client
                .request("SETUP", FILM + "/trackID=0", "Transport: " + receiver.transport())
                .session());
      }

      long begun = System.nanoTime();
      for (String session : sessions) {
        client.send("PLAY", FILM, "Session: " + session);
      }
      for (int i = 0; i < VIEWERS; i++) {
        assertThat(client.reply().status()).isEqualTo(200);
      }
      int answered = 0;
      while (engine.measure().packets() < VIEWERS * PACKETS) {
        assertThat(client.request("OPTIONS", FILM).status()).isEqualTo(200);
        answered++;
      }

      assertThat(System.nanoTime() - begun)
          .as("5 MB, of which 256 KiB leave at once, at 55 Mbit/s")
          .isGreaterThan(600_000_000L);
      assertThat(answered).isPositive();
      assertThat(engine.measure().packets()).isEqualTo(VIEWERS * PACKETS);
    }
  }
}
