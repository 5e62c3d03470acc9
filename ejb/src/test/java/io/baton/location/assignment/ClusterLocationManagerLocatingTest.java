package io.baton.location.assignment;

import static io.baton.location.assignment.DecidingCluster.COST;
import static io.baton.location.assignment.DecidingCluster.FILM;
import static io.baton.location.assignment.DecidingCluster.OTHER;
import static io.baton.location.assignment.DecidingCluster.failure;
import static io.baton.location.assignment.DecidingCluster.locate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.StreamCost;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.support.FakeClusterDirectory;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a manager tells of who has a film, without assigning it. */
class ClusterLocationManagerLocatingTest {
  private final DecidingCluster cluster = new DecidingCluster();

  /** A node that was just started must not send away whom another one can serve. */
  @Test
  void beforeAllProvidersWereReadNothingIsNowhere() {
    cluster.start();
    DecidingNode fresh = cluster.restarted(1);

    assertThat(failure(fresh.assign("assignment-1")).status()).isEqualTo(OfpStatus.NOT_READY);
    assertStatus(() -> fresh.manager.locate(locate("film.mp4", "", false)), OfpStatus.NOT_READY);

    cluster.nodes().forEach(node -> node.knows.exchange.tell());
    assertThat(fresh.assign("assignment-1")).isCompleted();
    assertThat(failure(fresh.assign(fresh.request("assignment-2", "none.mp4", Set.of()))).status())
        .isEqualTo(OfpStatus.NOT_FOUND);
  }

  @Test
  void locateTellsWhoHasItBestFirstAndWhy() {
    cluster.start();
    cluster.node(2).idle(10 * COST);
    cluster.node(3).knows.exchange.tell();
    cluster.tell();

    Located located = cluster.node(1).manager.locate(locate("film.mp4", "", true));

    assertThat(located.mode()).isEqualTo(DeliveryMode.RELAY);
    assertThat(located.candidates())
        .extracting(Candidate::node)
        .containsExactly("node-3", "node-2");
    assertThat(located.candidates().get(0).uri()).isEqualTo("rtsp://192.0.2.1:8554/film.mp4");
    assertThat(located.candidates().get(0).eligible()).isTrue();
    assertThat(located.candidates().get(0).explanation()).isNotEmpty();
    assertThat(cluster.node(1).manager.locate(locate("film.mp4", "", false)).candidates())
        .allMatch(candidate -> candidate.explanation().isEmpty());
  }

  @Test
  void aPortalThatIsNoManagerJudgesAllTheSame() {
    cluster.start();
    cluster.node(1).knows.directory.put(FakeClusterDirectory.node("node-1", 1, "portal"));

    assertThat(cluster.node(1).manager.locate(locate("film.mp4", "", false)).candidates())
        .hasSize(2)
        .allMatch(Candidate::eligible);
    assertThat(cluster.node(1).manager.locate(locate("", FILM.sha256(), false)).candidates())
        .allMatch(Candidate::eligible);
  }

  @Test
  void whoIsNeitherPortalNorManagerLocatesNothing() {
    cluster.start();
    cluster.node(1).knows.directory.put(FakeClusterDirectory.node("node-1", 1, "provider"));

    assertStatus(
        () -> cluster.node(1).manager.locate(locate("film.mp4", "", false)), OfpStatus.WRONG_ROLE);
  }

  @Test
  void locateFindsByContentToo() {
    cluster.start();
    cluster.node(1).hold("copies/film two.mp4", FILM);

    Located located = cluster.node(1).manager.locate(locate("", FILM.sha256(), false));

    assertThat(located.candidates())
        .extracting(Candidate::uri)
        .contains("rtsp://192.0.2.1:8554/copies/film%20two.mp4")
        .hasSize(3);
  }

  @Test
  void locateSaysWhatIsWrong() {
    cluster.start();

    assertStatus(
        () -> cluster.node(1).manager.locate(locate("none.mp4", "", false)), OfpStatus.NOT_FOUND);
    assertStatus(
        () -> cluster.node(1).manager.locate(locate("", OTHER.sha256(), false)),
        OfpStatus.NOT_FOUND);
    assertStatus(
        () -> cluster.node(1).manager.locate(locate("a//b", "", false)), OfpStatus.BAD_REQUEST);
    assertStatus(
        () -> cluster.node(1).manager.locate(locate("", "ab", false)), OfpStatus.BAD_REQUEST);
  }

  @Test
  void theLoadIsWhatItAnswersASecond() {
    cluster.start();
    for (int i = 0; i < 10; i++) {
      cluster.node(1).manager.locate(locate("film.mp4", "", false));
    }
    cluster.clock.advance(Duration.ofSeconds(1));

    assertThat(cluster.node(1).manager.load()).isEqualTo(2);
  }

  @Test
  void locatingExplainsTheNearnessThatTheStreamWouldBeDecidedBy() {
    cluster.settings.setProperty("baton.location.networks", "192.0.2.0/24=paris");
    cluster.settings.setProperty("baton.delivery.mode", "redirect");
    cluster.start();
    cluster.place("node-2", "berlin");
    cluster.place("node-3", "paris");

    Located near = cluster.node(1).manager.locate(locateFor("192.0.2.7"));
    Located unknown = cluster.node(1).manager.locate(locateFor(""));
    Assigned assigned = cluster.node(1).assign("assignment-1").join();

    Candidate best = near.candidates().get(0);
    assertThat(best.node()).isEqualTo("node-3");
    assertThat(best.explanation()).isEqualTo(assigned.explanation());
    assertThat(best.explanation()).extracting(ScoreFactor::name).contains("network.proximity");
    assertThat(best.cost()).contains(new StreamCost(2_040_000, 0));
    assertThat(unknown.candidates().get(0).node()).isEqualTo("node-2");
  }

  private static Locate locateFor(String client) {
    return new Locate("film.mp4", "", DeliveryTransport.UDP, Optional.empty(), client, true);
  }

  private static void assertStatus(ThrowingCallable call, OfpStatus status) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            OfpException.class, failure -> assertThat(failure.status()).isEqualTo(status));
  }
}
