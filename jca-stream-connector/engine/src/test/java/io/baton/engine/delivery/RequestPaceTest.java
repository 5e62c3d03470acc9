package io.baton.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestPaceTest {
  private static final long MILLI = 1_000_000;
  private static final long ROUND = 8 * MILLI;

  /** Nanoseconds since 1970, when a round begins. */
  private static final long BEGIN = 200_000_000_000L * ROUND;

  private final RequestPace pace = new RequestPace(0.5, Duration.ofNanos(ROUND));

  @Test
  void requestsTakeTheirShareOfARound() {
    assertThat(pace.nanosToWait(BEGIN)).isZero();
    pace.took(3 * MILLI);
    assertThat(pace.nanosToWait(BEGIN + 3 * MILLI)).isZero();
    pace.took(MILLI);
    assertThat(pace.nanosToWait(BEGIN + 4 * MILLI)).isEqualTo(4 * MILLI);
    assertThat(pace.nanosToWait(BEGIN + 7 * MILLI)).isEqualTo(MILLI);
  }

  @Test
  void theNextRoundHasItsOwn() {
    pace.nanosToWait(BEGIN);
    pace.took(5 * MILLI);
    assertThat(pace.nanosToWait(BEGIN + ROUND - 1)).isEqualTo(1);
    assertThat(pace.nanosToWait(BEGIN + ROUND)).isZero();
    pace.took(4 * MILLI);
    assertThat(pace.nanosToWait(BEGIN + ROUND + 4 * MILLI)).isEqualTo(4 * MILLI);
  }

  /**
   * One request may take longer than its share: it is not interrupted, and delays none for long.
   */
  @Test
  void aLongRequestCostsNoLaterRound() {
    pace.nanosToWait(BEGIN);
    pace.took(30 * MILLI);
    assertThat(pace.nanosToWait(BEGIN + 30 * MILLI)).isZero();
  }

  @Test
  void theWholeTimeMayBeTheirs() {
    RequestPace whole = new RequestPace(1, Duration.ofNanos(ROUND));
    whole.nanosToWait(BEGIN);
    whole.took(ROUND - 1);
    assertThat(whole.nanosToWait(BEGIN + ROUND - 1)).isZero();
  }
}
