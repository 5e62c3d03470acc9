package io.baton.location.assignment;

import static io.baton.location.assignment.DecidingCluster.COST;
import static io.baton.location.assignment.DecidingCluster.FILM;
import static io.baton.location.assignment.DecidingCluster.failure;
import static io.baton.location.assignment.DecidingCluster.provider;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Release;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Requests that are repeated, managers that were restarted, and assignments that end. */
class ClusterLocationManagerRepeatTest {
  private final DecidingCluster cluster = new DecidingCluster();

  @Test
  void theSameRequestGivesTheSameAssignmentOnce() {
    cluster.start();
    Assigned first = cluster.node(1).assign("assignment-1").join();
    cluster.network.drain();

    assertThat(cluster.node(1).assign("assignment-1").join()).isEqualTo(first);
    assertThat(cluster.network.drain()).isEmpty();
    assertThat(cluster.node(1).manager.assignments()).hasSize(1);
  }

  @Test
  void aRequestThatIsRepeatedWhileItIsDecidedIsDecidedOnce() {
    cluster.start();
    cluster.network.hang("node-2");
    CompletableFuture<Assigned> first = cluster.node(1).assign("assignment-1");
    CompletableFuture<Assigned> second = cluster.node(1).assign("assignment-1");
    assertThat(cluster.node(1).manager.pending()).isEqualTo(1);

    cluster.network.resume("node-2");

    assertThat(first.join()).isEqualTo(second.join());
    assertThat(cluster.node(1).manager.pending()).isZero();
    assertThat(cluster.node(2).engine.reserved()).hasSize(1);
  }

  @Test
  void theBackupKnowsTheAssignmentWhenItIsAskedForIt() {
    cluster.settings.setProperty("baton.assignment.informed", "node-2,node-3");
    cluster.start();
    Assigned assigned = cluster.node(1).assign("assignment-1").join();

    assertThat(cluster.node(3).assign("assignment-1").join()).isEqualTo(assigned);
  }

  @Test
  void aFailedRequestMayBeRepeated() {
    cluster.start();
    cluster.node(2).engine.stop();
    cluster.node(3).engine.stop();
    assertThat(failure(cluster.node(1).assign("assignment-1")).status())
        .isEqualTo(OfpStatus.UNAVAILABLE);

    cluster.node(1).hold("film.mp4", FILM);
    assertThat(provider(cluster.node(1).assign("assignment-1"))).isEqualTo("node-1");
  }

  @Test
  void aManagerThatWasRestartedRepeatsWhatItAssigned() {
    cluster.start();
    Assigned before = cluster.node(1).assign("assignment-1").join();
    // It would choose the other one now.
    cluster.node(2).idle(10 * COST);
    DecidingNode restarted = cluster.restarted(1);
    cluster.nodes().forEach(node -> node.knows.exchange.tell());
    cluster.network.drain();

    assertThat(restarted.assign("assignment-1").join()).isEqualTo(before);
    assertThat(cluster.network.drain()).isEmpty();
    assertThat(provider(restarted.assign("assignment-2"))).isEqualTo("node-3");
  }

  @Test
  void aManagerThatWasRestartedReleasesWhatItAssigned() {
    cluster.start();
    cluster.node(1).assign("assignment-1").join();
    DecidingNode restarted = cluster.restarted(1);

    restarted.manager.release(new Release("assignment-1")).toCompletableFuture().join();

    assertThat(cluster.node(2).engine.reserved()).isEmpty();
    assertThat(cluster.node(2).provider.held()).isEmpty();
    assertThat(cluster.store.all()).isEmpty();
  }

  @Test
  void anAssignmentThatIsReleasedIsForgottenEverywhere() {
    cluster.start();
    cluster.node(1).assign("assignment-1").join();

    cluster.node(1).manager.release(new Release("assignment-1"));

    assertThat(cluster.node(2).engine.reserved()).isEmpty();
    assertThat(cluster.node(2).provider.held()).isEmpty();
    assertThat(cluster.store.all()).isEmpty();
    cluster.nodes().forEach(node -> assertThat(node.manager.assignments()).isEmpty());
  }

  @Test
  void aSessionThatEndsReleasesItsAssignment() {
    cluster.start();
    cluster.node(1).assign("assignment-1").join();

    cluster.node(2).provider.ended("assignment-1");

    assertThat(cluster.store.all()).isEmpty();
    cluster.nodes().forEach(node -> assertThat(node.manager.assignments()).isEmpty());
  }

  @Test
  void whatADeadManagerMadeIsReleasedByItsBackup() {
    cluster.settings.setProperty("baton.assignment.informed", "node-3");
    cluster.start();
    cluster.node(1).assign("assignment-1").join();
    cluster.network.kill("node-1");
    cluster.node(3).knows.directory.remove("node-1");

    cluster.node(3).manager.release(new Release("assignment-1"));

    assertThat(cluster.node(2).engine.reserved()).isEmpty();
    assertThat(cluster.store.all()).isEmpty();
  }
}
