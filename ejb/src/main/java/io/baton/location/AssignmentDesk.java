package io.baton.location;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeMessenger;
import io.baton.connector.MediaPath;
import io.baton.connector.ofp.AssignmentRecord;
import io.baton.connector.ofp.Inform;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.Release;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where assignments are made: what a run of one needs of the node. Thread-safe. */
final class AssignmentDesk {
  /** Whoever hangs is told when it goes on, if that is soon. */
  private static final Duration TELL_LIMIT = Duration.ofSeconds(5);

  private final ClusterDirectory directory;
  private final NodeMessenger messenger;
  private final LoadBoard loads;
  private final SupervisionTable supervision;
  private final CandidateFinder finder;
  private final AssignmentSettings settings;
  private final AssignmentMeter meter;
  private final Clock clock;

  AssignmentDesk(
      ClusterDirectory directory,
      NodeMessenger messenger,
      LoadBoard loads,
      SupervisionTable supervision,
      CandidateFinder finder,
      AssignmentSettings settings,
      AssignmentMeter meter,
      Clock clock) {
    this.directory = directory;
    this.messenger = messenger;
    this.loads = loads;
    this.supervision = supervision;
    this.finder = finder;
    this.settings = settings;
    this.meter = meter;
    this.clock = clock;
  }

  /**
   * What was chosen of what there is.
   *
   * @param ranked all candidates, best first; none if nobody has the media
   * @param chosen the best of those that can be used and were not tried, already counted
   */
  record Choice(List<Judgement> ranked, Optional<Judgement> chosen) {}

  /**
   * Chooses and counts in one step, so that requests that come together see each other however old
   * the providers' statements are (R16).
   */
  synchronized Choice choose(
      String assignment, MediaPath path, PlacementRequest wanted, Set<String> tried) {
    List<Judgement> ranked = finder.find(path, wanted);
    Optional<Judgement> chosen =
        ranked.stream()
            .filter(judged -> judged.eligible() && !tried.contains(judged.provider()))
            .findFirst();
    chosen.ifPresent(
        judged ->
            loads.assigned(
                judged.provider(),
                assignment,
                judged.cost().provider(),
                finder.destination(wanted)));
    return new Choice(ranked, chosen);
  }

  /** Managers that the provider has to tell of an assignment; none if the manager does (R13). */
  Set<String> informedByProvider() {
    return settings.informedByProvider() ? informed() : Set.of();
  }

  /** Tells the other managers of an assignment, unless the provider does (R12). */
  void inform(AssignmentRecord record) {
    if (!settings.informedByProvider()) {
      informed().forEach(manager -> tell(manager, new Inform(record)));
    }
  }

  /** Tells those who were told of an assignment that it is over. */
  void informOfEnd(String assignment) {
    informed().forEach(manager -> tell(manager, new Release(assignment)));
  }

  /** R14, R15. */
  private Set<String> informed() {
    Set<String> names = new TreeSet<>(settings.informed());
    if (names.isEmpty()) {
      supervision.backupOf(self()).ifPresent(names::add);
    }
    names.remove(self());
    return names;
  }

  /** Tells a node something without waiting for it. */
  void tell(String node, OfpRequest<?> request) {
    messenger
        .ask(node, request, TELL_LIMIT)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                AssignmentLog.LOG.notTold(
                    node, request.getClass().getSimpleName(), failure.getMessage());
              }
            });
  }

  boolean isMember(String node) {
    return directory.find(node).isPresent();
  }

  String self() {
    return directory.self().name();
  }

  NodeMessenger messenger() {
    return messenger;
  }

  LoadBoard loads() {
    return loads;
  }

  AssignmentSettings settings() {
    return settings;
  }

  AssignmentMeter meter() {
    return meter;
  }

  Clock clock() {
    return clock;
  }
}
