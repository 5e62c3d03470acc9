package io.baton.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.Release;
import io.baton.connector.ofp.Withdraw;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.overview.OverviewFixture.Sent;
import io.baton.support.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManagedAssignmentsTest {
  private final OverviewFixture cluster = new OverviewFixture();
  private final AssignmentRegistry assignments = cluster.assignments;

  private static AssignmentRecord later(AssignmentRecord record, Duration by, long epoch) {
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
        record.made().plus(by),
        epoch);
  }

  private static AssignmentFilter filter(
      String provider, String manager, String anchor, String path) {
    return new AssignmentFilter(
        Optional.ofNullable(provider),
        Optional.ofNullable(manager),
        Optional.ofNullable(anchor),
        Optional.ofNullable(path));
  }

  private List<String> ids(AssignmentFilter filter) {
    return assignments.list(filter).stream().map(AssignmentRecord::assignment).toList();
  }

  @Test
  void listsWhatIsRecordedAndWhatIsKnownBefore() {
    AssignmentRecord a = Samples.assignment("a", "node-2");
    cluster.recorded.add(a);
    cluster.known.add(later(Samples.assignment("b", "node-3"), Duration.ofSeconds(1), 1));
    cluster.known.add(later(a, Duration.ofSeconds(5), 2));

    assertThat(ids(AssignmentFilter.ALL)).containsExactly("a", "b");
    assertThat(assignments.list(AssignmentFilter.ALL).get(0).epoch()).isEqualTo(2);
  }

  @Test
  void listsThoseThatAreWanted() {
    cluster.recorded.add(Samples.assignment("a", "node-2"));
    cluster.recorded.add(Samples.assignment("b", "node-3"));

    assertThat(ids(filter("node-2", null, null, null))).containsExactly("a");
    assertThat(ids(filter(null, "manager", null, null))).containsExactly("a", "b");
    assertThat(ids(filter(null, "node-2", null, null))).isEmpty();
    assertThat(ids(filter(null, null, "anchor-node-3", null))).containsExactly("b");
    assertThat(ids(filter(null, null, null, "other.mp4"))).isEmpty();
    assertThat(ids(filter("node-3", "manager", "anchor-node-3", "films/été.mp4")))
        .containsExactly("b");
  }

  @Test
  void findsWhatIsRecordedOrKnown() {
    cluster.recorded.add(Samples.assignment("a", "node-2"));
    cluster.known.add(Samples.assignment("b", "node-3"));

    assertThat(assignments.find("a")).isPresent();
    assertThat(assignments.find("b")).isPresent();
    assertThat(assignments.find("c")).isEmpty();
  }

  @Test
  void findsTheRecordThatHolds() {
    AssignmentRecord made = Samples.assignment("a", "node-2");
    cluster.known.add(made);
    cluster.recorded.add(made.movedTo("node-3"));

    assertThat(assignments.find("a")).contains(made.movedTo("node-3"));
    assertThat(assignments.list(AssignmentFilter.ALL)).containsExactly(made.movedTo("node-3"));
    assertThat(assignments.end("a")).isTrue();
    assertThat(cluster.sent).containsExactly(new Sent("node-3", new Release("a")));
  }

  @Test
  void itsManagerEndsIt() {
    cluster.recorded.add(Samples.assignment("a", "node-2"));

    assertThat(assignments.end("a")).isTrue();

    assertThat(cluster.sent).containsExactly(new Sent("manager", new Release("a")));
  }

  @Test
  void ifItsManagerIsGoneItIsEndedHere() {
    cluster.recorded.add(Samples.assignment("a", "node-2"));
    cluster.silent.add("manager");

    assertThat(assignments.end("a")).isTrue();

    assertThat(cluster.sent)
        .containsExactly(
            new Sent("manager", new Release("a")),
            new Sent("node-2", new Withdraw("a")),
            new Sent("here", new Release("a")));
  }

  @Test
  void ifNobodyAnswersThatIsTold() {
    cluster.recorded.add(Samples.assignment("a", "node-2"));
    cluster.silent.addAll(List.of("manager", "node-2"));

    assertThatThrownBy(() -> assignments.end("a"))
        .isInstanceOf(OfpException.class)
        .hasMessage("node-2 does not answer");
  }

  @Test
  void whatIsNotThereIsNotEnded() {
    assertThat(assignments.end("a")).isFalse();
    assertThat(cluster.sent).isEmpty();
  }
}
