package io.baton.location.assignment;

import static io.baton.location.assignment.DecidingCluster.failure;
import static io.baton.location.assignment.DecidingCluster.locate;
import static io.baton.location.assignment.DecidingCluster.provider;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Prepare;
import io.baton.connector.ofp.Prepared;
import io.baton.model.assignment.Candidate;
import io.baton.model.cluster.ServiceState;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What managers assign while a node is drained, and if only one node will do. */
class ClusterLocationManagerDrainTest {
  private final DecidingCluster cluster = new DecidingCluster();

  @BeforeEach
  void start() {
    cluster.start();
    cluster.supplyPieces("node-1", "node-2", "node-3");
  }

  private CompletableFuture<Assigned> assign(String id) {
    return cluster.node(1).assign(id);
  }

  private CompletableFuture<Assigned> assign(String id, String only) {
    Assign any = cluster.node(1).request(id, "film.mp4", Set.of());
    return cluster
        .node(1)
        .assign(
            new Assign(
                any.assignment(),
                any.path(),
                any.client(),
                any.user(),
                any.transport(),
                any.mode(),
                any.anchor(),
                any.excluded(),
                any.content(),
                true,
                only));
  }

  /** Everybody knows. */
  private void drain(int number) {
    String name = "node-" + number;
    cluster.nodes().forEach(node -> node.knows.directory.state(name, ServiceState.DRAINING));
  }

  @Test
  void aNodeThatDrainsGetsNothingNew() {
    drain(2);

    assertThat(provider(assign("assignment-1"))).isEqualTo("node-3");
    assertThat(provider(assign("assignment-2"))).isEqualTo("node-3");
  }

  /** The manager has not heard of it, so the node itself refuses. */
  @Test
  void itRefusesWhatAManagerAssignsThatDoesNotKnow() {
    cluster.node(2).knows.directory.announce(ServiceState.DRAINING);

    assertThat(provider(assign("assignment-1"))).isEqualTo("node-3");
    assertThat(cluster.node(2).engine.reserved()).isEmpty();
  }

  @Test
  void whatItHasPreparedBeforeItConfirms() {
    assertThat(provider(assign("assignment-1"))).isEqualTo("node-2");
    Prepare repeated = new Prepare(cluster.node(2).engine.reserved().get(0), "node-1", Set.of());
    cluster.node(2).knows.directory.announce(ServiceState.DRAINING);

    assertThat(cluster.node(2).provider.prepare(repeated).toCompletableFuture().join())
        .isInstanceOf(Prepared.class);
    assertThat(cluster.node(2).engine.promises()).containsExactly("assignment-1");
  }

  /** Managers of older versions see in its load that it takes nothing. */
  @Test
  void itsLoadTellsThatItTakesNothing() {
    cluster.node(2).knows.directory.announce(ServiceState.DRAINING);
    assertThat(cluster.node(2).provider.load().admitting()).isFalse();

    cluster.node(2).knows.directory.announce(ServiceState.RUNNING);
    assertThat(cluster.node(2).provider.load().admitting()).isTrue();
  }

  @Test
  void locatingTellsWhyItIsLeftOut() {
    drain(2);

    assertThat(cluster.node(1).manager.locate(locate("film.mp4", "", true)).candidates())
        .filteredOn(candidate -> candidate.node().equals("node-2"))
        .singleElement()
        .satisfies(ClusterLocationManagerDrainTest::isDraining);
  }

  private static void isDraining(Candidate candidate) {
    assertThat(candidate.eligible()).isFalse();
    assertThat(candidate.explanation().get(0).name()).isEqualTo("node.draining");
  }

  @Test
  void onlyTheNodeThatIsWantedIsChosen() {
    assertThat(provider(assign("assignment-1", "node-3"))).isEqualTo("node-3");
    assertThat(provider(assign("assignment-2", "node-2"))).isEqualTo("node-2");
  }

  @Test
  void theNodeThatIsWantedSaysWhyNot() {
    drain(2);
    cluster.node(3).idle(1000);
    cluster.tell();

    refuses("node-1", "node-1 cannot take it: it does not have film.mp4");
    refuses(
        "node-2", "node-2 cannot take it: node.draining, its operator wants it free of streams");
    refuses("node-3", "node-3 cannot take it: no.capacity, 2.1 Mbit/s needed, 1.0 kbit/s left");
  }

  private void refuses(String node, String message) {
    OfpException failure = failure(assign("assignment-of-" + node, node));
    assertThat(failure.status()).isEqualTo(OfpStatus.NO_CAPACITY);
    assertThat(failure).hasMessage(message);
  }

  @Test
  void aNodeThatHangsIsNotWaitedForInPlaceOfTheOneThatIsWanted() {
    cluster.network.hang("node-3");
    CompletableFuture<Assigned> assigned = assign("assignment-1", "node-3");
    cluster.network.advance(Duration.ofSeconds(1));
    cluster.network.advance(Duration.ofSeconds(1));

    assertThat(failure(assigned)).hasMessageStartingWith("node-3 cannot take it: ");
    assertThat(cluster.node(2).engine.reserved()).isEmpty();
  }
}
