package io.baton.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.Drain;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeDrain;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StopDrainTest {
  private static final Duration STEP = Duration.ofMillis(50);

  private final FakeDrain drain = new FakeDrain("node-1");
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);
  private int pauses;
  private int streams = 3;

  private void stop(Duration limit) {
    say();
    new StopDrain(
            drain,
            new FakeClusterDirectory("node-1"),
            new DrainSettings(limit),
            nanos::get,
            this::pause)
        .stop();
  }

  private void pause() {
    pauses++;
    nanos.addAndGet(STEP.toNanos());
    streams = streams == 0 ? 0 : streams - 1;
    say();
  }

  private void say() {
    ServiceState state = streams == 0 ? ServiceState.DRAINED : ServiceState.DRAINING;
    drain.set(new DrainStatus("node-1", state, streams, 0, 0, Optional.empty()));
  }

  @Test
  void theStopWaitsUntilTheNodeIsDrained() {
    stop(Duration.ofSeconds(5));

    assertThat(pauses).isEqualTo(3);
    assertThat(drain.asked()).containsExactly(new Drain("node-1", true, Optional.of(5000L)));
  }

  @Test
  void aNodeWithNothingToDoStopsAtOnce() {
    streams = 0;
    stop(Duration.ofSeconds(5));

    assertThat(pauses).isZero();
  }

  @Test
  void itWaitsNoLongerThanTheLimitAndASecondForTheEndOfWhatIsLeft() {
    streams = Integer.MAX_VALUE;
    stop(Duration.ofSeconds(2));

    assertThat(STEP.multipliedBy(pauses)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void withoutALimitNothingIsDrained() {
    stop(Duration.ZERO);

    assertThat(drain.asked()).isEmpty();
  }
}
