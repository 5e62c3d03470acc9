package io.baton.location.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MoveBudgetTest {
  private Instant now = Instant.EPOCH;

  /** Takes all that there are, each second. */
  private int taken(MoveBudget budget, int seconds) {
    int taken = 0;
    for (int second = 0; second < seconds; second++) {
      now = now.plusSeconds(1);
      while (budget.take(now)) {
        taken++;
      }
    }
    return taken;
  }

  @Test
  void soManyInAPeriodAndAFairPartAtATime() {
    MoveBudget budget = new MoveBudget(25);

    assertThat(taken(budget, 1)).isEqualTo(3);
    assertThat(taken(budget, 9)).isEqualTo(22);
    assertThat(taken(budget, 100)).isLessThanOrEqualTo(250);
  }

  @Test
  void fewAreAFewAndNoneIsNone() {
    assertThat(taken(new MoveBudget(2), 10)).isEqualTo(2);
    assertThat(taken(new MoveBudget(0), 100)).isZero();
  }
}
