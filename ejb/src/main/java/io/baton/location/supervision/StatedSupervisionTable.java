package io.baton.location.supervision;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.cluster.NodeMessenger;
import io.baton.model.cluster.Supervision;
import io.baton.node.NodeSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table follows from the members, whom each provider orders by hashing, and from statements
 * that put managers first or suspect them. Nodes tell each other their statements until everybody
 * has them. A suspected manager that recovers reclaims its role.
 */
public final class StatedSupervisionTable implements SupervisionTable {
  /** So long a manager waits, lest it be suspected again at once. */
  private static final Duration RETURN = Duration.ofSeconds(2);

  private final ClusterDirectory directory;

  private final Clock clock;
  private final SupervisionStatements statements = new SupervisionStatements();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final SupervisionGossip gossip;
  private volatile SortedMap<String, Supervision> table = new TreeMap<>();

  public StatedSupervisionTable(ClusterDirectory directory, NodeMessenger messenger, Clock clock) {
    this.directory = directory;
    this.clock = clock;
    gossip = new SupervisionGossip(directory, messenger, statements);
    directory.onChange(this::renew);
    renew();
  }

  /** Under a lock, so that the table is never that of older members. */
  private synchronized void renew() {
    SortedMap<String, Supervision> next = new TreeMap<>();
    for (NodeAdvertisement node : directory.nodes()) {
      if (node.has(NodeSettings.PROVIDER)) {
        List<String> managers = managersOf(node.name());
        if (!managers.isEmpty()) {
          next.put(node.name(), supervision(node.name(), managers));
        }
      }
    }
    table = next;
  }

  private Supervision supervision(String provider, Collection<String> managers) {
    Supervision statement =
        statements.find(provider).orElseGet(() -> new Supervision(provider, List.of(), 0));
    return new Supervision(
        provider,
        Stream.concat(
                statement.managers().stream().filter(managers::contains),
                managers.stream().sorted(RendezvousHash.preferenceOf(provider)))
            .distinct()
            .toList(),
        statement.absent().stream().filter(managers::contains).collect(Collectors.toSet()),
        statement.epoch());
  }

  private List<String> managersOf(String provider) {
    return directory.nodes().stream()
        .filter(node -> node.has(NodeSettings.SLM))
        .filter(node -> node.supervises().isEmpty() || node.supervises().contains(provider))
        .map(NodeAdvertisement::name)
        .toList();
  }

  @Override
  public Optional<Supervision> of(String provider) {
    return Optional.ofNullable(table.get(provider));
  }

  @Override
  public List<Supervision> all() {
    return List.copyOf(table.values());
  }

  @Override
  public String supervisorOf(String provider, String recordedManager) {
    Optional<Supervision> supervision = of(provider);
    Optional<String> responsible = supervision.flatMap(Supervision::responsible);
    if (responsible.isEmpty()) {
      return recordedManager;
    }
    boolean moved = stated(provider).contains(responsible.get());
    boolean present =
        supervision.get().managers().contains(recordedManager)
            && !supervision.get().absent().contains(recordedManager);
    return moved || !present ? responsible.get() : recordedManager;
  }

  @Override
  public Optional<String> backupOf(String manager) {
    Set<String> absent =
        table.values().stream()
            .flatMap(supervision -> supervision.absent().stream())
            .collect(Collectors.toSet());
    return directory.nodes().stream()
        .filter(node -> node.has(NodeSettings.SLM))
        .map(NodeAdvertisement::name)
        .filter(name -> !name.equals(manager) && !absent.contains(name))
        .min(RendezvousHash.preferenceOf(manager));
  }

  @Override
  public synchronized void apply(Supervision statement) {
    if (statements.apply(statement, clock.instant())) {
      renew();
      of(statement.provider())
          .ifPresent(
              now ->
                  SupervisionLog.LOG.supervision(
                      now.provider(),
                      String.join(", ", now.managers()),
                      now.absent().toString(),
                      now.epoch()));
      listeners.forEach(Runnable::run);
    }
  }

  @Override
  public void activateBackup(String failedManager) {
    if (passOver(failedManager)) {
      gossip.tell();
    }
  }

  /** Tells whether anything had to be stated for it. */
  private synchronized boolean passOver(String failedManager) {
    boolean stated = false;
    for (Supervision supervision : table.values()) {
      boolean passOver =
          supervision.managers().contains(failedManager)
              && !supervision.absent().contains(failedManager)
              && supervision.backup().isPresent();
      if (passOver) {
        Set<String> absent = new HashSet<>(supervision.absent());
        absent.add(failedManager);
        state(supervision.provider(), stated(supervision.provider()), absent);
        stated = true;
      }
    }
    return stated;
  }

  @Override
  public Supervision transfer(String provider, String toManager) {
    Supervision moved = move(provider, toManager);
    gossip.tell();
    return moved;
  }

  private synchronized Supervision move(String provider, String toManager) {
    Supervision supervision =
        of(provider).orElseThrow(() -> new UnknownNodeException("No such provider: " + provider));
    if (!supervision.managers().contains(toManager)) {
      throw new UnknownNodeException(toManager + " does not supervise " + provider);
    }
    Set<String> absent = new HashSet<>(supervision.absent());
    absent.remove(toManager);
    state(provider, List.of(toManager), absent);
    return of(provider).orElse(supervision);
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void maintain() {
    takeBackOwnPlace();
    gossip.tell();
  }

  private synchronized void takeBackOwnPlace() {
    String self = directory.self().name();
    for (SupervisionStatements.Known known : statements.all()) {
      Supervision statement = known.statement();
      if (statement.absent().contains(self)
          && !known.since().plus(RETURN).isAfter(clock.instant())) {
        Set<String> absent = new HashSet<>(statement.absent());
        absent.remove(self);
        state(statement.provider(), statement.managers(), absent);
      }
    }
  }

  /** Those that were put first by statement. */
  private List<String> stated(String provider) {
    return statements.find(provider).map(Supervision::managers).orElse(List.of());
  }

  // Called with the lock held: a statement made meanwhile would be lost against one of its epoch.
  private void state(String provider, List<String> first, Set<String> absent) {
    long epoch = statements.find(provider).map(Supervision::epoch).orElse(0L) + 1;
    apply(new Supervision(provider, first, absent, epoch));
  }
}
