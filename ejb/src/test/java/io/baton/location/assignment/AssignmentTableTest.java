package io.baton.location.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.assignment.AssignmentRecord;
import io.baton.support.Samples;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AssignmentTableTest {
  private final AssignmentTable table = new AssignmentTable(2);

  @Test
  void forgetsTheOldest() {
    for (String id : new String[] {"a", "b", "c"}) {
      table.note(Samples.assignment(id, "node-1"));
    }

    assertThat(table.records()).extracting(AssignmentRecord::assignment).containsExactly("b", "c");
  }

  @Test
  void theHigherEpochHolds() {
    AssignmentRecord first = Samples.assignment("a", "node-1");
    AssignmentRecord moved = withEpoch(Samples.assignment("a", "node-2"), 2);

    table.note(moved);
    table.note(first);

    assertThat(table.records()).containsExactly(moved);
  }

  @Test
  void whatIsInTheMakingIsNotReplacedByWhatOthersTell() {
    CompletableFuture<AssignmentRecord> making = new CompletableFuture<>();
    CompletableFuture<AssignmentRecord> begun = table.findOrBegin("a", id -> making);
    table.note(Samples.assignment("a", "node-2"));
    assertThat(table.records()).isEmpty();

    making.complete(Samples.assignment("a", "node-1"));

    assertThat(begun.join().provider()).isEqualTo("node-1");
    assertThat(table.records()).containsExactly(begun.join());
  }

  @Test
  void ofOneEpochTheFirstManagerByNameHolds() {
    AssignmentRecord made = Samples.assignment("a", "node-1");
    assertThat(table.note(made.movedTo("node-3"))).isTrue();

    assertThat(table.note(made.movedTo("node-4"))).isFalse();
    assertThat(table.note(made.movedTo("node-2"))).isTrue();
    assertThat(table.note(made.movedTo("node-2"))).isFalse();

    assertThat(table.find("a")).contains(made.movedTo("node-2"));
  }

  @Test
  void itIsRememberedWhatWasBegunHere() {
    AssignmentRecord made = Samples.assignment("a", "node-1");
    table.findOrBegin("a", id -> CompletableFuture.completedFuture(made));
    table.note(made.movedTo("node-3"));
    table.note(Samples.assignment("b", "node-1"));

    assertThat(table.remove("a").orElseThrow().begunHere()).isTrue();
    assertThat(table.remove("b").orElseThrow().begunHere()).isFalse();
  }

  /** It was read or sent before the end, and comes after it. */
  @Test
  void whatEndedDoesNotComeBack() {
    AssignmentRecord made = Samples.assignment("a", "node-1");
    table.note(made);
    table.remove("a");

    assertThat(table.note(made.movedTo("node-3"))).isFalse();

    assertThat(table.records()).isEmpty();
    assertThat(table.isEnded("a")).isTrue();
  }

  @Test
  void whatEndedCanBeAskedForAgain() {
    AssignmentRecord made = Samples.assignment("a", "node-1");
    table.remove("a");

    table.findOrBegin("a", id -> CompletableFuture.completedFuture(made));

    assertThat(table.isEnded("a")).isFalse();
    assertThat(table.note(made.movedTo("node-3"))).isTrue();
  }

  @Test
  void ofTheEndedItForgetsTheOldest() {
    for (String id : new String[] {"a", "b", "c"}) {
      table.remove(id);
    }

    assertThat(table.isEnded("a")).isFalse();
    assertThat(table.isEnded("b")).isTrue();
  }

  @Test
  void whatCannotEvenBeginIsForgottenToo() {
    CompletableFuture<AssignmentRecord> failed =
        table.findOrBegin(
            "a",
            id -> {
              throw new IllegalStateException();
            });

    assertThat(failed).isCompletedExceptionally();
    assertThat(table.remove("a")).isEmpty();
  }

  @Test
  void whatFailsIsForgotten() {
    CompletableFuture<AssignmentRecord> failed =
        table.findOrBegin("a", id -> CompletableFuture.failedFuture(new IllegalStateException()));
    assertThat(failed).isCompletedExceptionally();

    CompletableFuture<AssignmentRecord> again =
        table.findOrBegin(
            "a", id -> CompletableFuture.completedFuture(Samples.assignment(id, "node-1")));

    assertThat(again).isCompleted();
  }

  private static AssignmentRecord withEpoch(AssignmentRecord record, long epoch) {
    return new AssignmentRecord(
        record.assignment(),
        record.path(),
        record.content(),
        record.client(),
        record.user(),
        record.mode(),
        record.anchor(),
        record.manager(),
        record.components(),
        record.bitrate(),
        record.made(),
        epoch);
  }
}
