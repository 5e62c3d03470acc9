package io.baton.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestTurnsTest {
  private static final long MILLI = 1_000_000;
  private static final long ROUND = 8 * MILLI;

  /** Nanoseconds since 1970, when a round begins. */
  private static final long BEGIN = 200_000_000_000L * ROUND;

  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final List<String> handled = new ArrayList<>();
  private long now = BEGIN;
  private int waited;
  private int sent;
  private RequestTurns turns;

  @BeforeEach
  void begin() {
    channel.freezeTime();
    turns = turns(0.5);
  }

  private RequestTurns turns(double share) {
    return new RequestTurns(
        share,
        Duration.ofNanos(ROUND),
        channel.eventLoop(),
        () -> now,
        () -> sent++,
        () -> waited++);
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  /** A request that takes some time. */
  private Runnable request(String name, long millis) {
    return () -> {
      handled.add(name);
      now += millis * MILLI;
    };
  }

  /** Lets time pass; what is due then is done. */
  private void pass(long millis) {
    now += millis * MILLI;
    channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
    channel.runPendingTasks();
  }

  @Test
  void requestsTakeTheirShareOfARound() {
    turns.add(request("a", 3));
    turns.add(request("b", 1));
    turns.add(request("c", 1));

    assertThat(handled).containsExactly("a", "b");
    assertThat(waited).isEqualTo(1);
    pass(3);
    assertThat(handled).containsExactly("a", "b");
    pass(1);
    assertThat(handled).containsExactly("a", "b", "c");
  }

  @Test
  void whatComesLaterWaitsBehindWhatWaits() {
    turns.add(request("a", 4));
    turns.add(request("b", 4));
    turns.add(request("c", 1));
    pass(4);
    turns.add(request("d", 1));

    assertThat(handled).containsExactly("a", "b");
    pass(4);
    assertThat(handled).containsExactly("a", "b", "c", "d");
    turns.add(request("e", 1));
    assertThat(handled).endsWith("e");
    assertThat(waited).isEqualTo(3);
  }

  @Test
  void packetsComeBeforeEachRequest() {
    turns.add(request("a", 4));
    turns.add(request("b", 1));
    turns.add(request("c", 1));
    pass(4);

    assertThat(handled).hasSize(3);
    assertThat(sent).isEqualTo(3);
  }

  /**
   * One request may take longer than its share: it is not interrupted, and delays none for long.
   */
  @Test
  void aLongRequestCostsNoLaterRound() {
    turns.add(request("a", 30));
    turns.add(request("b", 1));

    assertThat(handled).containsExactly("a", "b");
  }

  @Test
  void theWholeTimeMayBeTheirs() {
    turns = turns(1);
    turns.add(request("a", 7));
    turns.add(request("b", 0));

    assertThat(handled).containsExactly("a", "b");
  }

  @Test
  void aRequestThatFailsDoesNotKeepTheOthersWaiting() {
    Runnable failing =
        () -> {
          throw new IllegalStateException();
        };
    assertThatThrownBy(() -> turns.add(failing)).isInstanceOf(IllegalStateException.class);
    turns.add(request("a", 4));
    turns.add(failing);
    turns.add(request("b", 1));
    pass(4);
    pass(0);

    assertThat(handled).containsExactly("a", "b");
  }
}
