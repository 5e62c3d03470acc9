package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.client.network.ServerTrust;
import io.baton.client.rtsp.PlaybackOptions;
import io.baton.client.rtsp.RtspAddress;
import io.baton.client.rtsp.SessionListener;
import io.baton.client.rtsp.StreamingClient;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.MediaSource;
import io.baton.testbed.NodeLog;
import io.baton.testbed.SteadyViewers;
import io.baton.testbed.SteadyViewers.Visit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is lost while viewers come: none of those who come to another node is turned away (R22,
 * R23, R31), and it is used again when it is back. Each node is portal and provider; the location
 * manager that all portals ask is that of {@link SharedCluster#MANAGER}.
 */
@ExtendWith(SharedCluster.class)
class NodeLossIT {
  private static final String NAME = "loss/film.mp4";

  /** Each visit is a DESCRIBE, a SETUP and a TEARDOWN. */
  private static final int PER_SECOND = 10;

  /** So many visits in a row that are not disturbed show that all is well. */
  private static final int CALM = 20;

  private static final Duration AFTER = Duration.ofSeconds(6);

  /**
   * What a machine that others use too may take to be whole again. On a quiet one it is 1.5 s after
   * a kill and 2.5 s after a freeze at most; each test reports its figure.
   */
  private static final Duration WHOLE_AGAIN = Duration.ofSeconds(6);

  /** Until a node that is ready again, or awake, is used; each test reports its figure. */
  private static final Duration USED_AGAIN = Duration.ofSeconds(30);

  /** For the other nodes to find out that a node is lost, and to say so. */
  private static final Duration SAID = Duration.ofSeconds(20);

  /** For the records of a node that is lost to be removed. */
  private static final Duration FORGOTTEN = Duration.ofSeconds(60);

  private static final int VIEWERS = 4;

  /** Beyond it a visit has felt the loss, unless all visits take so long here. */
  private static final Duration UNDISTURBED = Duration.ofMillis(250);

  private static final ExecutorService PLAYERS = Executors.newCachedThreadPool();

  @TempDir private static Path work;
  private static Path film;

  private final LocalCluster cluster;
  private String test;

  NodeLossIT(LocalCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  static void importFilm(LocalCluster cluster) {
    film = work.resolve("film.mp4");
    // Pictures alone: their access units are what is compared.
    SharedServers.mediaTools()
        .makeFilm(film, Duration.ofSeconds(8), "-c:v libopenh264 -pix_fmt yuv420p", "-an");
    for (int node : List.of(2, 3)) {
      BatonHttp admin = new BatonHttp(cluster.http(node), Optional.of(cluster.admin()));
      admin.upload(NAME, film);
      assertThat(admin.awaitImport(NAME, Duration.ofMinutes(1), part -> {}).path("state").asText())
          .isEqualTo("ready");
    }
    awaitEligible(cluster, 1);
  }

  @BeforeEach
  void remember(TestInfo info) {
    test = info.getDisplayName();
  }

  @AfterEach
  void bringBack() {
    SharedCluster.bringBack(cluster);
    Instant ready = Instant.now();
    for (int portal = 1; portal <= SharedCluster.NODES; portal++) {
      awaitEligible(cluster, portal);
    }
    awaitSessions(0, FORGOTTEN);
    Figures.tell(test, "node used again after", Duration.between(ready, Instant.now()));
  }

  @Test
  void aKilledProviderIsMissedByNobody() {
    assertNobodyElseMisses(3, () -> cluster.kill(3));
  }

  @Test
  void aFrozenProviderIsMissedByNobody() {
    try {
      assertNobodyElseMisses(3, () -> cluster.pause(3));
    } finally {
      cluster.resume(3);
    }
  }

  @Test
  void aKilledManagerIsReplaced() {
    assertNobodyElseMisses(SharedCluster.MANAGER, () -> cluster.kill(SharedCluster.MANAGER));
  }

  @Test
  void aFrozenManagerIsReplaced() {
    try {
      assertNobodyElseMisses(SharedCluster.MANAGER, () -> cluster.pause(SharedCluster.MANAGER));
    } finally {
      cluster.resume(SharedCluster.MANAGER);
    }
  }

  /** N1: node 1 makes the packets, from pieces of the node that is left. */
  @Test
  void whoIsSuppliedByAKilledNodeMissesNothing() throws Exception {
    assertStreamsGoOn(() -> cluster.kill(3));
  }

  @Test
  void whoIsSuppliedByAFrozenNodeMissesNothing() throws Exception {
    try {
      assertStreamsGoOn(() -> cluster.pause(3));
    } finally {
      cluster.resume(3);
    }
  }

  private void assertStreamsGoOn(Runnable loss) throws Exception {
    List<String> original = SharedServers.mediaTools().accessUnits(MediaSource.file(film));
    URI url = cluster.rtsp(1).resolve(NAME);
    List<MediaSource> streams = new ArrayList<>();
    for (int viewer = 0; viewer < VIEWERS / 2; viewer++) {
      streams.add(MediaSource.rtspUdp(url, cluster.viewer()));
      streams.add(MediaSource.rtspTcp(url, cluster.viewer()));
    }
    CompletableFuture<List<List<String>>> received =
        CompletableFuture.supplyAsync(() -> receive(streams));
    awaitSessions(VIEWERS);
    loss.run();

    assertThat(received.get()).hasSize(VIEWERS).allMatch(original::equals);
  }

  private static List<List<String>> receive(List<MediaSource> streams) {
    List<CompletableFuture<List<String>>> players =
        streams.stream()
            .map(
                stream ->
                    CompletableFuture.supplyAsync(
                        () -> SharedServers.mediaTools().accessUnits(stream), PLAYERS))
            .toList();
    return players.stream().map(CompletableFuture::join).toList();
  }

  /** Node 1 has no copy of the film, so it is the anchor of its viewers and nothing else. */
  @Test
  void theLossOfAnAnchorTellsHowManyStreamsItHad() throws IOException {
    int anchor = 1;
    List<NodeLog> logs = Stream.of(2, 3).map(provider -> new NodeLog(cluster, provider)).toList();
    try (StreamingClient client = new StreamingClient(1, ServerTrust.system())) {
      for (int viewer = 0; viewer < VIEWERS; viewer++) {
        play(client, anchor);
      }
      awaitSessions(VIEWERS);
      cluster.kill(anchor);
      Awaitility.await("the loss in the audit log")
          .atMost(SAID)
          .until(() -> !losses(logs, anchor).isEmpty());
    }
    assertThat(losses(logs, anchor))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("node-lost node=node-1 streams=" + VIEWERS + " viewers=1");
  }

  private void play(StreamingClient client, int portal) {
    RtspAddress address =
        RtspAddress.parse(cluster.viewer().in(cluster.rtsp(portal).resolve(NAME)));
    client
        .open(address, DeliveryTransport.TCP, new SessionListener() {})
        .thenCompose(session -> session.play(PlaybackOptions.whole(DeliveryTransport.TCP)))
        .join();
  }

  /** As many are in the list of all nodes. */
  private void awaitSessions(int count) {
    awaitSessions(count, SAID);
  }

  private void awaitSessions(int count, Duration limit) {
    BatonHttp admin = new BatonHttp(cluster.http(2), Optional.of(cluster.admin()));
    Awaitility.await(count + " sessions")
        .atMost(limit)
        .until(
            () ->
                admin.parse(admin.get("api/v1/sessions?scope=cluster").body()).path("total").asInt()
                    == count);
  }

  private static List<String> losses(List<NodeLog> logs, int node) {
    return logs.stream()
        .flatMap(log -> log.lines().stream())
        .filter(line -> line.matches(".* node-(lost|left) node=node-" + node + "\\b.*"))
        .toList();
  }

  /**
   * Viewers come to all portals before, during and after the loss of a node. Only those who came to
   * that very node may be turned away.
   */
  private void assertNobodyElseMisses(int node, Runnable loss) {
    List<URI> portals =
        IntStream.rangeClosed(1, SharedCluster.NODES)
            .mapToObj(portal -> cluster.rtsp(portal).resolve(NAME))
            .toList();
    try (SteadyViewers viewers = new SteadyViewers(portals, cluster.viewer(), PER_SECOND)) {
      Duration undisturbed = awaitCalm(viewers);
      Instant lost = Instant.now();
      loss.run();
      List<Visit> elsewhere = awaitCalmAfter(viewers, lost, node, undisturbed);
      List<Visit> since = elsewhere.stream().filter(visit -> visit.ended().isAfter(lost)).toList();
      Duration felt = felt(since, lost, undisturbed, CALM);
      Duration last = felt(since, lost, undisturbed, Integer.MAX_VALUE);
      Figures.tell(test, "felt for", felt + ", last disturbed visit after " + last);
      assertThat(elsewhere).noneMatch(NodeLossIT::failed);
      assertThat(felt).isLessThan(WHOLE_AGAIN);
    }
  }

  /** Waits until visits go well, and tells how long one may take without having felt anything. */
  private static Duration awaitCalm(SteadyViewers viewers) {
    Awaitility.await("calm before the loss")
        .atMost(Duration.ofMinutes(2))
        .until(() -> isCalm(viewers.ended(), UNDISTURBED.multipliedBy(4)));
    Duration slowest =
        lastOf(viewers.ended()).stream().map(Visit::took).max(Duration::compareTo).orElseThrow();
    return slowest.multipliedBy(3).compareTo(UNDISTURBED) > 0
        ? slowest.multipliedBy(3)
        : UNDISTURBED;
  }

  /** Waits until visits to the other nodes go well again, and tells of all of them. */
  private static List<Visit> awaitCalmAfter(
      SteadyViewers viewers, Instant lost, int node, Duration undisturbed) {
    Awaitility.await("calm after the loss")
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                Instant.now().isAfter(lost.plus(AFTER))
                    && isCalm(elsewhere(viewers.ended(), node), undisturbed));
    return elsewhere(viewers.end(), node);
  }

  private static List<Visit> elsewhere(List<Visit> visits, int node) {
    return visits.stream().filter(visit -> visit.portal() != node - 1).toList();
  }

  private static boolean isCalm(List<Visit> visits, Duration undisturbed) {
    return visits.size() >= CALM
        && lastOf(visits).stream().noneMatch(visit -> isDisturbed(visit, undisturbed));
  }

  private static List<Visit> lastOf(List<Visit> visits) {
    return visits.subList(visits.size() - CALM, visits.size());
  }

  private static boolean isDisturbed(Visit visit, Duration undisturbed) {
    return failed(visit) || visit.took().compareTo(undisturbed) > 0;
  }

  private static boolean failed(Visit visit) {
    return visit.failure().isPresent();
  }

  /**
   * How long after a loss the last visit was disturbed, before so many in a row were not: what
   * disturbs a busy machine later on is not the loss.
   */
  private static Duration felt(List<Visit> since, Instant lost, Duration undisturbed, int calm) {
    Duration felt = Duration.ZERO;
    int inRow = 0;
    for (Visit visit : since) {
      if (isDisturbed(visit, undisturbed)) {
        felt = Duration.between(lost, visit.ended());
        inRow = 0;
      } else if (++inRow == calm) {
        return felt;
      }
    }
    return felt;
  }

  /** Both copies of the film can be streamed, as far as a portal knows. */
  private static void awaitEligible(LocalCluster cluster, int portal) {
    BatonHttp admin = new BatonHttp(cluster.http(portal), Optional.of(cluster.admin()));
    Awaitility.await("copies that node " + portal + " would use")
        .atMost(USED_AGAIN)
        .until(() -> eligible(admin.parse(admin.get("api/v1/locate/" + NAME).body())) == 2);
  }

  private static int eligible(JsonNode located) {
    int count = 0;
    for (JsonNode candidate : located.path("candidates")) {
      boolean named = candidate.path("path").asText().equals(NAME);
      count += named && candidate.path("eligible").asBoolean() ? 1 : 0;
    }
    return count;
  }
}
