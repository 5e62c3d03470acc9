package io.baton.location.placement;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.content.LocatedCopy;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.location.network.NetworkMap;
import io.baton.location.network.NetworkPath;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.media.MediaCopy;
import io.baton.node.NodeSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges who should stream something: rules out who cannot, and scores who can. A pure function of
 * what it is given, so that a decision can be explained and repeated.
 *
 * <p>The unit of the score is a share of a provider's bandwidth: 1 for a node that is free, 0 for
 * one that is full (R33). Whatever else counts is expressed in it, so a penalty of 0.1 weighs as
 * much as a tenth of the node's capacity. What is measured and never stands still (processors,
 * lateness, memory, round trips) counts only beyond a threshold: below it, equal nodes stay equal.
 */
public final class Placement {
  /** What being in the same place is worth (R35). */
  private static final double PROXIMITY_WEIGHT = 0.3;

  /** What the highest priority is worth: as much as a whole node (R9). */
  private static final double PRIORITY_UNIT = 0.001;

  /** What the anchor's own copy is worth in relay mode: more than all else can be together. */
  private static final double ANCHOR_WEIGHT = 10;

  /** Scores that differ by less are equal: they are sums of floating point numbers. */
  private static final double RESOLUTION = 1e9;

  private static final Comparator<Judgement> BEST_FIRST =
      Comparator.comparing(Judgement::eligible, Comparator.reverseOrder())
          .thenComparing(Judgement::score, Comparator.reverseOrder())
          .thenComparing(Judgement::priority, Comparator.reverseOrder())
          .thenComparing(Judgement::dispatched)
          .thenComparing(Judgement::provider);

  private final NetworkMap network;

  public Placement(NetworkMap network) {
    this.network = network;
  }

  /**
   * Judges copies of one content; the best comes first, those that are ruled out come last. Several
   * on a node keep their order.
   */
  List<Judgement> rank(PlacementRequest request, List<LocatedCopy> copies, PlacementFacts facts) {
    return copies.stream().map(copy -> judge(request, copy, facts)).sorted(BEST_FIRST).toList();
  }

  private Judgement judge(PlacementRequest request, LocatedCopy located, PlacementFacts facts) {
    MediaCopy copy = located.copy();
    ServiceCost cost =
        ServiceCost.of(
            copy.bitrate(), copy.packetRate(), request.transport(), modeAt(request, located));
    Optional<ScoreFactor> exclusion =
        Exclusion.of(request, located, cost, facts)
            .or(() -> Exclusion.full(way(request, facts.nodes().get(located.node()), facts), cost));
    NodeAdvertisement node = facts.node(located.node()).orElse(null);
    boolean supplies = node != null && supplies(request, node, facts);
    if (exclusion.isPresent()) {
      return new Judgement(located, node, cost, false, 0, 0, 0, List.of(exclusion.get()), supplies);
    }
    LoadView load = facts.loads().get(located.node());
    Tally tally = new Tally();
    bandwidth(tally, load, cost);
    anchor(tally, request, located);
    LoadPenalties.add(tally, load);
    network(tally, way(request, node, facts), load, cost);
    if (supplies) {
      facts
          .condition(node.name())
          .ifPresent(measured -> LoadPenalties.addCondition(tally, request.anchor(), measured));
    }
    if (node.priority() != 0) {
      tally.add("priority", Integer.toString(node.priority()), node.priority() * PRIORITY_UNIT);
    }
    double score = Math.round(tally.sum() * RESOLUTION) / RESOLUTION;
    return new Judgement(
        located,
        node,
        cost,
        true,
        score,
        node.priority(),
        load.dispatched(),
        tally.factors(),
        supplies);
  }

  /**
   * Whether a stream in relay mode would be supplied in pieces: if provider and anchor both can. If
   * one of them is of an older version, the provider delivers the stream.
   */
  private static boolean supplies(
      PlacementRequest request, NodeAdvertisement node, PlacementFacts facts) {
    return request.mode() == DeliveryMode.RELAY
        && !node.name().equals(request.anchor())
        && node.has(NodeSettings.PROVIDER)
        && node.suppliesPieces()
        && canBeSupplied(request, facts);
  }

  /**
   * Whether a candidate would send a stream in relay mode to the client itself, although the anchor
   * could be supplied with it: it holds what it cannot supply, as a node of an older version does.
   */
  static boolean bypassesAnchor(PlacementRequest request, Judgement judged, PlacementFacts facts) {
    return request.mode() == DeliveryMode.RELAY
        && judged.eligible()
        && !judged.supplies()
        && !isAtAnchor(request, judged.located())
        && canBeSupplied(request, facts);
  }

  private static boolean canBeSupplied(PlacementRequest request, PlacementFacts facts) {
    return facts.node(request.anchor()).filter(NodeAdvertisement::suppliesPieces).isPresent();
  }

  /** Where the client's own node is the provider, it sends what it has itself. */
  private static DeliveryMode modeAt(PlacementRequest request, LocatedCopy located) {
    return isAtAnchor(request, located) ? DeliveryMode.DIRECT : request.mode();
  }

  private static boolean isAtAnchor(PlacementRequest request, LocatedCopy located) {
    return located.node().equals(request.anchor());
  }

  /** What is left after this placement; what was sent beyond all promises is not (R32, R33). */
  private static void bandwidth(Tally tally, LoadView load, ServiceCost cost) {
    LoadStatement said = load.statement();
    double limit = said.maxBandwidth();
    double left = limit - load.promisedBandwidth() - cost.provider();
    tally.add("bandwidth.available", Units.part(left, limit, "bit/s"), left / limit);
    double excess = LoadPenalties.unpromised(load);
    if (excess > 0) {
      tally.add(
          "bandwidth.history", Units.of(excess, "bit/s") + " beyond promises", -excess / limit);
    }
  }

  /**
   * In relay mode the anchor sends the stream whoever supplies it, so another supplier never
   * relieves it: that only adds a transfer, however full and busy the anchor is.
   */
  private static void anchor(Tally tally, PlacementRequest request, LocatedCopy located) {
    if (request.mode() == DeliveryMode.RELAY && isAtAnchor(request, located)) {
      tally.add("anchor.local", "no transfer between nodes", ANCHOR_WEIGHT);
    }
  }

  private static void network(Tally tally, Way way, LoadView load, ServiceCost cost) {
    NetworkPath path = way.path();
    if (path.proximity() > 0) {
      tally.add(
          "network.proximity",
          Units.ratio(path.proximity()) + latency(path),
          path.proximity() * PROXIMITY_WEIGHT);
    }
    path.bandwidth().ifPresent(link -> link(tally, link, way.promised() + cost.provider()));
    load.roundTrip().ifPresent(time -> LoadPenalties.addRoundTrip(tally, time));
  }

  /** What others send that way counts as well: the fuller a link, the more it speaks against it. */
  private static void link(Tally tally, long bandwidth, long promised) {
    tally.add(
        "network.bandwidth",
        Units.part((double) (bandwidth - promised), (double) bandwidth, "bit/s")
            + " of the link left",
        -promised / (double) bandwidth);
  }

  private static String latency(NetworkPath path) {
    return path.latency().map(known -> ", " + known.toMillis() + " ms").orElse("");
  }

  /** Where the media of a request has to get to; empty if that is not known. */
  String destination(PlacementRequest request, Optional<NodeAdvertisement> anchor) {
    return network.destination(request.mode(), anchor, request.client());
  }

  /** Whether it counts what is under way between places. */
  boolean countsLinks() {
    return network.hasLinks();
  }

  private Way way(PlacementRequest request, NodeAdvertisement node, PlacementFacts facts) {
    String from = node.location();
    String to = destination(request, facts.node(request.anchor()));
    return new Way(from, to, network.between(from, to), facts.links().promised(from, to));
  }

  /**
   * How media would get from a provider to where it has to get to.
   *
   * @param from place of the provider
   * @param to place of the destination
   * @param path what is known of the network between them
   * @param promised bits a second that providers send that way already
   */
  record Way(String from, String to, NetworkPath path, long promised) {}
}
