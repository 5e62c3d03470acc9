package io.baton.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Who is a member of the group and what the members told of themselves, put together. Members are
 * known by an id that differs with each start of a node, so that a node which was restarted is
 * never taken for the one before. Thread-safe; readers see an immutable snapshot.
 */
final class NodeBook {
  private volatile NodeAdvertisement self;
  private final Map<String, NodeAdvertisement> toldByMember = new HashMap<>();
  private Set<String> members = Set.of();
  private volatile SortedMap<String, NodeAdvertisement> nodes;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** With this node alone. */
  NodeBook(NodeAdvertisement self) {
    this.self = self;
    this.nodes = book(List.of(self));
  }

  NodeAdvertisement self() {
    return self;
  }

  /** By name. */
  List<NodeAdvertisement> nodes() {
    return List.copyOf(nodes.values());
  }

  Optional<NodeAdvertisement> find(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * The members have changed.
   *
   * @param ids who they are; asked under the lock, so that an older answer never replaces a newer
   */
  void members(Supplier<List<String>> ids) {
    boolean changed;
    synchronized (this) {
      members = Set.copyOf(ids.get());
      toldByMember.keySet().retainAll(members);
      changed = renew();
    }
    tellIf(changed);
  }

  /** A member, or one that is about to be a member, tells of itself. */
  void told(String id, NodeAdvertisement node) {
    boolean changed;
    synchronized (this) {
      toldByMember.put(id, node);
      changed = renew();
    }
    tellIf(changed);
  }

  /** This node tells something else of itself. */
  void tell(NodeAdvertisement own) {
    boolean changed;
    synchronized (this) {
      self = own;
      changed = renew();
    }
    tellIf(changed);
  }

  private boolean renew() {
    SortedMap<String, NodeAdvertisement> next =
        book(members.stream().map(toldByMember::get).filter(told -> told != null).toList());
    boolean changed = !next.equals(nodes);
    nodes = next;
    return changed;
  }

  private void tellIf(boolean changed) {
    if (changed) {
      ClusterLog.LOG.nodes(String.join(", ", nodes.keySet()));
      listeners.forEach(Runnable::run);
    }
  }

  /** Of two of one name the one that was started later: the other is dead, but not yet missed. */
  private SortedMap<String, NodeAdvertisement> book(Collection<NodeAdvertisement> told) {
    SortedMap<String, NodeAdvertisement> book = new TreeMap<>();
    for (NodeAdvertisement node : told) {
      book.merge(node.name(), node, (a, b) -> a.incarnation() >= b.incarnation() ? a : b);
    }
    book.put(self.name(), self);
    return book;
  }
}
