package io.baton.location.assignment;

import io.baton.cluster.AnswerWait;
import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeMessenger;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Inform;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.Release;
import io.baton.location.content.LocatedCopy;
import io.baton.location.load.LoadBoard;
import io.baton.location.placement.CandidateFinder;
import io.baton.location.placement.Exclusion;
import io.baton.location.placement.Judgement;
import io.baton.location.placement.PlacementRequest;
import io.baton.location.supervision.SupervisionTable;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.media.MediaPath;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Where assignments are made: what a run of one needs of the node. Thread-safe. */
final class AssignmentDesk {
  /** A node that hangs is notified when it goes on, if that is soon. */
  private static final Duration TELL_LIMIT = Duration.ofSeconds(5);

  /**
   * A provider that hangs or was killed has not spoken for longer when it is known to be silent.
   */
  private static final Duration LATELY = Duration.ofSeconds(1);

  private static final Duration NEVER = ChronoUnit.FOREVER.getDuration();

  private final ClusterDirectory directory;
  private final NodeMessenger messenger;
  private final LoadBoard loads;
  private final SupervisionTable supervision;
  private final CandidateFinder finder;
  private final AssignmentSettings settings;
  private final AssignmentMeter meter;
  private final Clock clock;
  private final LongSupplier nanoClock;

  AssignmentDesk(
      ClusterDirectory directory,
      NodeMessenger messenger,
      LoadBoard loads,
      SupervisionTable supervision,
      CandidateFinder finder,
      AssignmentSettings settings,
      AssignmentMeter meter,
      Clock clock,
      LongSupplier nanoClock) {
    this.directory = directory;
    this.messenger = messenger;
    this.loads = loads;
    this.supervision = supervision;
    this.finder = finder;
    this.settings = settings;
    this.meter = meter;
    this.clock = clock;
    this.nanoClock = nanoClock;
  }

  /**
   * What was chosen of what there is.
   *
   * @param ranked all candidates, best first; none if no node has the media
   * @param chosen the best of those that can be used, already counted
   */
  record Choice(List<Judgement> ranked, Optional<Judgement> chosen) {}

  /**
   * Chooses and counts in one step, so that requests that come together see each other however old
   * the providers' statements are (R16).
   */
  synchronized Choice choose(
      Assign request, MediaPath path, PlacementRequest wanted, Predicate<LocatedCopy> usable) {
    List<Judgement> ranked = finder.choices(path, request.content(), wanted);
    Optional<Judgement> chosen =
        ranked.stream()
            .filter(judged -> judged.eligible() && usable.test(judged.located()))
            .findFirst();
    return counted(request, wanted, new Choice(ranked, chosen));
  }

  /**
   * Chooses when no candidate is left: who did not answer in time, but has spoken lately, may only
   * have been busy. Asking it again is better than turning a viewer away.
   */
  synchronized Choice chooseLastResort(Assign request, PlacementRequest wanted, Choice none) {
    Optional<Judgement> chosen =
        none.ranked().stream()
            .filter(judged -> judged.isRuledOutBy(Exclusion.NOT_ALIVE))
            .filter(judged -> sinceSpoken(judged).compareTo(LATELY) <= 0)
            .min(Comparator.comparing(this::sinceSpoken));
    return counted(request, wanted, new Choice(none.ranked(), chosen));
  }

  private Duration sinceSpoken(Judgement judged) {
    return loads.age(judged.provider()).orElse(NEVER);
  }

  private Choice counted(Assign request, PlacementRequest wanted, Choice choice) {
    choice
        .chosen()
        .ifPresent(
            judged ->
                loads.assigned(
                    judged.provider(),
                    request.assignment(),
                    judged.cost().provider(),
                    finder.destination(wanted)));
    return choice;
  }

  OfpException absent(MediaPath path) {
    return finder.absent("named " + path);
  }

  /** Who supervises what this manager assigns to a provider: this one, unless it was moved. */
  String supervisorOf(String provider) {
    return supervision.supervisorOf(provider, self());
  }

  /** Whether this manager has to take an assignment over from the one that is recorded. */
  boolean mustAdopt(AssignmentRecord record) {
    return !record.manager().equals(self())
        && supervision.supervisorOf(record.provider(), record.manager()).equals(self());
  }

  /** Managers that the provider has to tell of an assignment; none if the manager does (R13). */
  Set<String> informedByProvider(String supervisor) {
    return settings.informedByProvider() ? informed(supervisor) : Set.of();
  }

  /** Tells the other managers of an assignment, unless the provider does (R12). */
  void inform(AssignmentRecord record) {
    if (!settings.informedByProvider()) {
      informed(record.manager()).forEach(manager -> tell(manager, new Inform(record)));
    }
  }

  /**
   * Tells all whom it concerns that this manager has taken an assignment over from another: an
   * anchor releases what it is supplied with.
   */
  void informOfAdoption(AssignmentRecord record, String formerManager) {
    Set<String> concerned = informed(self());
    concerned.add(record.provider());
    concerned.add(formerManager);
    if (record.suppliesPieces()) {
      concerned.add(record.anchor());
    }
    concerned.stream().filter(this::isMember).forEach(node -> tell(node, new Inform(record)));
  }

  /** Tells those who were told of an assignment that it is over. */
  void informOfEnd(String assignment) {
    informed(self()).forEach(manager -> tell(manager, new Release(assignment)));
  }

  /** Whether another manager tells this one of its assignments and of their ends. */
  boolean isToldBy(String manager) {
    return settings.informed().isEmpty()
        ? supervision.backupOf(manager).equals(Optional.of(self()))
        : settings.informed().contains(self());
  }

  /** R14, R15; and its supervisor, if that is not this manager. */
  private Set<String> informed(String supervisor) {
    Set<String> names = new TreeSet<>(settings.informed());
    if (names.isEmpty()) {
      supervision.backupOf(supervisor).ifPresent(names::add);
    }
    names.add(supervisor);
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

  /** The wait for a provider to prepare begins. */
  AnswerWait beginToPrepare() {
    return AnswerWait.begin(nanoClock, settings.prepareLimit());
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
