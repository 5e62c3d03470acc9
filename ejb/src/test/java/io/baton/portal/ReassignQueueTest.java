package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.model.delivery.SupplyCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReassignQueueTest {
  private final AtomicLong nanos = new AtomicLong();
  private final ReassignQueue queue = new ReassignQueue(nanos::get);

  static SupplyChanged change(String session, String assignment, String from, SupplyCause cause) {
    return new SupplyChanged(
        Instant.EPOCH, session, assignment, from, "", cause, 7, 4711, Duration.ofMillis(3));
  }

  private void fail(String session, String assignment, String from) {
    queue.add(change(session, assignment, from, SupplyCause.TIMEOUT));
  }

  private ReassignQueue.Turn turn() {
    return queue.next().orElseThrow();
  }

  private void advance(Duration step) {
    nanos.addAndGet(step.toNanos());
    queue.retryDue();
  }

  @Test
  void aSessionHasOneTurnHoweverOftenItsSupplierFails() {
    fail("s1", "a1", "n2");
    fail("s1", "a1", "n3");
    fail("s1", "a1", "n2");

    ReassignQueue.Turn turn = turn();
    assertThat(turn.session()).isEqualTo("s1");
    assertThat(turn.assignment()).isEqualTo("a1");
    assertThat(turn.excluded()).containsExactlyInAnyOrder("n2", "n3");
    assertThat(queue.next()).isEmpty();

    fail("s1", "a1", "n4");
    assertThat(queue.next()).as("it has its turn").isEmpty();
    queue.done(turn);
    assertThat(queue.next()).isEmpty();
    assertThat(queue.size()).isZero();
  }

  @Test
  void theFailureOfItsNextAssignmentIsAnotherTurn() {
    fail("s1", "a1", "n2");
    ReassignQueue.Turn first = turn();
    fail("s1", "a2", "n3");
    queue.done(first);

    ReassignQueue.Turn second = turn();
    assertThat(second.assignment()).isEqualTo("a2");
    assertThat(second.excluded()).containsExactly("n3");
    queue.done(second);
    assertThat(queue.size()).isZero();
  }

  @Test
  void aSupplierThatWasRestartedMayBeAssignedAgain() {
    queue.add(change("s1", "a1", "n2", SupplyCause.UNPROMISED));

    assertThat(turn().excluded()).isEmpty();
  }

  /** A drain may be cancelled, a failure has happened. */
  @Test
  void ofSeveralCausesAFailureCounts() {
    queue.add("s1", "a1", "n2", SupplyCause.DRAINED);
    queue.add("s2", "a2", "n2", SupplyCause.DRAINED);
    fail("s2", "a2", "n2");
    fail("s3", "a3", "n2");
    queue.add("s3", "a3", "n2", SupplyCause.DRAINED);

    assertThat(turn().cause()).isEqualTo(SupplyCause.DRAINED);
    assertThat(turn().cause()).isEqualTo(SupplyCause.REASSIGNED);
    assertThat(turn().cause()).isEqualTo(SupplyCause.REASSIGNED);
  }

  @Test
  void theNextAssignmentHasCausesOfItsOwn() {
    fail("s1", "a1", "n2");
    ReassignQueue.Turn first = turn();
    queue.add("s1", "a2", "n3", SupplyCause.DRAINED);
    queue.done(first);

    assertThat(turn().cause()).isEqualTo(SupplyCause.DRAINED);
  }

  @Test
  void aFewHaveTheirTurnAtATimeAndAllOfThousandsComeOnce() {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 5000; i++) {
        fail("s" + i, "a" + i, "n2");
      }
    }
    Set<String> turns = new HashSet<>();
    List<ReassignQueue.Turn> running = new ArrayList<>();
    while (queue.size() > 0) {
      for (Optional<ReassignQueue.Turn> next = queue.next(); next.isPresent(); ) {
        running.add(next.get());
        next = queue.next();
      }
      assertThat(running).hasSizeLessThanOrEqualTo(ReassignQueue.AT_ONCE);
      running.forEach(turn -> assertThat(turns.add(turn.session())).isTrue());
      running.forEach(queue::done);
      running.clear();
    }
    assertThat(turns).hasSize(5000);
  }

  @Test
  void whatWasInVainIsTriedAgainLessAndLessOften() {
    fail("s1", "a1", "n2");
    List<Integer> pauses = List.of(1, 2, 4, 8, 16, 16);
    for (int i = 0; i < pauses.size(); i++) {
      ReassignQueue.Turn turn = turn();
      assertThat(turn.attempt()).isEqualTo(i);
      queue.retry(turn);
      advance(Duration.ofSeconds(pauses.get(i)).minusNanos(1));
      assertThat(queue.next()).isEmpty();
      advance(Duration.ofNanos(1));
    }
    assertThat(turn().session()).isEqualTo("s1");
  }

  /** It may be back, and the managers know. */
  @Test
  void whatFailedIsLeftOutForAWhileOnly() {
    fail("s1", "a1", "n2");
    for (Set<String> excluded : List.of(Set.of("n2"), Set.of("n2"), Set.<String>of())) {
      ReassignQueue.Turn turn = turn();
      assertThat(turn.excluded()).isEqualTo(excluded);
      assertThat(turn.failed()).containsExactly("n2");
      queue.retry(turn);
      advance(Duration.ofSeconds(16));
    }
  }

  @Test
  void aSessionThatIsOverHasNoTurnAnyMore() {
    fail("s1", "a1", "n2");
    fail("s2", "a2", "n2");
    ReassignQueue.Turn first = turn();
    queue.remove("s1");
    queue.remove("s2");
    queue.retry(first);
    advance(Duration.ofMinutes(1));

    assertThat(queue.next()).isEmpty();
    assertThat(queue.size()).isZero();
    fail("s3", "a3", "n2");
    assertThat(turn().session()).isEqualTo("s3");
  }

  /** Its turn was that of a session that is over; another of the same id waits. */
  @Test
  void theEndOfAFormerTurnEndsNoLaterOne() {
    fail("s1", "a1", "n2");
    ReassignQueue.Turn former = turn();
    queue.remove("s1");
    fail("s1", "a1", "n2");
    queue.done(former);

    assertThat(turn().assignment()).isEqualTo("a1");
  }

  @Test
  void thereIsALimit() {
    for (int i = 0; i < ReassignQueue.MOST + 10; i++) {
      fail("s" + i, "a", "n2");
    }

    assertThat(queue.size()).isEqualTo(ReassignQueue.MOST);
  }
}
