package io.baton.portal;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.model.cluster.NodeState;
import io.baton.node.NodeSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * What a portal knows of the location managers, and the order in which it asks them (R2). Those
 * that did not answer come last until they do (R3, R22). Thread-safe; never blocks.
 */
final class ManagerRecord {
  private final ClusterDirectory directory;
  private final PortalSettings settings;

  /** By manager when it was asked first of what it has not answered since. */
  private final Map<String, Long> silentSince = new ConcurrentHashMap<>();

  private final Set<String> missing = ConcurrentHashMap.newKeySet();
  private final Map<String, Load> loads = new ConcurrentHashMap<>();

  ManagerRecord(ClusterDirectory directory, PortalSettings settings) {
    this.directory = directory;
    this.settings = settings;
  }

  /** Managers that may be asked, in the order in which to ask them. */
  List<String> inOrder() {
    List<String> names =
        settings.byLoad()
            ? byPriority().stream().sorted(Comparator.comparing(this::load)).toList()
            : byPriority();
    List<String> ordered = new ArrayList<>(names);
    ordered.sort(Comparator.comparing(silentSince::containsKey));
    return ordered;
  }

  private List<String> byPriority() {
    Set<String> present =
        directory.nodes().stream()
            .filter(node -> node.has(NodeSettings.SLM))
            .map(NodeAdvertisement::name)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!settings.managers().isEmpty()) {
      return settings.managers().stream().filter(present::contains).toList();
    }
    String self = directory.self().name();
    return present.stream().sorted(Comparator.comparing(name -> !name.equals(self))).toList();
  }

  /** What it said last, and what it was asked since. */
  private double load(String manager) {
    Load known = loads.get(manager);
    return known == null ? 0 : known.said + known.since.get();
  }

  /** A manager is being asked for something. */
  void asked(String manager) {
    Load known = loads.get(manager);
    if (known != null) {
      known.since.incrementAndGet();
    }
  }

  /**
   * A manager told how it is: it lives.
   *
   * @return whether it was missing
   */
  boolean told(String manager, NodeState state) {
    loads.put(manager, new Load(state.managerLoad() + state.pending()));
    silentSince.remove(manager);
    return missing.remove(manager);
  }

  /**
   * A manager did not answer: it comes last until it does.
   *
   * @param asked when it was asked, by the monotonic clock
   * @return when it was asked first of what it has not answered since
   */
  long silent(String manager, long asked) {
    return silentSince.merge(manager, asked, Math::min);
  }

  /**
   * A manager answered that it cannot do what it was asked, so its silence has ended. One that is
   * missing still comes last: it is of no use yet.
   */
  void heard(String manager) {
    if (!missing.contains(manager)) {
      silentSince.remove(manager);
    }
  }

  /**
   * A manager is missing until it answers.
   *
   * @return whether that is news
   */
  boolean isNowMissing(String manager) {
    return missing.add(manager);
  }

  /** Whether a manager has told how it is since it joined. */
  boolean hasAnswered(String manager) {
    return loads.containsKey(manager);
  }

  /** Forgets managers that are no longer there. */
  void forgetOthers(Set<String> present) {
    silentSince.keySet().retainAll(present);
    missing.retainAll(present);
    loads.keySet().retainAll(present);
  }

  private static final class Load {
    private final double said;
    private final AtomicInteger since = new AtomicInteger();

    Load(double said) {
      this.said = said;
    }
  }
}
