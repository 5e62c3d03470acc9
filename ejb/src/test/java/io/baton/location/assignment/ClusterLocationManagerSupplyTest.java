package io.baton.location.assignment;

import static io.baton.location.assignment.DecidingCluster.COST;
import static io.baton.location.assignment.DecidingCluster.FILM;
import static io.baton.location.assignment.DecidingCluster.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Release;
import io.baton.connector.ofp.Withdraw;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.cluster.PlacePromise;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.ReservationUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a manager assigns where nodes supply pieces, and what becomes of the promises. */
class ClusterLocationManagerSupplyTest {
  private static final String OLD = "assignment-old";
  private static final String NEW = "assignment-new";

  private final DecidingCluster cluster = new DecidingCluster();

  @BeforeEach
  void start() {
    cluster.start();
    cluster.supplyPieces("node-1", "node-2", "node-3");
  }

  private Assigned assign(String id, String... excluded) {
    return cluster.node(1).assign(id, Set.of(excluded)).join();
  }

  private List<String> promises(int node) {
    return cluster.node(node).engine.reserved().stream().map(Reservation::assignment).toList();
  }

  private static List<String> nodes(List<ServiceComponent> components) {
    return components.stream().map(ServiceComponent::provider).toList();
  }

  @Test
  void aSupplierIsAssignedWithItsStandbys() {
    Assigned assigned = assign(NEW);

    assertThat(assigned.components())
        .containsExactly(
            new ServiceComponent(ServiceComponent.SUPPLY, "node-2", "192.0.2.1", 8554, 8555));
    assertThat(nodes(assigned.standbys())).containsExactly("node-3");
    assertThat(cluster.node(2).engine.reserved())
        .singleElement()
        .satisfies(
            promise -> {
              assertThat(promise.use()).isEqualTo(ReservationUse.SUPPLY);
              assertThat(promise.bitrate()).isEqualTo(COST);
              assertThat(promise.anchor()).isEqualTo("node-1");
            });
    assertThat(cluster.node(3).engine.reserved()).as("a standby promises nothing").isEmpty();
    assertThat(cluster.node(2).provider.held(NEW).orElseThrow().suppliesPieces()).isTrue();
    assertThat(cluster.store.find(NEW).orElseThrow().standbys()).isEqualTo(assigned.standbys());
  }

  @Test
  void theSameIdGivesTheSameStandbysAlsoAfterARestart() {
    Assigned assigned = assign(NEW);
    cluster.network.hang("node-3");

    assertThat(assign(NEW)).isEqualTo(assigned);
    assertThat(cluster.restarted(1).assign(NEW).join()).isEqualTo(assigned);
  }

  @Test
  void whatIsPromisedCountsInLoadStatementsForTheNodeAndThePlace() {
    cluster.place("node-1", "paris");
    cluster.place("node-2", "berlin");
    cluster.supplyPieces("node-1", "node-2");
    assign(NEW, "node-3");

    assertThat(cluster.node(2).provider.load())
        .satisfies(
            load -> {
              assertThat(load.sessions()).isEqualTo(1);
              assertThat(load.reservedBandwidth()).isEqualTo(COST);
              assertThat(load.places()).containsExactly(new PlacePromise("paris", COST));
            });

    cluster.node(1).manager.release(new Release(NEW));
    assertThat(cluster.node(2).provider.load())
        .satisfies(
            load -> {
              assertThat(load.sessions()).isZero();
              assertThat(load.reservedBandwidth()).isZero();
              assertThat(load.places()).isEmpty();
            });
  }

  /** The provider is of an older version, or the anchor is. */
  @Test
  void withANodeThatKnowsNoPiecesTheStreamIsDelivered() {
    DecidingCluster older = new DecidingCluster();
    older.start();
    older.supplyPieces("node-1", "node-3");

    Assigned byOld = older.node(1).assign(NEW, Set.of("node-3")).join();
    assertThat(byOld.components().get(0).name()).isEqualTo(ServiceComponent.DELIVERY);
    assertThat(byOld.standbys()).isEmpty();
    assertThat(older.node(2).engine.reserved())
        .extracting(Reservation::use)
        .containsExactly(ReservationUse.DELIVERY);

    DecidingCluster oldAnchor = new DecidingCluster();
    oldAnchor.start();
    oldAnchor.supplyPieces("node-2", "node-3");
    Assigned forOld = oldAnchor.node(1).assign(NEW).join();
    assertThat(forOld.components().get(0).name()).isEqualTo(ServiceComponent.DELIVERY);
    assertThat(forOld.standbys()).isEmpty();
  }

  /** In a cluster that is upgraded node by node, a film has another id on old nodes. */
  private static DecidingCluster filmOfOldNodesAndOfNode(int number) {
    DecidingCluster upgraded = new DecidingCluster();
    upgraded.start();
    upgraded.supplyPieces("node-1");
    if (number != 1) {
      upgraded.supplyPieces("node-" + number);
    }
    upgraded.node(number).hold("film.mp4", OTHER);
    upgraded.tell();
    return upgraded;
  }

  private static Locate locate(DeliveryMode mode) {
    return new Locate("film.mp4", "", DeliveryTransport.TCP, Optional.of(mode), "", false);
  }

  @Test
  void anAnchorDeliversItsOwnFormatThoughMoreNodesHaveTheOldOne() {
    DecidingCluster upgraded = filmOfOldNodesAndOfNode(1);

    Assigned assigned = upgraded.node(1).assign(NEW).join();

    assertThat(nodes(assigned.components())).containsExactly("node-1");
    assertThat(assigned.content()).isEqualTo(OTHER.sha256());
    assertThat(upgraded.node(1).manager.locate(locate(DeliveryMode.RELAY)).candidates())
        .extracting(Candidate::node)
        .containsExactly("node-1", "node-2", "node-3");
    assertThat(upgraded.node(1).manager.locate(locate(DeliveryMode.REDIRECT)).candidates())
        .as("who was redirected gets it from any")
        .extracting(Candidate::node)
        .containsExactly("node-2", "node-3", "node-1");
  }

  @Test
  void aNodeThatSuppliesItComesBeforeOldNodesThatCannot() {
    DecidingCluster upgraded = filmOfOldNodesAndOfNode(3);

    Assigned assigned = upgraded.node(1).assign(NEW).join();

    assertThat(nodes(assigned.components())).containsExactly("node-3");
    assertThat(assigned.components().get(0).name()).isEqualTo(ServiceComponent.SUPPLY);
    assertThat(assigned.content()).isEqualTo(OTHER.sha256());
  }

  @Test
  void oldNodesStillDeliverWhatNobodyCanSupply() {
    DecidingCluster upgraded = filmOfOldNodesAndOfNode(3);

    Assigned assigned = upgraded.node(1).assign(NEW, Set.of("node-3")).join();

    assertThat(nodes(assigned.components())).containsExactly("node-2");
    assertThat(assigned.components().get(0).name()).isEqualTo(ServiceComponent.DELIVERY);
  }

  @Test
  void throughAnOldAnchorEverybodyGetsWhatMostNodesHold() {
    DecidingCluster upgraded = new DecidingCluster();
    upgraded.start();
    upgraded.supplyPieces("node-3");
    upgraded.node(1).hold("film.mp4", FILM);
    upgraded.node(3).hold("film.mp4", OTHER);
    upgraded.tell();

    assertThat(upgraded.node(1).assign(NEW).join().content()).isEqualTo(FILM.sha256());
  }

  @Test
  void whatTheAnchorHasItDelivers() {
    cluster.node(1).hold("film.mp4", FILM);
    cluster.tell();

    Assigned assigned = assign(NEW);

    assertThat(assigned.components().get(0).name()).isEqualTo(ServiceComponent.DELIVERY);
    assertThat(nodes(assigned.components())).containsExactly("node-1");
    assertThat(assigned.standbys()).isEmpty();
  }

  @Test
  void whoHasFailedStandsByLast() {
    Assigned assigned = assign(NEW, "node-2");

    assertThat(nodes(assigned.components())).containsExactly("node-3");
    assertThat(nodes(assigned.standbys())).as("it may return").containsExactly("node-2");
  }

  // A session has moved from assignment OLD of node-2 to NEW. What still happens to OLD arrives in
  // any order, at the same provider or at another one, and never concerns NEW.

  @Test
  void theReleaseOfTheFormerAssignmentLeavesTheNewOneOfTheSameSupplier() {
    assign(OLD, "node-3");
    assign(NEW, "node-3");
    assertThat(promises(2)).containsExactly(OLD, NEW);

    cluster.node(1).manager.release(new Release(OLD));

    assertThat(promises(2)).containsExactly(NEW);
    assertThat(cluster.store.all()).extracting(AssignmentRecord::assignment).containsExactly(NEW);
    assertThat(cluster.node(2).provider.held())
        .extracting(AssignmentRecord::assignment)
        .containsExactly(NEW);
  }

  @Test
  void theReleaseMayComeBeforeTheNewAssignmentIsMade() {
    assign(OLD, "node-3");
    cluster.node(1).manager.release(new Release(OLD));
    assign(NEW, "node-3");
    cluster.node(1).manager.release(new Release(OLD));

    assertThat(promises(2)).containsExactly(NEW);
  }

  @Test
  void theReleaseMayComeWhileTheNewAssignmentIsMade() {
    assign(OLD, "node-3");
    cluster.network.hang("node-2");
    CompletableFuture<Assigned> making = cluster.node(1).assign(NEW, Set.of("node-3"));
    cluster.node(1).manager.release(new Release(OLD));
    assertThat(making).isNotDone();
    cluster.network.resume("node-2");

    assertThat(DecidingCluster.isAssigned(making)).isTrue();
    assertThat(promises(2)).containsExactly(NEW);
  }

  @Test
  void aWithdrawalThatArrivesLateTakesNothingFromTheNewAssignment() {
    assign(OLD, "node-3");
    assign(NEW, "node-3");
    cluster.node(2).provider.withdraw(new Withdraw(OLD));
    cluster.node(2).provider.withdraw(new Withdraw(OLD));

    assertThat(promises(2)).containsExactly(NEW);
    assertThat(cluster.node(2).provider.load().reservedBandwidth()).isEqualTo(COST);
  }

  @Test
  void theNewAssignmentMayBeReleasedBeforeItIsMade() {
    assign(OLD, "node-2");
    cluster.network.hang("node-2");
    CompletableFuture<Assigned> making = cluster.node(1).assign(NEW, Set.of("node-3"));
    cluster.node(1).manager.release(new Release(NEW));
    cluster.network.resume("node-2");

    assertThat(making).isDone();
    assertThat(promises(2)).as("nobody would renew it").isEmpty();
    assertThat(promises(3)).containsExactly(OLD);
  }

  @Test
  void aWithdrawalThatOvertakesItsPreparationHoldsForThatAssignmentAlone() {
    cluster.node(2).provider.withdraw(new Withdraw(OLD));
    assign(NEW, "node-3");

    assertThat(cluster.node(1).assign(OLD, Set.of("node-3"))).isCompletedExceptionally();
    assertThat(promises(2)).containsExactly(NEW);
  }

  @Test
  void theDeadSuppliersAssignmentIsReleasedWithoutIt() {
    assign(OLD, "node-3");
    cluster.network.kill("node-2");
    assign(NEW, "node-2");
    cluster.node(1).manager.release(new Release(OLD));

    assertThat(cluster.store.all()).extracting(AssignmentRecord::assignment).containsExactly(NEW);
    assertThat(promises(3)).containsExactly(NEW);
  }

  /** The anchor has died, or cannot be reached. */
  @Test
  void aPromiseThatIsNotRenewedIsOverForItsManagerToo() {
    assign(OLD, "node-3");
    cluster.node(2).engine.release(OLD);
    cluster.node(2).provider.ended(OLD);

    assertThat(cluster.store.all()).isEmpty();
    assertThat(cluster.node(1).manager.assignments()).isEmpty();
  }

  @Test
  void anAnchorLearnsWhoHasTakenOverWhatItIsSuppliedWith() {
    Assigned assigned = cluster.node(2).assign(NEW, Set.of("node-2")).join();
    assertThat(assigned.manager()).isEqualTo("node-2");
    assertThat(nodes(assigned.components())).containsExactly("node-3");
    cluster.node(2).supply.add(assigned);
    cluster.node(1).knows.supervision.transfer("node-3", "node-1");
    cluster.nodes().forEach(node -> node.manager.supervise(cluster.store.all()));
    cluster.network.drain();

    cluster.node(2).supply.ended(NEW);

    assertThat(cluster.network.drain())
        .filteredOn(sent -> sent.request() instanceof Release && sent.from().equals("node-2"))
        .extracting(sent -> sent.to())
        .containsOnly("node-1");
    assertThat(promises(3)).isEmpty();
    assertThat(cluster.store.all()).isEmpty();
  }

  @Test
  void theSuppliersOfADeadOneAreSpreadOverTheOthersByCost() {
    for (int i = 0; i < 20; i++) {
      assign("assignment-" + i);
    }
    int before = promises(3).size();
    assertThat(before).isEqualTo(10);
    cluster.network.kill("node-2");
    List.copyOf(promises(2)).forEach(id -> assign(id + "-next", "node-2"));

    assertThat(promises(3)).hasSize(20);
  }

  @Test
  void redirectedAndDirectStreamsAreDelivered() {
    cluster.settings.setProperty("baton.delivery.mode", "redirect");
    cluster.start();
    cluster.supplyPieces("node-1", "node-2", "node-3");

    Assigned assigned = assign(NEW);

    assertThat(assigned.mode()).isEqualTo(DeliveryMode.REDIRECT);
    assertThat(assigned.components().get(0).name()).isEqualTo(ServiceComponent.DELIVERY);
    assertThat(assigned.standbys()).isEmpty();
  }
}
