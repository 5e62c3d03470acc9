package io.baton.location.balance;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.cluster.NodeMessenger;
import io.baton.cluster.OfpFailures;
import io.baton.connector.ofp.Handoff;
import io.baton.location.assignment.AssignmentStore;
import io.baton.location.balance.LinkWatch.Link;
import io.baton.location.load.LoadBoard;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.location.placement.CandidateFinder;
import io.baton.location.placement.Judgement;
import io.baton.location.placement.PlacementRequest;
import io.baton.location.supervision.SupervisionTable;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.HandedOff;
import io.baton.model.cluster.Supervision;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Watches the providers that this manager is responsible for. Streams leave one that is overloaded;
 * and they leave one that delivers badly to their anchor, or for which another is better by far, as
 * when that has joined. The anchor of a stream does it, and asks a manager as ever, so promises and
 * loads are counted as for any other assignment. One thread at a time looks; never waits for
 * another node.
 */
final class SupplyBalancer {
  /** The anchor asks managers, and those ask providers. */
  private static final Duration HANDOFF_LIMIT = Duration.ofSeconds(5);

  /** Looks between two comparisons of all streams. */
  private static final int LOOKS_A_COMPARISON = 5;

  /** Streams of a provider that are compared at most, those that rested longest first. */
  private static final int MOST_COMPARED = 50;

  private final ClusterDirectory directory;
  private final NodeMessenger messenger;
  private final LoadBoard loads;
  private final SupervisionTable supervision;
  private final AssignmentStore assignments;
  private final CandidateFinder finder;
  private final BalanceSettings settings;
  private final Clock clock;
  private final OverloadWatch watch;
  private final LinkWatch links;
  private final MoveBudget budget;
  private final MoveHistory history = new MoveHistory();

  /** When streams were tried last, by their assignments: a move that is refused rests as well. */
  private final Map<String, Instant> tried = new HashMap<>();

  /** Providers for whose streams others were better at the last comparison already. */
  private Set<String> worse = Set.of();

  private int looks;

  SupplyBalancer(
      ClusterDirectory directory,
      NodeMessenger messenger,
      LoadBoard loads,
      SupervisionTable supervision,
      AssignmentStore assignments,
      CandidateFinder finder,
      BalanceSettings settings,
      Clock clock) {
    this.directory = directory;
    this.messenger = messenger;
    this.loads = loads;
    this.supervision = supervision;
    this.assignments = assignments;
    this.finder = finder;
    this.settings = settings;
    this.clock = clock;
    this.watch = new OverloadWatch(settings);
    this.links = new LinkWatch(directory, loads, settings);
    this.budget = new MoveBudget(settings.moves());
  }

  /** Where a stream could go. */
  private record Target(AssignmentRecord stream, Judgement best, double gain) {}

  /** To be called once a second. */
  void look() {
    Instant now = clock.instant();
    tried.values().removeIf(then -> !then.plus(settings.rest()).isAfter(now));
    Map<String, Stress> stresses = stresses();
    watch.retain(stresses.keySet());
    Set<String> overloaded =
        stresses.entrySet().stream()
            .filter(entry -> watch.look(entry.getKey(), entry.getValue(), now))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Map<Link, Stress> bad = links.look(stresses.keySet(), now);
    boolean comparing = looks++ % LOOKS_A_COMPARISON == 0;
    if (settings.moves() > 0 && (comparing || !overloaded.isEmpty() || !bad.isEmpty())) {
      Map<String, List<AssignmentRecord>> streams = streams(stresses.keySet(), now);
      overloaded.forEach(
          node -> relieve(of(streams, node), node + " has " + stresses.get(node).reason(), now));
      bad.forEach((link, stress) -> leave(link, stress, overloaded, streams, now));
      if (comparing) {
        compare(stresses.keySet(), overloaded, streams, now);
      }
    }
  }

  /** Of the providers that this manager is responsible for; those that drain lose all anyway. */
  private Map<String, Stress> stresses() {
    String self = directory.self().name();
    Map<String, Stress> stresses = new HashMap<>();
    for (Supervision entry : supervision.all()) {
      if (entry.responsible().equals(Optional.of(self)) && !isDraining(entry.provider())) {
        alive(entry.provider()).ifPresent(load -> stresses.put(entry.provider(), Stress.of(load)));
      }
    }
    return stresses;
  }

  private boolean isDraining(String node) {
    return directory.find(node).filter(NodeAdvertisement::isDraining).isPresent();
  }

  private Optional<LoadView> alive(String provider) {
    return loads.find(provider).filter(LoadView::alive);
  }

  /** Supplies that have rested, by provider. */
  private Map<String, List<AssignmentRecord>> streams(Set<String> providers, Instant now) {
    Instant rested = now.minus(settings.rest());
    return assignments.all().stream()
        .filter(AssignmentRecord::suppliesPieces)
        .filter(stream -> providers.contains(stream.provider()))
        .filter(stream -> !stream.made().isAfter(rested))
        .filter(stream -> !tried.containsKey(stream.assignment()))
        .sorted(Comparator.comparing(AssignmentRecord::made))
        .collect(Collectors.groupingBy(AssignmentRecord::provider));
  }

  private static List<AssignmentRecord> of(
      Map<String, List<AssignmentRecord>> streams, String provider) {
    return streams.getOrDefault(provider, List.of()).stream().limit(MOST_COMPARED).toList();
  }

  /** The streams of one anchor leave a provider, unless those of all do. */
  private void leave(
      Link link,
      Stress stress,
      Set<String> overloaded,
      Map<String, List<AssignmentRecord>> streams,
      Instant now) {
    if (!overloaded.contains(link.provider())) {
      List<AssignmentRecord> over =
          streams.getOrDefault(link.provider(), List.of()).stream()
              .filter(stream -> Link.of(stream).equals(link))
              .limit(MOST_COMPARED)
              .toList();
      relieve(over, link.text() + ": " + stress.reason(), now);
    }
  }

  private void relieve(List<AssignmentRecord> streams, String reason, Instant now) {
    for (AssignmentRecord stream : streams) {
      Optional<Judgement> target = relaxed(stream);
      if (target.isPresent()) {
        if (!budget.take(now)) {
          return;
        }
        move(stream, target.get(), SupplyCause.OVERLOADED, reason);
      }
    }
  }

  /** The best node that is far from being overloaded itself. */
  private Optional<Judgement> relaxed(AssignmentRecord stream) {
    return judged(stream).stream()
        .filter(judged -> isOther(judged, stream))
        .filter(judged -> isRelaxed(judged, stream))
        .findFirst();
  }

  private static boolean isOther(Judgement judged, AssignmentRecord stream) {
    return judged.eligible() && judged.supplies() && !judged.provider().equals(stream.provider());
  }

  private boolean isRelaxed(Judgement judged, AssignmentRecord stream) {
    return isRelaxed(new Link(judged.provider(), stream.anchor()))
        && alive(judged.provider())
            .filter(load -> Stress.of(load).value() < settings.recovery())
            .isPresent();
  }

  private boolean isRelaxed(Link link) {
    return links.stress(link).value() < settings.recovery();
  }

  private List<Judgement> judged(AssignmentRecord stream) {
    PlacementRequest request =
        new PlacementRequest(
            stream.client(),
            DeliveryTransport.UDP,
            DeliveryMode.RELAY,
            stream.anchor(),
            Set.of(stream.anchor()),
            true,
            "");
    return finder.choices(
        new MediaPath(stream.path()), Optional.of(new ContentId(stream.content())), request);
  }

  /** What lasts from one comparison to the next is no fluctuation. */
  private void compare(
      Set<String> providers,
      Set<String> overloaded,
      Map<String, List<AssignmentRecord>> streams,
      Instant now) {
    Set<String> nowWorse = new HashSet<>();
    for (String provider : providers) {
      if (!overloaded.contains(provider)) {
        for (AssignmentRecord stream : of(streams, provider)) {
          Optional<Target> target = better(stream);
          if (target.isPresent()) {
            nowWorse.add(provider);
            if (!worse.contains(provider) || !budget.take(now)) {
              break;
            }
            move(
                stream,
                target.get().best(),
                SupplyCause.BALANCED,
                String.format(
                    Locale.ROOT,
                    "better by %.2f of a node; %s",
                    target.get().gain(),
                    Judgement.explain(
                        target.get().best().provider(), target.get().best().factors())));
          }
        }
      }
    }
    worse = nowWorse;
  }

  /**
   * A node that would be better by the gain that is worth a move, the stream counted there. A link
   * that delivers badly is left to its own rule: that waits whether it lasts.
   */
  private Optional<Target> better(AssignmentRecord stream) {
    List<Judgement> all = judged(stream);
    Optional<Judgement> present =
        all.stream().filter(judged -> judged.provider().equals(stream.provider())).findFirst();
    return present
        .filter(own -> own.eligible() && isRelaxed(Link.of(stream)))
        .flatMap(
            own ->
                all.stream()
                    .filter(judged -> isOther(judged, stream))
                    .filter(judged -> isRelaxed(judged, stream))
                    .map(best -> new Target(stream, best, best.score() - score(own)))
                    .filter(target -> target.gain() >= settings.gain())
                    .findFirst());
  }

  /** As judged, the stream would be there twice. */
  private double score(Judgement own) {
    double limit = alive(own.provider()).map(load -> load.statement().maxBandwidth()).orElse(0L);
    return limit > 0 ? own.score() + own.cost().provider() / limit : own.score();
  }

  private void move(AssignmentRecord stream, Judgement target, SupplyCause cause, String reason) {
    Instant at = clock.instant();
    tried.put(stream.assignment(), at);
    messenger
        .ask(
            stream.anchor(),
            new Handoff(stream.assignment(), target.provider(), cause),
            HANDOFF_LIMIT)
        .whenComplete(
            (done, failure) ->
                history.add(
                    new Move(
                        at,
                        stream.assignment(),
                        stream.path(),
                        stream.anchor(),
                        stream.provider(),
                        target.provider(),
                        cause,
                        reason,
                        outcome(stream, cause, reason, done, failure))));
  }

  private static String outcome(
      AssignmentRecord stream,
      SupplyCause cause,
      String reason,
      HandedOff done,
      Throwable failure) {
    if (failure == null) {
      BalanceLog.LOG.moved(
          stream.assignment(), stream.path(), done.from(), done.to(), cause, reason);
      return Move.DONE;
    }
    String problem = OfpFailures.of(failure).getMessage();
    BalanceLog.LOG.notMoved(stream.assignment(), stream.provider(), problem);
    return problem;
  }

  List<Move> moves() {
    return history.latest();
  }

  Set<String> overloaded() {
    return watch.overloaded();
  }

  BalanceStatistics statistics() {
    return history.statistics(watch.overloaded().size());
  }
}
