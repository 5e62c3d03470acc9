package io.baton.location.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.connector.ofp.Inform;
import io.baton.connector.ofp.Release;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.cluster.Supervision;
import io.baton.model.media.ContentId;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.MemoryAssignmentStore;
import io.baton.support.OfpNetwork;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four nodes, all managers; the film is on the fourth, and the first has assigned it. */
class AssignmentSupervisorTest {
  private static final String ID = "assignment-1";
  private static final String PROVIDER = "node-4";
  private static final ContentId FILM = new ContentId("ab".repeat(32));
  private static final List<String> NAMES = List.of("node-1", "node-2", "node-3", PROVIDER);

  private final TestClock clock = new TestClock();
  private final OfpNetwork network = new OfpNetwork(clock);
  private final MemoryAssignmentStore store = new MemoryAssignmentStore();
  private final List<DecidingNode> nodes = NAMES.stream().map(this::node).toList();

  private DecidingNode node(String name) {
    return new DecidingNode(
        network,
        clock,
        new FakeClusterDirectory(name, NAMES.toArray(new String[0])),
        store,
        new Properties());
  }

  @BeforeEach
  void assign() {
    nodes.forEach(node -> node.idle(1_000_000_000));
    node(4).hold("film.mp4", FILM);
    nodes.forEach(node -> node.knows.exchange.tell());
    node(1).assign(ID).join();
    assertSupervised("node-1", 1);
    network.drain();
  }

  private DecidingNode node(int number) {
    return nodes.get(number - 1);
  }

  /** All agree: the record, the provider, and every manager that knows of it. */
  private void assertSupervised(String manager, long epoch) {
    assertThat(store.find(ID).orElseThrow().manager()).isEqualTo(manager);
    assertThat(store.find(ID).orElseThrow().epoch()).isEqualTo(epoch);
    assertThat(node(4).provider.held(ID).orElseThrow().manager()).isEqualTo(manager);
    assertThat(nodes)
        .filteredOn(node -> network.answers(node.knows.directory.self().name()))
        .flatExtracting(node -> node.manager.assignments())
        .extracting(AssignmentRecord::manager)
        .isNotEmpty()
        .containsOnly(manager);
  }

  private void look() {
    nodes.stream()
        .filter(node -> network.answers(node.knows.directory.self().name()))
        .forEach(node -> node.manager.supervise(store.all()));
  }

  /** Moved away from its manager, and that one's backup. */
  private void transferTo(String manager) {
    node(2).knows.supervision.transfer(PROVIDER, manager);
    network.drain();
  }

  @Test
  void nothingChangesAsLongAsItsManagerIsThere() {
    look();

    assertSupervised("node-1", 1);
    assertThat(network.drain()).isEmpty();
  }

  @Test
  void whatWasMovedIsSupervisedByWhomItWasMovedTo() {
    transferTo("node-3");
    look();

    assertSupervised("node-3", 2);
    assertThat(network.drain())
        .filteredOn(sent -> sent.request() instanceof Inform)
        .allMatch(sent -> sent.from().equals("node-3"))
        .extracting(OfpNetwork.Sent::to)
        .contains("node-1", node(3).knows.supervision.backupOf("node-3").orElseThrow());
    look();
    assertSupervised("node-3", 2);
    assertThat(network.drain()).as("once is enough").isEmpty();
  }

  @Test
  void theEndOfWhatWasMovedIsToldToItsNewManager() {
    transferTo("node-3");
    look();
    network.drain();

    node(4).provider.ended(ID);

    assertThat(network.drain())
        .filteredOn(sent -> sent.from().equals(PROVIDER))
        .extracting(OfpNetwork.Sent::to, OfpNetwork.Sent::request)
        .containsExactly(tuple("node-3", new Release(ID)));
    assertThat(store.all()).isEmpty();
    assertThat(node(3).manager.assignments()).isEmpty();
  }

  /** Told who takes over what it holds; as a manager it would never hear of the end. */
  @Test
  void aProviderListsNothingThatItIsNotToldTheEndOf() {
    String backup = node(1).knows.supervision.backupOf("node-1").orElseThrow();
    for (String provider : List.of("node-2", "node-3", PROVIDER)) {
      ServiceLocationManager manager = nodes.get(NAMES.indexOf(provider)).manager;
      manager.inform(Samples.assignment("assignment-2", provider).movedTo("node-1"));
      assertThat(manager.assignments())
          .filteredOn(known -> known.assignment().equals("assignment-2"))
          .hasSize(provider.equals(backup) ? 1 : 0);
    }
  }

  @Test
  void whatIsAssignedOnAMovedProviderBelongsToItsNewManagerAtOnce() {
    transferTo("node-3");
    node(1).assign("assignment-2").join();

    assertThat(store.find("assignment-2").orElseThrow().manager()).isEqualTo("node-3");
    assertThat(node(4).provider.held("assignment-2").orElseThrow().manager()).isEqualTo("node-3");
    assertThat(node(3).manager.assignments())
        .extracting(AssignmentRecord::assignment)
        .contains("assignment-2");

    node(1).manager.release(new Release("assignment-2"));
    assertThat(node(4).provider.held("assignment-2")).as("by whoever was asked").isEmpty();
    assertThat(node(3).manager.assignments())
        .extracting(AssignmentRecord::assignment)
        .doesNotContain("assignment-2");
    assertThat(store.find("assignment-2")).isEmpty();
  }

  @Test
  void theManagerThatIsResponsibleTakesOverFromADeadOne() {
    network.kill("node-1");
    nodes.stream().skip(1).forEach(node -> node.knows.directory.remove("node-1"));
    look();

    assertSupervised(responsible(), 2);
  }

  @Test
  void andFromOneThatHangs() {
    network.hang("node-1");
    node(2).knows.supervision.activateBackup("node-1");
    nodes.stream().skip(1).forEach(node -> node.manager.supervise(store.all()));
    assertThat(store.find(ID).orElseThrow().manager()).isEqualTo(responsible());

    network.resume("node-1");

    assertSupervised(responsible(), 2);
  }

  private String responsible() {
    String manager =
        node(2).knows.supervision.of(PROVIDER).flatMap(Supervision::responsible).orElseThrow();
    assertThat(manager).isNotEqualTo("node-1");
    return manager;
  }

  /** It has not learnt yet that others have taken its place. */
  @Test
  void whatTheFormerManagerIsStillToldDoesNoHarm() {
    network.hang("node-1");
    node(2).knows.supervision.activateBackup("node-1");
    nodes.stream().skip(1).forEach(node -> node.manager.supervise(store.all()));
    AssignmentRecord stale = node(1).manager.assignments().get(0);
    assertThat(stale.epoch()).isEqualTo(1);
    network.resume("node-1");

    nodes.forEach(node -> node.manager.inform(stale));
    node(4).provider.supervised(stale);
    look();
    assertSupervised(responsible(), 2);

    node(4).provider.ended(ID);
    node(1).manager.release(new Release(ID)).toCompletableFuture().join();
    node(1).manager.release(new Release(ID)).toCompletableFuture().join();
    assertThat(store.all()).isEmpty();
    nodes.forEach(node -> assertThat(node.manager.assignments()).isEmpty());
    assertThat(node(4).engine.reserved()).isEmpty();
  }

  /** The two halves of a group decided differently, and the record of one was lost. */
  @Test
  void afterAPartitionBothSidesAgree() {
    network.isolate("node-1");
    nodes.stream().skip(1).forEach(node -> node.knows.directory.remove("node-1"));
    AssignmentRecord before = store.find(ID).orElseThrow();
    nodes.stream().skip(1).forEach(node -> node.manager.supervise(store.all()));
    String adopter = store.find(ID).orElseThrow().manager();
    network.advance(Duration.ofSeconds(10));
    store.record(before);

    network.heal();
    nodes.stream()
        .skip(1)
        .forEach(node -> node.knows.directory.put(FakeClusterDirectory.node("node-1", 1)));
    look();
    look();

    assertSupervised(adopter, 2);
  }

  @Test
  void ofTwoThatTookItOverAtOnceOneHolds() {
    AssignmentRecord made = store.find(ID).orElseThrow();
    for (String name : List.of("node-3", "node-2")) {
      AssignmentRecord taken = made.movedTo(name);
      store.record(taken);
      nodes.forEach(node -> node.manager.inform(taken));
      node(4).provider.supervised(taken);
    }

    look();

    assertSupervised("node-2", 2);
  }

  @Test
  void aManagerThatWasRestartedKnowsAgainWhatItSupervises() {
    DecidingNode restarted = node("node-1");
    assertThat(restarted.manager.assignments()).isEmpty();

    restarted.manager.supervise(store.all());

    assertThat(restarted.manager.assignments()).containsExactlyElementsOf(store.all());
  }

  @Test
  void aRecordThatWasOverwrittenIsWrittenAnew() {
    AssignmentRecord made = store.find(ID).orElseThrow();
    transferTo("node-3");
    look();
    store.record(made);

    look();

    assertSupervised("node-3", 2);
  }

  /** It would not be told of the end. */
  @Test
  void aManagerDoesNotKeepWhatOthersSuperviseAndDoNotTellItOf() {
    String told = node(1).knows.supervision.backupOf("node-1").orElseThrow();
    nodes.forEach(node -> node.manager.inform(store.find(ID).orElseThrow()));
    look();

    for (DecidingNode node : nodes) {
      String name = node.knows.directory.self().name();
      boolean concerned = Set.of("node-1", told).contains(name);
      assertThat(node.manager.assignments()).hasSize(concerned ? 1 : 0);
    }
  }
}
