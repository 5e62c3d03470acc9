package io.baton.session;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionSupply;
import io.baton.connector.StreamConnection;
import io.baton.location.assignment.AnchoredSupply;
import io.baton.location.assignment.AssignmentStore;
import io.baton.location.assignment.ServiceLocationManager;
import io.baton.location.provider.ServiceProvider;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import io.baton.node.NodeSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes what is recorded of sessions and assignments agree with what there is. A provider answers
 * for its own: it records again what was lost (a partition does that) and removes what is over. The
 * records of a node that has gone are removed by one of those that are left, after a while in which
 * others may take its streams over.
 */
final class RecordKeeper {
  /** How long a node's records outlive it. */
  static final Duration GRACE = Duration.ofSeconds(30);

  /** An assignment without a record is forgotten when it is that old: it may just be on its way. */
  private static final Duration SETTLED = Duration.ofSeconds(60);

  /** Differences of loss that are worth a record. */
  private static final double LOSS_STEP = 0.005;

  private final ClusterDirectory directory;
  private final LocalEngine engine;
  private final ServiceProvider provider;
  private final ServiceLocationManager manager;
  private final SessionStore sessions;
  private final AssignmentStore assignments;
  private final AnchoredSupply supply;
  private final Clock clock;
  private final Map<String, Instant> missedSince = new HashMap<>();

  RecordKeeper(
      ClusterDirectory directory,
      LocalEngine engine,
      ServiceProvider provider,
      ServiceLocationManager manager,
      SessionStore sessions,
      AssignmentStore assignments,
      AnchoredSupply supply,
      Clock clock) {
    this.directory = directory;
    this.engine = engine;
    this.provider = provider;
    this.manager = manager;
    this.sessions = sessions;
    this.assignments = assignments;
    this.supply = supply;
    this.clock = clock;
  }

  /** Looks once. What is recorded is read first: what is there afterwards is the newer truth. */
  void look() {
    List<SessionRecord> recordedSessions = sessions.all();
    List<AssignmentRecord> recorded = assignments.all();
    keepOwn(recordedSessions, recorded);
    manager.supervise(recorded);
    forgetUnrecorded(recorded);
    removeGone(recordedSessions, recorded);
  }

  private void keepOwn(List<SessionRecord> recordedSessions, List<AssignmentRecord> recorded) {
    Collection<AssignmentRecord> held = provider.held();
    Map<String, SessionSnapshot> live;
    Set<String> inUse;
    Duration reservationLife;
    try (StreamConnection connection = engine.connect()) {
      live =
          connection.sessions().stream()
              .collect(Collectors.toMap(SessionSnapshot::id, Function.identity()));
      inUse = new HashSet<>(connection.promises());
      reservationLife = connection.policy().assignmentTimeout();
    } catch (EngineUnavailableException e) {
      // Nothing can be said of its sessions; they are gone, or will be found by the next look.
      return;
    }
    keepOwnSessions(recordedSessions, live);
    supply.keep(supplied(live.values()));
    Instant expired = clock.instant().minus(reservationLife.multipliedBy(2));
    inUse.addAll(live.keySet());
    keepOwnAssignments(recorded, held, inUse, expired);
  }

  /** Assignments of the suppliers that this node's sessions have. */
  private static Set<String> supplied(Collection<SessionSnapshot> live) {
    return live.stream()
        .flatMap(session -> session.value().supply().stream())
        .map(SessionSupply::assignment)
        .collect(Collectors.toSet());
  }

  private void keepOwnSessions(List<SessionRecord> recorded, Map<String, SessionSnapshot> live) {
    Map<String, SessionRecord> known =
        recorded.stream()
            .filter(record -> record.node().equals(self()))
            .collect(Collectors.toMap(SessionRecord::id, Function.identity()));
    known.values().stream()
        .filter(record -> !live.containsKey(record.id()))
        .forEach(sessions::remove);
    live.values().stream()
        .filter(session -> isNews(session, known.get(session.id())))
        .forEach(session -> sessions.record(session, clock.instant()));
  }

  /** What viewers lose changes without an event; an event may have been lost. */
  private static boolean isNews(SessionSnapshot session, SessionRecord recorded) {
    return recorded == null
        || session.value().epoch() > recorded.epoch()
        || Math.abs(session.reportedLoss() - recorded.reportedLoss()) >= LOSS_STEP;
  }

  /**
   * Of what was made before {@code expired}, a session must have come.
   *
   * @param inUse ids of sessions, and promises that their anchors renew
   */
  private void keepOwnAssignments(
      List<AssignmentRecord> recorded,
      Collection<AssignmentRecord> held,
      Set<String> inUse,
      Instant expired) {
    Set<String> heldIds = ids(held);
    recorded.stream()
        .filter(record -> record.provider().equals(self()))
        .map(AssignmentRecord::assignment)
        .filter(id -> !heldIds.contains(id) && provider.held(id).isEmpty())
        .forEach(assignments::remove);
    Map<String, AssignmentRecord> byId =
        recorded.stream()
            .collect(Collectors.toMap(AssignmentRecord::assignment, Function.identity()));
    for (AssignmentRecord record : held) {
      if (record.made().isBefore(expired) && !inUse.contains(record.assignment())) {
        provider.ended(record.assignment());
      } else {
        keepOwn(record, Optional.ofNullable(byId.get(record.assignment())));
      }
    }
  }

  /**
   * Two managers may have taken it over at once, or one while a partition hid it from the other.
   */
  private void keepOwn(AssignmentRecord held, Optional<AssignmentRecord> recorded) {
    if (recorded.isEmpty()) {
      assignments.record(held);
    } else if (recorded.get().provider().equals(self())) {
      if (held.supersedes(recorded.get())) {
        assignments.record(held);
      }
      provider.supervised(recorded.get());
    }
  }

  /** Its provider records an assignment again as long as it holds it. */
  private void forgetUnrecorded(List<AssignmentRecord> recorded) {
    Set<String> ids = ids(recorded);
    Instant settled = clock.instant().minus(SETTLED);
    manager.assignments().stream()
        .filter(known -> known.made().isBefore(settled) && !ids.contains(known.assignment()))
        .forEach(known -> manager.forget(known.assignment()));
  }

  private void removeGone(List<SessionRecord> recordedSessions, List<AssignmentRecord> recorded) {
    Set<String> owners = new HashSet<>();
    recordedSessions.forEach(record -> owners.add(record.node()));
    recorded.forEach(record -> owners.add(record.provider()));
    Set<String> gone = gone(owners);
    if (gone.isEmpty() || !isJanitor()) {
      return;
    }
    List<SessionRecord> deadSessions =
        recordedSessions.stream().filter(record -> gone.contains(record.node())).toList();
    List<String> deadAssignments =
        recorded.stream()
            .filter(record -> gone.contains(record.provider()))
            .map(AssignmentRecord::assignment)
            .toList();
    deadSessions.forEach(sessions::remove);
    deadAssignments.forEach(assignments::remove);
    SessionLog.LOG.removedGone(
        deadSessions.size(), deadAssignments.size(), String.join(", ", gone));
  }

  /** Of some nodes, those that have been missed for long enough. */
  private Set<String> gone(Set<String> owners) {
    Instant now = clock.instant();
    owners.removeIf(owner -> directory.find(owner).isPresent());
    missedSince.keySet().retainAll(owners);
    owners.forEach(owner -> missedSince.putIfAbsent(owner, now));
    return owners.stream()
        .filter(owner -> !now.isBefore(missedSince.get(owner).plus(GRACE)))
        .collect(Collectors.toSet());
  }

  /** One location manager does it, and all know which. */
  private boolean isJanitor() {
    Optional<String> first =
        directory.nodes().stream()
            .filter(node -> node.has(NodeSettings.SLM))
            .map(NodeAdvertisement::name)
            .min(String::compareTo);
    return first.equals(Optional.of(self()));
  }

  private String self() {
    return directory.self().name();
  }

  private static Set<String> ids(Collection<AssignmentRecord> records) {
    return records.stream().map(AssignmentRecord::assignment).collect(Collectors.toSet());
  }
}
