package io.baton.engine.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What two event loops share about a track. */
class TrackFeedTest {
  private static final long PACKETS = 300_000;

  @Test
  void nothingIsReadyBeforeItIsGranted() {
    TrackFeed feed = new TrackFeed();
    assertThat(feed.isAwaited()).isFalse();
    assertThat(feed.readyUntil(7)).isLessThanOrEqualTo(7);
    assertThat(feed.isAwaited()).isTrue();
    assertThat(feed.grant(9)).isTrue();
    assertThat(feed.readyUntil(7)).isEqualTo(9);
    assertThat(feed.isAwaited()).isFalse();
    assertThat(feed.grant(9)).as("no more than before").isFalse();
    assertThat(feed.grant(12)).as("nobody waits").isFalse();
  }

  /** Of a session that begins to wait and a piece that comes, one sees the other. */
  @Test
  void noWakingIsLost() throws Exception {
    TrackFeed feed = new TrackFeed();
    Semaphore woken = new Semaphore(0);
    Thread supply =
        new Thread(
            () -> {
              for (long until = 1; until <= PACKETS; until++) {
                if (feed.grant(until)) {
                  woken.release();
                }
                while (until - feed.sent() > 3) {
                  Thread.onSpinWait();
                }
              }
            });
    supply.start();
    feed.sentUntil(0);
    long next = 0;
    long limit = 0;
    while (next < PACKETS) {
      if (next >= limit) {
        limit = feed.readyUntil(next);
      }
      if (next < limit) {
        next++;
        feed.sentUntil(next);
      } else {
        assertThat(woken.tryAcquire(10, TimeUnit.SECONDS)).as("packet %d", next).isTrue();
      }
    }
    supply.join();
    assertThat(feed.sent()).isEqualTo(PACKETS);
  }
}
