package io.baton.location.assignment;

import static io.baton.location.assignment.DecidingCluster.COST;
import static io.baton.location.assignment.DecidingCluster.GIGABIT;
import static io.baton.location.assignment.DecidingCluster.failure;
import static io.baton.location.assignment.DecidingCluster.isAssigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How many streams a manager gives to each provider and each link. */
class ClusterLocationManagerSpreadingTest {
  private final DecidingCluster cluster = new DecidingCluster();

  @Test
  void threeHundredStreamsAreSharedEquallyThoughLoadsAreToldSeldom() {
    cluster.start();
    for (int i = 0; i < 300; i++) {
      cluster.node(1).assign("assignment-" + i).join();
      if (i % 37 == 0) {
        cluster.tell();
      }
    }

    assertThat(cluster.node(2).engine.reserved()).hasSize(150);
    assertThat(cluster.node(3).engine.reserved()).hasSize(150);
  }

  @Test
  void halfTheCapacityGetsHalfTheStreams() {
    cluster.start();
    cluster.node(2).idle(GIGABIT / 2);
    cluster.tell();
    for (int i = 0; i < 150; i++) {
      cluster.node(1).assign("assignment-" + i).join();
    }

    assertThat(cluster.node(2).engine.reserved()).hasSize(50);
    assertThat(cluster.node(3).engine.reserved()).hasSize(100);
  }

  @Test
  void aBurstOnStaleLoadsPassesNoLimitAndUsesAllThereIs() {
    cluster.start();
    cluster.node(2).idle(20 * COST);
    cluster.node(3).idle(40 * COST);
    cluster.tell();
    cluster.network.hang("node-2");
    cluster.network.hang("node-3");
    List<CompletableFuture<Assigned>> burst = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      burst.add(cluster.node(1).assign("assignment-" + i));
    }
    // What cannot be placed is refused at once, without a provider being asked.
    assertThat(burst.stream().filter(CompletableFuture::isCompletedExceptionally)).hasSize(40);

    cluster.network.resume("node-2");
    cluster.network.resume("node-3");

    assertThat(burst.stream().filter(DecidingCluster::isAssigned)).hasSize(60);
    assertThat(cluster.node(2).engine.reserved()).hasSize(20);
    assertThat(cluster.node(3).engine.reserved()).hasSize(40);
    assertThat(failure(cluster.node(1).assign("assignment-x")).status())
        .isEqualTo(OfpStatus.NO_CAPACITY);
  }

  @Test
  void managersThatDoNotKnowOfEachOtherPassNoLimitEither() {
    cluster.start();
    cluster.node(2).idle(20 * COST);
    cluster.node(3).idle(40 * COST);
    cluster.tell();
    long assigned = 0;
    for (int i = 0; i < 100; i++) {
      DecidingNode manager = i % 2 == 0 ? cluster.node(1) : cluster.node(2);
      assigned += isAssigned(manager.assign("assignment-" + i)) ? 1 : 0;
    }

    assertThat(assigned).isEqualTo(60);
    assertThat(cluster.node(2).engine.reserved()).hasSize(20);
    assertThat(cluster.node(3).engine.reserved()).hasSize(40);
  }

  @Test
  void aLinkIsFilledToItsBandwidthByWhomeverAndNoMore() {
    cluster.settings.setProperty("baton.location.links", "berlin-paris=5000000/12ms");
    cluster.start();
    cluster.place("node-1", "paris");
    cluster.place("node-2", "berlin");
    cluster.place("node-3", "berlin");

    assertThat(isAssigned(cluster.node(1).assign("assignment-1"))).isTrue();
    assertThat(isAssigned(cluster.node(1).assign("assignment-2"))).isTrue();
    assertThat(failure(cluster.node(1).assign("assignment-3")).status())
        .isEqualTo(OfpStatus.NO_CAPACITY);
    assertThat(isAssigned(cluster.node(2).assign("assignment-4"))).as("in berlin itself").isTrue();

    cluster.tell();
    assertThat(cluster.node(1).knows.board.all())
        .filteredOn(load -> !load.promisedPlaces().isEmpty())
        .allSatisfy(
            load -> assertThat(load.promisedPlaces()).containsOnly(Map.entry("paris", COST)))
        .hasSize(2);
    assertThat(failure(cluster.node(1).assign("assignment-5")).status())
        .isEqualTo(OfpStatus.NO_CAPACITY);

    cluster.node(1).manager.release(new Release("assignment-1"));
    cluster.tell();
    assertThat(isAssigned(cluster.node(1).assign("assignment-6"))).isTrue();
  }
}
