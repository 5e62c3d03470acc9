package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.delivery.load.LoadSample;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.engine.testing.UdpReceiver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that ask as fast as they can, without waiting for answers, beside streams. */
class PipelinedRequestsTest {
  private static final int ASKING = 20;
  private static final int REQUESTS_A_WRITE = 500;

  /** Far below the seconds that requests handled first would take, far above a busy machine's. */
  private static final Duration BOUND = Duration.ofMillis(500);

  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicLong answered = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private TestEngine engine;

  @BeforeEach
  void start() throws Exception {
    engine = TestEngine.start("baton.engine.loops", "1");
    engine.decisions().offer("/song", SyntheticTrack.content(60, SyntheticTrack.audio()));
  }

  @AfterEach
  void stop() throws Exception {
    stop.set(true);
    engine.close();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void streamsAreNotDelayedAndEachOfManyIsAnswered() throws Exception {
    try (RtspTestClient player = RtspTestClient.connect(engine.port());
        UdpReceiver receiver = UdpReceiver.open()) {
      String session =
          player
              .request("SETUP", "/song/trackID=0", "Transport: " + receiver.transport())
              .session();
      assertThat(player.request("PLAY", "/song", "Session: " + session).status()).isEqualTo(200);
      for (int i = 0; i < ASKING; i++) {
        ask();
      }
      Conditions.await("requests", () -> answered.get() > ASKING * 500L);
      long playedBefore = engine.measure().packets();
      LoadSample sample = engine.measure();
      assertThat(sample.latenessMax()).isLessThan(BOUND);
      assertThat(sample.heldRequests()).as("half of the loop's time is not for them").isPositive();
      Conditions.await("packets", () -> engine.measure().packets() > playedBefore + 10);
      assertThat(engine.measure().latenessMax()).isLessThan(BOUND);
    }
  }

  /** Players do so; the request may have to wait, the connection does not. */
  @Test
  void aTeardownIsObeyedWhoseConnectionIsClosedAtOnce() throws Exception {
    for (int i = 0; i < ASKING; i++) {
      ask();
    }
    Conditions.await("requests", () -> answered.get() > ASKING * 200L);
    for (int i = 0; i < 20; i++) {
      try (RtspTestClient player = RtspTestClient.connect(engine.port());
          UdpReceiver receiver = UdpReceiver.open()) {
        String session =
            player
                .request("SETUP", "/song/trackID=0", "Transport: " + receiver.transport())
                .session();
        player.request("PLAY", "/song", "Session: " + session);
        player.send("TEARDOWN", "/song", "Session: " + session);
      }
    }
    Conditions.await("ends", () -> engine.admission().sessions() == 0);
  }

  private void ask() throws IOException {
    RtspTestClient client = RtspTestClient.connect(engine.port());
    String requests =
        ("OPTIONS " + client.uri("/") + " RTSP/1.0\r\nCSeq: 1\r\n\r\n").repeat(REQUESTS_A_WRITE);
    start(
        "asking",
        () -> {
          while (!stop.get()) {
            client.sendRaw(requests);
          }
        });
    start(
        "reading",
        () -> {
          while (!stop.get()) {
            client.reply();
            answered.incrementAndGet();
          }
        });
  }

  /** Something that ends with the connection. */
  private interface OnConnection {
    void run() throws IOException;
  }

  private void start(String name, OnConnection work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                assertThat(stop.get()).isTrue();
              }
            },
            name);
    threads.add(thread);
    thread.start();
  }
}
