package io.baton.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes what this node tells of itself into the group's table, and what the others tell into the
 * book. Writes anew whenever the members change, and whenever its entry is missing: after the group
 * was split, either half may have removed it.
 */
final class Advertiser {
  private final Group group;
  private final NodeBook book;
  private final byte[] own;
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
  private volatile boolean due = true;
  private volatile Set<InetAddress> addresses = Set.of();

  Advertiser(Group group, NodeBook book) {
    this.group = group;
    this.book = book;
    this.own = AdvertisementCodec.encode(book.self());
  }

  /**
   * Follows the group from now on.
   *
   * @param exchangeSoon has {@link #exchange} called on a thread that may wait
   */
  void start(Runnable exchangeSoon) {
    book.onChange(exchangeSoon);
    group.follow(
        () -> {
          due = true;
          book.members(group::members);
          exchangeSoon.run();
        },
        this::read);
    book.members(group::members);
  }

  void stop() {
    group.leave();
  }

  /** Addresses of all nodes in the book. */
  Set<InetAddress> addresses() {
    return addresses;
  }

  /** Brings table and book up to date. One thread at a time; may take long. */
  void exchange() {
    List<String> members = group.members();
    boolean renew = due;
    due = false;
    Map<String, byte[]> entries = group.entries();
    unreadable.retainAll(members);
    if (renew || !Arrays.equals(entries.get(group.self()), own)) {
      group.put(own);
    }
    entries.forEach(
        (id, bytes) -> {
          if (members.contains(id)) {
            read(id, bytes);
          } else if (group.self().equals(members.get(0))) {
            group.remove(id);
          }
        });
    addresses = resolved();
  }

  private void read(String id, byte[] bytes) {
    try {
      book.told(id, AdvertisementCodec.decode(bytes));
    } catch (UnreadableAdvertisementException e) {
      if (unreadable.add(id)) {
        ClusterLog.LOG.unreadable(e.getMessage());
      }
    }
  }

  private Set<InetAddress> resolved() {
    Set<InetAddress> resolved = new HashSet<>();
    for (NodeAdvertisement node : book.nodes()) {
      try {
        resolved.addAll(List.of(InetAddress.getAllByName(node.host())));
      } catch (UnknownHostException e) {
        ClusterLog.LOG.unresolved(node.host(), node.name());
      }
    }
    return Set.copyOf(resolved);
  }
}
