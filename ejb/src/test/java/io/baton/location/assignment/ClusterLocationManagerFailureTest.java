package io.baton.location.assignment;

import static io.baton.location.assignment.DecidingCluster.FILM;
import static io.baton.location.assignment.DecidingCluster.OTHER;
import static io.baton.location.assignment.DecidingCluster.failure;
import static io.baton.location.assignment.DecidingCluster.locate;
import static io.baton.location.assignment.DecidingCluster.provider;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ReservationRefusal;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Prepare;
import io.baton.model.assignment.Candidate;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a manager does when a provider does not answer or refuses. */
class ClusterLocationManagerFailureTest {
  private final DecidingCluster cluster = new DecidingCluster();

  @Test
  void aProviderThatHangsIsPassedOverAndAvoidedUntilItSpeaks() {
    cluster.start();
    cluster.network.hang("node-2");
    CompletableFuture<Assigned> assigned = cluster.node(1).assign("assignment-1");
    assertThat(assigned).isNotDone();

    cluster.network.advance(Duration.ofMillis(400));

    assertThat(provider(assigned)).isEqualTo("node-3");
    assertThat(provider(cluster.node(1).assign("assignment-2"))).isEqualTo("node-3");

    cluster.network.resume("node-2");
    cluster.tell();
    assertThat(cluster.node(2).engine.reserved()).as("taken back").isEmpty();
    assertThat(provider(cluster.node(1).assign("assignment-3"))).isEqualTo("node-2");
  }

  @Test
  void aProviderThatIsOnlyBusyIsAskedAgainWhenNobodyElseIsLeft() {
    cluster.start();
    cluster.network.kill("node-3");
    cluster.network.hang("node-2");
    CompletableFuture<Assigned> assigned = cluster.node(1).assign("assignment-1");
    cluster.network.advance(Duration.ofMillis(400));
    assertThat(assigned).isNotDone();

    cluster.network.resume("node-2");

    assertThat(provider(assigned)).isEqualTo("node-2");
    assertThat(cluster.node(2).engine.reserved()).as("held").hasSize(1);
  }

  @Test
  void aProviderThatHasBeenSilentForLongIsNoLastResort() {
    cluster.start();
    cluster.network.hang("node-2");
    cluster.network.hang("node-3");
    cluster.network.advance(Duration.ofSeconds(2));

    assertThat(failure(cluster.node(1).assign("assignment-1")).status())
        .isEqualTo(OfpStatus.UNAVAILABLE);
  }

  @Test
  void aProviderThatWasKilledIsPassedOverAtOnceAndAvoided() {
    cluster.start();
    cluster.network.kill("node-2");
    CompletableFuture<Assigned> assigned = cluster.node(1).assign("assignment-1");
    assertThat(provider(assigned)).isEqualTo("node-3");
    cluster.network.drain();

    assertThat(provider(cluster.node(1).assign("assignment-2"))).isEqualTo("node-3");
    assertThat(cluster.network.drain())
        .as("asked in vain")
        .noneMatch(sent -> sent.to().equals("node-2") && sent.request() instanceof Prepare);
  }

  @Test
  void aRefusalIsNoEnd() {
    cluster.start();
    cluster
        .node(2)
        .engine
        .refuse(new ReservationRefusal(ReservationRefusal.Reason.NO_CAPACITY, "cpu is busy"));
    assertThat(provider(cluster.node(1).assign("assignment-1"))).isEqualTo("node-3");

    cluster
        .node(3)
        .engine
        .refuse(new ReservationRefusal(ReservationRefusal.Reason.NO_CAPACITY, "cpu is busy"));
    OfpException refused = failure(cluster.node(1).assign("assignment-2"));
    assertThat(refused.status()).isEqualTo(OfpStatus.NO_CAPACITY);
    assertThat(refused.retryAfterSeconds()).isPresent();
    assertThat(refused).hasMessageContaining("node-2: cpu is busy; node-3: cpu is busy");
  }

  @Test
  void contentThatIsGoneSinceItWasListedIsNotFound() {
    cluster.start();
    ReservationRefusal gone =
        new ReservationRefusal(ReservationRefusal.Reason.NO_CONTENT, "deleted");
    cluster.node(2).engine.refuse(gone);
    cluster.node(3).engine.refuse(gone);

    assertThat(failure(cluster.node(1).assign("assignment-1")).status())
        .isEqualTo(OfpStatus.NOT_FOUND);
  }

  @Test
  void aCopyThatIsGoneIsReplacedByAnotherOnTheSameNode() {
    cluster.start();
    cluster.node(1).knows.directory.remove("node-3");
    cluster.node(2).hold("copies/film.mp4", FILM);
    cluster.node(2).hold("copies/other.mp4", OTHER);
    cluster.tell();
    cluster
        .node(2)
        .engine
        .refuseOnce(new ReservationRefusal(ReservationRefusal.Reason.NO_CONTENT, "unreadable"));

    assertThat(provider(cluster.node(1).assign("assignment-1"))).isEqualTo("node-2");
    assertThat(cluster.network.drain()).filteredOn(s -> s.request() instanceof Prepare).hasSize(2);
    assertThat(cluster.node(1).manager.locate(locate("film.mp4", "", false)).candidates())
        .extracting(Candidate::path)
        .containsExactly("film.mp4", "copies/film.mp4");
  }

  @Test
  void aNodeWithoutRoomIsNotAskedForEachOfItsCopies() {
    cluster.start();
    cluster.node(2).hold("copies/film.mp4", FILM);
    cluster.tell();
    cluster
        .node(2)
        .engine
        .refuse(new ReservationRefusal(ReservationRefusal.Reason.NO_CAPACITY, "cpu is busy"));

    assertThat(provider(cluster.node(1).assign("assignment-1"))).isEqualTo("node-3");
    assertThat(cluster.network.drain()).filteredOn(s -> s.request() instanceof Prepare).hasSize(2);
  }

  /** What is not asked any more must not be counted as if it were. */
  @Test
  void nothingIsCountedForACandidateThatIsNotAsked() {
    cluster.start();
    for (int i = 0; i < 12; i++) {
      cluster.node(2).hold("copies/film-" + i + ".mp4", FILM);
    }
    cluster.tell();
    cluster
        .node(2)
        .engine
        .refuse(new ReservationRefusal(ReservationRefusal.Reason.NO_CONTENT, "unreadable"));

    assertThat(failure(cluster.node(1).assign("assignment-1", Set.of("node-3"))).status())
        .isEqualTo(OfpStatus.NOT_FOUND);

    assertThat(cluster.network.drain()).filteredOn(s -> s.request() instanceof Prepare).hasSize(8);
    assertThat(cluster.node(1).knows.board.find("node-2").orElseThrow().pendingSessions()).isZero();
  }
}
