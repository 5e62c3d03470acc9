package io.baton.location.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.cluster.NodeAdvertisement;
import io.baton.model.cluster.ServiceState;
import io.baton.model.cluster.Supervision;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.KnowingNode;
import io.baton.support.OfpNetwork;
import io.baton.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatedSupervisionTableTest {
  private static final String[] NAMES = {"node-1", "node-2", "node-3"};

  private final TestClock clock = new TestClock();
  private final OfpNetwork network = new OfpNetwork(clock);
  private final KnowingNode one = node("node-1");
  private final KnowingNode two = node("node-2");
  private final KnowingNode three = node("node-3");

  private KnowingNode node(String name) {
    return new KnowingNode(network, clock, new FakeClusterDirectory(name, NAMES));
  }

  @Test
  void everyNodeComesToTheSameTable() {
    assertThat(one.supervision.all())
        .hasSize(3)
        .allSatisfy(
            supervision -> {
              assertThat(supervision.managers()).containsExactlyInAnyOrder(NAMES);
              assertThat(supervision.absent()).isEmpty();
              assertThat(supervision.epoch()).isZero();
            })
        .isEqualTo(two.supervision.all())
        .isEqualTo(three.supervision.all());
  }

  @Test
  void providersAreSpreadOverTheManagers() {
    for (int i = 10; i < 310; i++) {
      one.directory.put(FakeClusterDirectory.node("provider-" + i, 1, "provider"));
    }

    for (String manager : NAMES) {
      assertThat(
              one.supervision.all().stream()
                  .filter(supervision -> supervision.managers().get(0).equals(manager)))
          .hasSizeBetween(75, 125);
    }
  }

  @Test
  void theBackupReplacesAManagerThatLeavesAndNothingElseChanges() {
    List<Supervision> before = one.supervision.all();
    one.directory.remove("node-2");

    for (Supervision was : before) {
      if (!was.provider().equals("node-2")) {
        List<String> expected = new ArrayList<>(was.managers());
        expected.remove("node-2");
        assertThat(managers(one, was.provider())).isEqualTo(expected);
      }
    }
    assertThat(one.supervision.of("node-2")).isEmpty();
  }

  @Test
  void aManagerCanBeConfinedToSomeProviders() {
    one.directory.put(
        new NodeAdvertisement(
            "node-3",
            1,
            Set.of("slm"),
            "192.0.2.1",
            1,
            1,
            1,
            "",
            0,
            Set.of("node-2"),
            0,
            ServiceState.RUNNING));

    assertThat(managers(one, "node-1")).containsExactlyInAnyOrder("node-1", "node-2");
    assertThat(managers(one, "node-2")).containsExactlyInAnyOrder(NAMES);
    assertThat(one.supervision.of("node-3")).isEmpty();
  }

  @Test
  void withoutManagersNothingIsSupervised() {
    FakeClusterDirectory directory = new FakeClusterDirectory("node-9");
    directory.put(FakeClusterDirectory.node("node-9", 1, "provider"));
    KnowingNode alone = new KnowingNode(network, clock, directory);

    assertThat(alone.supervision.all()).isEmpty();
    assertThat(alone.supervision.backupOf("node-9")).isEmpty();
  }

  @Test
  void transfersSupervisionAndTellsTheOthers() {
    String target = managers(one, "node-1").get(2);
    Supervision transferred = one.supervision.transfer("node-1", target);

    assertThat(transferred.responsible()).contains(target);
    assertThat(transferred.epoch()).isEqualTo(1);
    assertThat(two.supervision.of("node-1")).contains(transferred);
    assertThat(three.supervision.of("node-1")).contains(transferred);
  }

  @Test
  void transfersOnlyWhatThereIs() {
    assertThatThrownBy(() -> one.supervision.transfer("node-9", "node-1"))
        .isInstanceOf(UnknownNodeException.class)
        .hasMessageContaining("node-9");
    assertThatThrownBy(() -> one.supervision.transfer("node-1", "node-9"))
        .isInstanceOf(UnknownNodeException.class)
        .hasMessageContaining("node-9");
  }

  @Test
  void activatesBackupsOfAManagerThatHangs() {
    network.hang("node-2");
    Supervision before = supervisedBy("node-2");
    one.supervision.activateBackup("node-2");

    Supervision after = three.supervision.of(before.provider()).orElseThrow();
    assertThat(after.responsible()).isEqualTo(before.backup());
    assertThat(after.absent()).containsExactly("node-2");
    assertThat(three.supervision.all())
        .allSatisfy(supervision -> assertThat(supervision.absent()).containsExactly("node-2"));

    one.supervision.activateBackup("node-2");
    assertThat(one.supervision.all()).isEqualTo(three.supervision.all());
  }

  /** Both find their manager dead at the same moment, and neither statement may get lost. */
  @Test
  void backupsActivatedAtOnceAreAllStated() throws Exception {
    ExecutorService portals = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 200; round++) {
        SupervisionTable table = new KnowingNode(network, clock, lonely()).supervision;
        CountDownLatch together = new CountDownLatch(2);
        List<Future<?>> activations = new ArrayList<>();
        for (String failed : List.of("node-2", "node-3")) {
          activations.add(
              portals.submit(
                  () -> {
                    together.countDown();
                    together.await();
                    table.activateBackup(failed);
                    return null;
                  }));
        }
        for (Future<?> activation : activations) {
          activation.get();
        }
        assertThat(table.of("node-1").orElseThrow().absent())
            .containsExactlyInAnyOrder("node-2", "node-3");
      }
    } finally {
      portals.shutdownNow();
    }
  }

  /** Nobody else is told, for the network is for one thread: all are managers of one provider. */
  private static FakeClusterDirectory lonely() {
    FakeClusterDirectory directory = new FakeClusterDirectory("node-1");
    directory.put(
        new NodeAdvertisement(
            "node-1",
            1,
            Set.of("provider", "slm"),
            "192.0.2.1",
            1,
            1,
            1,
            "",
            0,
            Set.of(),
            0,
            ServiceState.RUNNING));
    for (String manager : List.of("node-2", "node-3")) {
      directory.put(FakeClusterDirectory.node(manager, 1, "slm"));
    }
    return directory;
  }

  @Test
  void theLastManagerIsNotPassedOver() {
    one.supervision.activateBackup("node-2");
    one.supervision.activateBackup("node-3");
    one.supervision.activateBackup("node-1");

    assertThat(one.supervision.all())
        .allSatisfy(supervision -> assertThat(supervision.responsible()).contains("node-1"));
  }

  @Test
  void aManagerThatWorksAgainTakesItsPlaceBack() {
    final List<Supervision> before = one.supervision.all();
    network.hang("node-2");
    one.supervision.activateBackup("node-2");
    network.advance(Duration.ofSeconds(10));
    network.resume("node-2");
    maintainAll();
    assertThat(two.supervision.of("node-1").orElseThrow().absent()).contains("node-2");

    clock.advance(Duration.ofSeconds(2));
    maintainAll();
    assertThat(one.supervision.all())
        .extracting(Supervision::managers, Supervision::responsible)
        .containsExactlyElementsOf(
            before.stream().map(s -> tuple(s.managers(), s.responsible())).toList());
    assertThat(three.supervision.all()).isEqualTo(one.supervision.all());
    assertThat(two.supervision.all()).isEqualTo(one.supervision.all());
  }

  @Test
  void whoComesLaterIsToldWhatHolds() {
    one.supervision.transfer("node-1", managers(one, "node-1").get(1));
    for (KnowingNode node : List.of(one, two, three)) {
      node.directory.put(FakeClusterDirectory.node("node-4", 1));
    }
    KnowingNode four =
        new KnowingNode(
            network, clock, new FakeClusterDirectory("node-4", "node-1", "node-2", "node-3"));
    maintainAll();

    assertThat(four.supervision.all()).isEqualTo(one.supervision.all());
    assertThat(four.supervision.of("node-1").orElseThrow().epoch()).isEqualTo(1);
  }

  @Test
  void lostStatementsAreRepeatedAndConfirmedOnesAreNot() {
    network.isolate("node-3");
    one.supervision.transfer("node-1", "node-2");
    network.advance(Duration.ofSeconds(1));
    network.heal();
    maintainAll();
    assertThat(three.supervision.all()).isEqualTo(one.supervision.all());

    maintainAll();
    network.drain();
    maintainAll();
    assertThat(network.drain()).isEmpty();
  }

  @Test
  void halvesThatDecidedDifferentlyAgreeWhenTheyMeet() {
    network.isolate("node-3");
    leave(one, "node-3");
    leave(two, "node-3");
    leave(three, "node-1");
    leave(three, "node-2");
    one.supervision.transfer("node-1", "node-1");
    one.supervision.transfer("node-1", "node-2");
    three.supervision.transfer("node-3", "node-3");
    network.advance(Duration.ofSeconds(5));

    network.heal();
    one.directory.put(FakeClusterDirectory.node("node-3", 1));
    two.directory.put(FakeClusterDirectory.node("node-3", 1));
    three.directory.put(FakeClusterDirectory.node("node-1", 1));
    three.directory.put(FakeClusterDirectory.node("node-2", 1));
    maintainAll();

    assertThat(one.supervision.all())
        .isEqualTo(two.supervision.all())
        .isEqualTo(three.supervision.all());
    assertThat(one.supervision.of("node-1").orElseThrow().responsible()).contains("node-2");
    assertThat(one.supervision.of("node-3").orElseThrow().responsible()).contains("node-3");
  }

  @Test
  void ofTwoStatementsOfOneEpochAllPickTheSame() {
    Supervision first = new Supervision("node-1", List.of("node-2"), 1);
    Supervision second = new Supervision("node-1", List.of("node-3"), 1);
    one.supervision.apply(first);
    one.supervision.apply(second);
    two.supervision.apply(second);
    two.supervision.apply(first);

    assertThat(one.supervision.of("node-1")).isEqualTo(two.supervision.of("node-1"));
    assertThat(one.supervision.of("node-1").orElseThrow().responsible()).contains("node-2");
  }

  @Test
  void statementsThatNobodyCouldNeedAreNotKept() {
    IntStream.range(0, 2000)
        .forEach(i -> one.supervision.apply(new Supervision("x-" + i, List.of(), 1)));
    one.supervision.apply(new Supervision("node-1", List.of("node-3"), 1));

    assertThat(one.supervision.of("node-1").orElseThrow().epoch()).isZero();
  }

  @Test
  void anAssignmentKeepsTheManagerThatMadeIt() {
    for (String manager : NAMES) {
      assertThat(one.supervision.supervisorOf("node-2", manager)).isEqualTo(manager);
    }
    assertThat(one.supervision.supervisorOf("node-9", "node-1")).isEqualTo("node-1");
  }

  @Test
  void whoLeftOrIsPassedOverIsReplacedByWhoIsResponsible() {
    String responsible = one.supervision.of("node-2").orElseThrow().responsible().orElseThrow();
    assertThat(one.supervision.supervisorOf("node-2", "node-9")).isEqualTo(responsible);

    one.supervision.activateBackup(responsible);
    String backup = one.supervision.of("node-2").orElseThrow().responsible().orElseThrow();
    assertThat(backup).isNotEqualTo(responsible);
    assertThat(one.supervision.supervisorOf("node-2", responsible)).isEqualTo(backup);
  }

  @Test
  void whatWasMovedIsSupervisedByWhomItWasMovedTo() {
    String other = managers(one, "node-2").get(1);
    String third = managers(one, "node-2").get(2);
    one.supervision.transfer("node-2", other);
    for (String manager : NAMES) {
      assertThat(one.supervision.supervisorOf("node-2", manager)).isEqualTo(other);
    }

    one.supervision.activateBackup(other);
    assertThat(one.supervision.supervisorOf("node-2", third)).as("no reason").isEqualTo(third);
    assertThat(one.supervision.supervisorOf("node-2", other))
        .isEqualTo(one.supervision.of("node-2").orElseThrow().responsible().orElseThrow());
  }

  @Test
  void itIsToldThatSomethingWasStated() {
    List<String> told = new ArrayList<>();
    two.supervision.onChange(() -> told.add("changed"));

    one.supervision.transfer("node-2", managers(one, "node-2").get(1));

    assertThat(told).hasSize(1);
  }

  @Test
  void everyManagerHasABackup() {
    String backup = one.supervision.backupOf("node-2").orElseThrow();

    assertThat(backup).isNotEqualTo("node-2");
    assertThat(three.supervision.backupOf("node-2")).contains(backup);
    one.directory.remove("node-2");
    assertThat(one.supervision.backupOf("node-2")).contains(backup);
    one.supervision.activateBackup(backup);
    assertThat(one.supervision.backupOf("node-2")).isPresent().get().isNotEqualTo(backup);
  }

  private Supervision supervisedBy(String manager) {
    return one.supervision.all().stream()
        .filter(supervision -> supervision.responsible().orElseThrow().equals(manager))
        .findFirst()
        .orElseGet(() -> one.supervision.transfer("node-1", manager));
  }

  private void maintainAll() {
    List.of(one, two, three).forEach(node -> node.supervision.maintain());
  }

  private static void leave(KnowingNode node, String gone) {
    node.directory.remove(gone);
  }

  private static List<String> managers(KnowingNode node, String provider) {
    return node.supervision.of(provider).orElseThrow().managers();
  }
}
