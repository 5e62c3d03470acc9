package io.baton.location.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.NodeAdvertisement;
import io.baton.cluster.OfpFailures;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.Inform;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.OfpException;
import io.baton.location.placement.ClusterSamples;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.media.ContentId;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.MemoryAssignmentStore;
import io.baton.support.OfpNetwork;
import io.baton.support.TestClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Three nodes; unless a test says otherwise the film is on the second and the third. */
final class DecidingCluster {
  static final ContentId FILM = new ContentId("ab".repeat(32));
  static final ContentId OTHER = new ContentId("cd".repeat(32));
  static final long GIGABIT = 1_000_000_000;

  /** What a stream of 2 Mbit/s takes from its provider in relay mode. */
  static final long COST = 2_100_000;

  private static final List<String> NAMES = List.of("node-1", "node-2", "node-3");

  final TestClock clock = new TestClock();
  final OfpNetwork network = new OfpNetwork(clock);
  final MemoryAssignmentStore store = new MemoryAssignmentStore();

  /** Of all nodes; to be set before they start. */
  final Properties settings = new Properties();

  private List<DecidingNode> nodes;

  void start() {
    nodes = NAMES.stream().map(this::started).toList();
    nodes.forEach(node -> node.idle(GIGABIT));
    node(2).hold("film.mp4", FILM);
    node(3).hold("film.mp4", FILM);
    tell();
  }

  private DecidingNode started(String name) {
    return new DecidingNode(
        network,
        clock,
        new FakeClusterDirectory(name, NAMES.toArray(new String[0])),
        store,
        settings);
  }

  /** Started anew, it remembers nothing. */
  DecidingNode restarted(int number) {
    return started(NAMES.get(number - 1));
  }

  List<DecidingNode> nodes() {
    return nodes;
  }

  DecidingNode node(int number) {
    return nodes.get(number - 1);
  }

  DecidingNode named(String name) {
    Map<String, DecidingNode> byName =
        nodes.stream()
            .collect(Collectors.toMap(n -> n.knows.directory.self().name(), Function.identity()));
    return byName.get(name);
  }

  /** Everybody tells everybody its load. */
  void tell() {
    nodes.forEach(node -> node.knows.exchange.tell());
    network.drain();
  }

  /** Everybody knows where the node is. */
  void place(String name, String place) {
    NodeAdvertisement node = node(1).knows.directory.find(name).orElseThrow();
    NodeAdvertisement placed =
        new NodeAdvertisement(
            name,
            node.incarnation(),
            node.roles(),
            node.host(),
            node.rtspPort(),
            node.ofpPort(),
            node.httpPort(),
            place,
            0);
    nodes.forEach(each -> each.knows.directory.put(placed));
  }

  /** Everybody knows that these nodes supply pieces. */
  void supplyPieces(String... names) {
    for (String name : names) {
      for (DecidingNode each : nodes) {
        NodeAdvertisement node = each.knows.directory.find(name).orElseThrow();
        each.knows.directory.put(ClusterSamples.supplying(node));
      }
    }
  }

  /** Who told whom of assignments. */
  List<Map.Entry<String, String>> informs() {
    return network.drain().stream()
        .filter(sent -> sent.request() instanceof Inform)
        .map(sent -> Map.entry(sent.from(), sent.to()))
        .toList();
  }

  static Locate locate(String path, String content, boolean explain) {
    return new Locate(path, content, DeliveryTransport.UDP, Optional.empty(), "", explain);
  }

  static String provider(CompletableFuture<Assigned> assigned) {
    return assigned.join().components().get(0).provider();
  }

  static boolean isAssigned(CompletableFuture<Assigned> assigned) {
    return assigned.isDone() && !assigned.isCompletedExceptionally();
  }

  static OfpException failure(CompletableFuture<Assigned> assigned) {
    assertThat(assigned).isCompletedExceptionally();
    return OfpFailures.of(assigned.handle((value, failure) -> failure).join());
  }
}
