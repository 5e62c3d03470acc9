package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.Content;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.engine.testing.UdpReceiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A film whose octets sit in bursts. */
class BurstTest {
  private static final int PACKETS = 10_000;

  /** 14 MB every twenty seconds: 6 Mbit/s in the mean. */
  private static final Content BURSTS =
      SyntheticTrack.content(60, SyntheticTrack.bursts(20, PACKETS));

  private TestEngine engine;
  private RtspTestClient client;
  private UdpReceiver burst;
  private UdpReceiver sound;

  @BeforeEach
  void start() throws Exception {
    engine = TestEngine.start("baton.engine.loops", "1");
    engine.decisions().offer("/bursts", BURSTS);
    engine.decisions().offer("/song", SyntheticTrack.content(59, SyntheticTrack.audio()));
    client = RtspTestClient.connect(engine.port());
    burst = UdpReceiver.open();
    sound = UdpReceiver.open();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    burst.close();
    sound.close();
    engine.close();
  }

  private void play(String path, UdpReceiver receiver) throws Exception {
    String session =
        client
            .request("SETUP", path + "/trackID=0", "Transport: " + receiver.transport())
            .session();
    assertThat(client.request("PLAY", path, "Session: " + session).status()).isEqualTo(200);
  }

  @Test
  void isPromisedItsPeakAndSentInPieces() throws Exception {
    play("/song", sound);
    long before = engine.admission().reserved();
    long begun = System.nanoTime();
    play("/bursts", burst);
    assertThat(engine.admission().reserved() - before)
        .as("bits in the second with the most of them")
        .isBetween(110_000_000L, 125_000_000L);
    while (engine.measure().packets() < PACKETS) {
      sound.receive(1);
    }
    assertThat(System.nanoTime() - begun)
        .as("a quarter of a second's worth leaves at once, the rest at the rate")
        .isGreaterThan(500_000_000L);
  }
}
