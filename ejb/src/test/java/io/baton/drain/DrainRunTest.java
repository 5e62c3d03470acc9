package io.baton.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.Drain;
import io.baton.drain.DrainWork.Left;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import io.baton.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrainRunTest {
  private static final Drain BEGIN = new Drain("node-2", true, Optional.empty());
  private static final Drain CANCEL = new Drain("node-2", false, Optional.empty());

  private final TestClock clock = new TestClock();
  private final List<ServiceState> announced = new ArrayList<>();
  private final List<DrainStatus> told = new ArrayList<>();
  private Left left = new Left(2, 1);
  private boolean mayEnd = true;
  private int ended;

  private final DrainRun run = new DrainRun("node-2", new Work(), announced::add, told::add, clock);

  private final class Work implements DrainWork {
    @Override
    public Left left() {
      return left;
    }

    @Override
    public long bytes() {
      return 1000L * (left.supplies() + left.sessions());
    }

    @Override
    public void end() {
      ended++;
      if (mayEnd) {
        left = Left.NOTHING;
      }
    }
  }

  private static Drain within(Duration limit) {
    return new Drain("node-2", true, Optional.of(limit.toMillis()));
  }

  private void is(ServiceState state, int supplies, int sessions) {
    assertThat(run.status().state()).isEqualTo(state);
    assertThat(run.status().supplies()).isEqualTo(supplies);
    assertThat(run.status().sessions()).isEqualTo(sessions);
  }

  @Test
  void aNodeRunsUntilItIsDrained() {
    run.look();

    is(ServiceState.RUNNING, 0, 0);
    assertThat(announced).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void itDrainsUntilNothingIsLeft() {
    assertThat(run.drain(BEGIN))
        .isEqualTo(new DrainStatus("node-2", ServiceState.DRAINING, 2, 1, 0, Optional.empty()));
    run.look();
    assertThat(run.status().bytesLeft()).isEqualTo(3000);
    left = new Left(0, 1);
    run.look();
    is(ServiceState.DRAINING, 0, 1);
    left = Left.NOTHING;
    run.look();

    is(ServiceState.DRAINED, 0, 0);
    assertThat(run.status().bytesLeft()).isZero();
    assertThat(announced).containsExactly(ServiceState.DRAINING, ServiceState.DRAINED);
    assertThat(told).extracting(DrainStatus::streams).containsExactly(3, 1, 0);
    assertThat(ended).as("viewers may take their time").isZero();
  }

  @Test
  void aNodeWithNothingToDoIsDrainedAtOnce() {
    left = Left.NOTHING;

    assertThat(run.drain(BEGIN).state()).isEqualTo(ServiceState.DRAINED);
  }

  @Test
  void toDrainItAgainChangesNothing() {
    run.drain(BEGIN);
    run.drain(BEGIN);
    run.look();
    run.look();
    assertThat(announced).containsExactly(ServiceState.DRAINING);

    left = Left.NOTHING;
    run.look();
    assertThat(run.drain(BEGIN).state()).isEqualTo(ServiceState.DRAINED);
    assertThat(announced).containsExactly(ServiceState.DRAINING, ServiceState.DRAINED);
  }

  @Test
  void whatIsLeftIsEndedWhenTheTimeIsOver() {
    run.drain(within(Duration.ofSeconds(60)));
    clock.advance(Duration.ofSeconds(59));
    run.look();
    assertThat(ended).isZero();
    assertThat(run.status().timeLeftMillis()).contains(1000L);

    clock.advance(Duration.ofSeconds(1));
    run.look();

    assertThat(ended).isEqualTo(1);
    is(ServiceState.DRAINED, 0, 0);
    assertThat(run.status().timeLeftMillis()).isEmpty();
  }

  @Test
  void whatDoesNotEndIsEndedAgain() {
    mayEnd = false;
    run.drain(within(Duration.ZERO));
    run.look();
    assertThat(run.status().timeLeftMillis()).contains(0L);
    mayEnd = true;
    run.look();

    assertThat(ended).isEqualTo(2);
    is(ServiceState.DRAINED, 0, 0);
  }

  @Test
  void theLimitMayBeSetAnewAndTakenAway() {
    run.drain(within(Duration.ofSeconds(5)));
    run.drain(within(Duration.ofSeconds(60)));
    clock.advance(Duration.ofSeconds(30));
    run.look();
    assertThat(ended).isZero();

    run.drain(BEGIN);
    clock.advance(Duration.ofDays(1));
    run.look();
    assertThat(ended).isZero();
    is(ServiceState.DRAINING, 2, 1);
  }

  @Test
  void aDrainThatIsCancelledEndsNothing() {
    run.drain(within(Duration.ofSeconds(5)));
    assertThat(run.drain(CANCEL).state()).isEqualTo(ServiceState.RUNNING);
    run.drain(CANCEL);
    clock.advance(Duration.ofSeconds(10));
    run.look();

    is(ServiceState.RUNNING, 0, 0);
    assertThat(ended).isZero();
    assertThat(announced).containsExactly(ServiceState.DRAINING, ServiceState.RUNNING);
  }

  @Test
  void aDrainedNodeMayRunAgainAndBeDrainedOnceMore() {
    left = Left.NOTHING;
    run.drain(BEGIN);
    run.drain(CANCEL);
    left = new Left(1, 0);
    run.drain(BEGIN);

    is(ServiceState.DRAINING, 1, 0);
  }

  /** It was promised while the drain began. */
  @Test
  void whatComesLateHasTheNodeDrainAgain() {
    left = Left.NOTHING;
    run.drain(BEGIN);
    left = new Left(1, 0);
    run.look();
    is(ServiceState.DRAINING, 1, 0);
    left = Left.NOTHING;
    run.look();

    is(ServiceState.DRAINED, 0, 0);
  }
}
