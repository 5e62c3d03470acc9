package io.baton.location.assignment;

import static io.baton.location.assignment.DecidingCluster.COST;
import static io.baton.location.assignment.DecidingCluster.FILM;
import static io.baton.location.assignment.DecidingCluster.OTHER;
import static io.baton.location.assignment.DecidingCluster.failure;
import static io.baton.location.assignment.DecidingCluster.provider;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpStatus;
import io.baton.location.placement.ClusterSamples;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.media.ContentId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a manager assigns, and whom it tells. */
class ClusterLocationManagerTest {
  private final DecidingCluster cluster = new DecidingCluster();

  @Test
  void theProviderIsReadyBeforeTheAnswer() {
    cluster.start();

    Assigned assigned = cluster.node(1).assign("assignment-1").join();

    assertThat(assigned.components().get(0).provider()).isEqualTo("node-2");
    assertThat(assigned.components().get(0).port()).isEqualTo(8554);
    assertThat(assigned.manager()).isEqualTo("node-1");
    assertThat(assigned.mode()).isEqualTo(DeliveryMode.RELAY);
    assertThat(assigned.content()).isEqualTo(FILM.sha256());
    assertThat(assigned.explanation())
        .extracting(ScoreFactor::name)
        .contains("bandwidth.available");
    assertThat(cluster.node(2).engine.reserved())
        .singleElement()
        .satisfies(
            reservation -> {
              assertThat(reservation.assignment()).isEqualTo("assignment-1");
              assertThat(reservation.client()).isEqualTo("192.0.2.7");
              assertThat(reservation.anchor()).isEqualTo("node-1");
              assertThat(reservation.bitrate()).isEqualTo(COST);
            });
    assertThat(cluster.store.all())
        .containsExactlyElementsOf(cluster.node(1).manager.assignments());
    assertThat(cluster.node(2).provider.held("assignment-1")).isPresent();
  }

  @Test
  void theBackupIsToldByTheManager() {
    cluster.start();
    cluster.node(1).assign("assignment-1").join();
    String backup = cluster.node(1).knows.supervision.backupOf("node-1").orElseThrow();

    assertThat(cluster.informs()).containsExactly(Map.entry("node-1", backup));
    assertThat(cluster.named(backup).manager.assignments())
        .containsExactlyElementsOf(cluster.store.all());
  }

  @Test
  void orByTheProvider() {
    cluster.settings.setProperty("baton.assignment.informer", "provider");
    cluster.settings.setProperty("baton.assignment.informed", "node-3");
    cluster.start();
    cluster.node(1).assign("assignment-1").join();

    assertThat(cluster.informs()).containsExactly(Map.entry("node-2", "node-3"));
    assertThat(cluster.node(3).manager.assignments())
        .extracting(AssignmentRecord::provider)
        .containsExactly("node-2");
  }

  @Test
  void aRecordedSetIsToldInsteadOfTheBackup() {
    cluster.settings.setProperty("baton.assignment.informed", "node-1,node-2,node-3");
    cluster.start();
    cluster.node(1).assign("assignment-1").join();

    assertThat(cluster.informs())
        .containsExactly(Map.entry("node-1", "node-2"), Map.entry("node-1", "node-3"));
  }

  @Test
  void excludedNodesAreNotChosen() {
    cluster.start();

    assertThat(provider(cluster.node(1).assign("assignment-1", Set.of("node-2"))))
        .isEqualTo("node-3");
    assertThat(failure(cluster.node(1).assign("assignment-2", Set.of("node-2", "node-3"))).status())
        .isEqualTo(OfpStatus.UNAVAILABLE);
  }

  @Test
  void ofDifferentBytesUnderOnePathEverybodyGetsWhatMostNodesHold() {
    cluster.start();
    cluster.node(1).hold("film.mp4", OTHER);
    cluster.tell();
    for (int i = 0; i < 10; i++) {
      assertThat(cluster.node(1).assign("assignment-" + i).join().content())
          .isEqualTo(FILM.sha256());
    }

    assertThat(cluster.node(1).assign("assignment-x", Set.of("node-2", "node-3")).join().content())
        .isEqualTo(OTHER.sha256());
  }

  @Test
  void aManagerDisposesOfItsOwnProvidersOnly() {
    cluster.start();
    cluster
        .node(1)
        .knows
        .directory
        .put(ClusterSamples.supervising(cluster.node(1).knows.directory.self(), Set.of("node-2")));
    cluster
        .node(1)
        .knows
        .directory
        .put(
            ClusterSamples.supervising(
                cluster.node(1).knows.directory.find("node-2").orElseThrow(), Set.of("node-3")));

    assertThat(provider(cluster.node(1).assign("assignment-1"))).isEqualTo("node-2");
    assertThat(failure(cluster.node(1).assign("assignment-2", Set.of("node-2"))).status())
        .isEqualTo(OfpStatus.WRONG_ROLE);
  }

  @Test
  void whoeverWasToldOfOneContentGetsNoOther() {
    cluster.start();
    cluster.node(1).hold("film.mp4", OTHER);
    cluster.tell();

    assertThat(cluster.node(1).assign(wanting("assignment-1", OTHER)).join().content())
        .isEqualTo(OTHER.sha256());
    assertThat(cluster.node(1).assign(wanting("assignment-2", FILM)).join().content())
        .isEqualTo(FILM.sha256());
    assertThat(
            failure(cluster.node(1).assign(wanting("assignment-3", new ContentId("ef".repeat(32)))))
                .status())
        .isEqualTo(OfpStatus.NOT_FOUND);
  }

  @Test
  void whatNobodyHasIsNotFound() {
    cluster.start();

    assertThat(
            failure(cluster.node(1).assign(cluster.node(1).request("id", "none.mp4", Set.of())))
                .status())
        .isEqualTo(OfpStatus.NOT_FOUND);
    assertThat(
            failure(cluster.node(1).assign(cluster.node(1).request("id", "../x", Set.of())))
                .status())
        .isEqualTo(OfpStatus.BAD_REQUEST);
  }

  private Assign wanting(String assignment, ContentId content) {
    Assign any = cluster.node(1).request(assignment, "film.mp4", Set.of());
    return new Assign(
        any.assignment(),
        any.path(),
        any.client(),
        any.user(),
        any.transport(),
        any.mode(),
        any.anchor(),
        any.excluded(),
        Optional.of(content));
  }
}
