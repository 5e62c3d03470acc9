package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.SteadyViewers;
import io.baton.testbed.SteadyViewers.Visit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is lost while viewers come: none of those who come to another node is turned away (R22,
 * R23, R31). Each node is portal, location manager and provider, so each loss is one of all three.
 */
@ExtendWith(SharedCluster.class)
class NodeLossIT {
  private static final String NAME = "loss/film.mp4";
  private static final int PER_SECOND = 20;
  private static final Duration BEFORE = Duration.ofSeconds(3);
  private static final Duration AFTER = Duration.ofSeconds(8);

  /**
   * What a machine that others use too may take to be whole again. On a quiet one it is 1.5 s after
   * a kill and 2.5 s after a freeze at most; each test reports its figure.
   */
  private static final Duration WHOLE_AGAIN = Duration.ofSeconds(6);

  /** Beyond it a visit has felt the loss. */
  private static final Duration UNDISTURBED = Duration.ofMillis(250);

  @TempDir private static Path work;

  private final LocalCluster cluster;
  private final TestReporter reporter;

  NodeLossIT(LocalCluster cluster, TestReporter reporter) {
    this.cluster = cluster;
    this.reporter = reporter;
  }

  @BeforeAll
  static void importFilm(LocalCluster cluster) {
    Path film = work.resolve("film.mp4");
    SharedServers.mediaTools().makeFilm(film, Duration.ofSeconds(8));
    for (int node : List.of(2, 3)) {
      BatonHttp admin = new BatonHttp(cluster.http(node), Optional.of(cluster.admin()));
      admin.upload(NAME, film);
      assertThat(admin.awaitImport(NAME, Duration.ofMinutes(1), part -> {}).path("state").asText())
          .isEqualTo("ready");
    }
    awaitCandidates(cluster, 1, 2);
  }

  @AfterEach
  void bringBack() {
    cluster.start(SharedCluster.NODES);
    awaitCandidates(cluster, 1, 2);
    awaitCandidates(cluster, 2, 2);
  }

  @Test
  void aKilledNodeIsMissedByNobodyElse() {
    List<Visit> visits = visitsWhile(() -> cluster.kill(3));

    assertThat(visits).noneMatch(visit -> visit.failure().isPresent());
  }

  @Test
  void aFrozenNodeIsMissedByNobodyElse() {
    try {
      List<Visit> visits = visitsWhile(() -> cluster.pause(3));

      assertThat(visits).noneMatch(visit -> visit.failure().isPresent());
    } finally {
      cluster.resume(3);
    }
  }

  @Test
  void theFirstManagerIsReplaced() {
    List<Visit> visits = visitsWhile(2, () -> cluster.kill(1));

    assertThat(visits).noneMatch(visit -> visit.failure().isPresent());
  }

  private List<Visit> visitsWhile(Runnable loss) {
    return visitsWhile(1, loss);
  }

  /** All visits to a portal before, during and after a loss; checks when it is no longer felt. */
  private List<Visit> visitsWhile(int portal, Runnable loss) {
    URI url = cluster.rtsp(portal).resolve(NAME);
    try (SteadyViewers viewers = new SteadyViewers(List.of(url), cluster.viewer(), PER_SECOND)) {
      await(viewers, BEFORE);
      Instant lost = Instant.now();
      loss.run();
      await(viewers, AFTER);
      List<Visit> visits = viewers.end();
      Duration felt = Duration.between(lost, lastDisturbed(visits, lost));
      reporter.publishEntry("felt for", felt.toString());
      assertThat(felt).isLessThan(WHOLE_AGAIN);
      return visits;
    }
  }

  private static void await(SteadyViewers viewers, Duration time) {
    int enough = viewers.count() + (int) time.toSeconds() * PER_SECOND;
    Awaitility.await().atMost(time.multipliedBy(3)).until(() -> viewers.count() >= enough);
  }

  private static Instant lastDisturbed(List<Visit> visits, Instant lost) {
    return visits.stream()
        .filter(visit -> visit.ended().isAfter(lost))
        .filter(visit -> visit.failure().isPresent() || visit.took().compareTo(UNDISTURBED) > 0)
        .map(Visit::ended)
        .max(Instant::compareTo)
        .orElse(lost);
  }

  private static void awaitCandidates(LocalCluster cluster, int portal, int candidates) {
    BatonHttp admin = new BatonHttp(cluster.http(portal), Optional.of(cluster.admin()));
    Awaitility.await("copies that node " + portal + " knows")
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                admin.parse(admin.get("api/v1/locate/" + NAME).body()).path("candidates").size()
                    == candidates);
  }
}
