package io.baton.location.placement;

import io.baton.cluster.NodeAdvertisement;
import io.baton.location.content.LocatedCopy;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.media.Encodings;
import io.baton.node.NodeSettings;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells who cannot take a stream, and why. */
public final class Exclusion {
  /** Name of the reason that there is not enough left. */
  public static final String NO_CAPACITY = "no.capacity";

  /** Name of the reason that another manager disposes of it. */
  public static final String NOT_SUPERVISED = "not.supervised";

  /** Name of the reason that it does not answer, or has not said anything for too long. */
  public static final String NOT_ALIVE = "not.alive";

  /** Name of the reason that its operator drains it. */
  public static final String DRAINING = "node.draining";

  private Exclusion() {}

  /** The first reason that rules a copy out; empty if there is none. */
  static Optional<ScoreFactor> of(
      PlacementRequest request, LocatedCopy located, ServiceCost cost, PlacementFacts facts) {
    if (!request.admits(located.node())) {
      return because("excluded", "not wanted by the sender");
    }
    Optional<NodeAdvertisement> node = facts.node(located.node());
    if (node.isEmpty()) {
      return because("not.member", "has left the group");
    }
    if (node.get().isDraining()) {
      return because(DRAINING, "its operator wants it free of streams");
    }
    return unequipped(node.get(), located, facts)
        .or(() -> facts.load(located.node()).map(Exclusion::unwilling).orElseGet(Exclusion::mute))
        .or(() -> full(facts.loads().get(located.node()), cost))
        .or(() -> request.carried() ? Optional.empty() : fullAnchor(request, cost, facts));
  }

  /** R34, and R24: a manager disposes of those that it supervises. */
  private static Optional<ScoreFactor> unequipped(
      NodeAdvertisement node, LocatedCopy located, PlacementFacts facts) {
    if (!node.has(NodeSettings.PROVIDER) || node.rtspPort() <= 0) {
      return because("not.provider", "does not stream");
    }
    if (!facts.supervises(node.name())) {
      return because(NOT_SUPERVISED, "by " + facts.manager());
    }
    return located.copy().codecs().stream()
        .filter(codec -> !Encodings.ALL.contains(codec))
        .findFirst()
        .flatMap(codec -> because("not.equipped", "no payload format for " + codec));
  }

  /** R31. */
  private static Optional<ScoreFactor> unwilling(LoadView load) {
    if (!load.alive()) {
      return because(NOT_ALIVE, "last heard of " + load.age().toMillis() + " ms ago");
    }
    return load.statement().admitting()
        ? Optional.empty()
        : because("not.admitting", "takes no streams now");
  }

  private static Optional<ScoreFactor> mute() {
    return because(NOT_ALIVE, "never heard of");
  }

  /** R16, R21; what was just assigned is counted. */
  private static Optional<ScoreFactor> full(LoadView load, ServiceCost cost) {
    LoadStatement said = load.statement();
    return load.promisedSessions() >= said.maxSessions()
        ? because(NO_CAPACITY, "all " + said.maxSessions() + " sessions are in use")
        : overloaded(said).or(() -> tooNarrow(load, cost.provider(), ""));
  }

  /** It says so itself, and why. */
  private static Optional<ScoreFactor> overloaded(LoadStatement said) {
    return said.refusal().isEmpty() ? Optional.empty() : because(NO_CAPACITY, said.refusal());
  }

  /** R21: the anchor must have room for what it is supplied with, as far as its load is known. */
  private static Optional<ScoreFactor> fullAnchor(
      PlacementRequest request, ServiceCost cost, PlacementFacts facts) {
    return facts
        .load(request.anchor())
        .flatMap(load -> tooNarrow(load, cost.anchor(), " at " + request.anchor()));
  }

  private static Optional<ScoreFactor> tooNarrow(LoadView load, long needed, String where) {
    long left = Math.max(0, load.statement().maxBandwidth() - load.promisedBandwidth());
    return needed > left
        ? because(
            NO_CAPACITY,
            Units.of((double) needed, "bit/s")
                + " needed, "
                + Units.of((double) left, "bit/s")
                + " left"
                + where)
        : Optional.empty();
  }

  /** R20; links have no admission of their own, so what is full by all that is known is full. */
  static Optional<ScoreFactor> full(Placement.Way way, ServiceCost cost) {
    OptionalLong link = way.path().bandwidth();
    if (link.isEmpty() || cost.provider() <= link.getAsLong() - way.promised()) {
      return Optional.empty();
    }
    long left = Math.max(0, link.getAsLong() - way.promised());
    return because(
        NO_CAPACITY,
        Units.of((double) cost.provider(), "bit/s")
            + " needed, "
            + Units.part((double) left, (double) link.getAsLong(), "bit/s")
            + " left of the link from "
            + way.from()
            + " to "
            + way.to());
  }

  private static Optional<ScoreFactor> because(String name, String value) {
    return Optional.of(new ScoreFactor(name, value, 0));
  }
}
