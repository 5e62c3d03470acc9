package io.baton.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes what this node tells of itself into the group's table, and what the others tell into the
 * book. Writes again whenever the members change, and whenever its entry is missing: after the
 * group was split, either half may have removed it. After a change it repeats that for a while,
 * because what is written while the halves' tables become one may reach one half only.
 */
final class Advertiser {
  private static final int REPEATED_EXCHANGES = 120;
  private static final int EXCHANGES_A_WRITE = 8;

  /** Looks for one exchange, when nothing has changed for long. */
  private static final int SETTLED_LOOKS = 4;

  private final Group group;
  private final NodeBook book;
  private final Set<String> unreadable = new HashSet<>();
  private final Set<String> unresolved = new HashSet<>();
  private final Set<String> written = new HashSet<>();
  private volatile boolean due = true;
  private volatile int exchangesSinceChange;
  private int looks;
  private volatile Set<InetAddress> addresses = Set.of();

  Advertiser(Group group, NodeBook book) {
    this.group = group;
    this.book = book;
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
          exchangesSinceChange = 0;
          book.members(group::members);
          exchangeSoon.run();
        });
    book.members(group::members);
  }

  /** The entry stays: it is removed by those who see this node leave. */
  void stop() {
    group.leave();
  }

  /** Addresses of all nodes in the book. */
  Set<InetAddress> addresses() {
    return addresses;
  }

  /** To be called several times a second: {@link #exchange}s, less often where nothing changes. */
  void look() {
    looks++;
    if (exchangesSinceChange < REPEATED_EXCHANGES || looks % SETTLED_LOOKS == 0) {
      exchange();
    }
  }

  /** Brings book and table up to date. One thread at a time; may take long. */
  void exchange() {
    List<String> members = group.members();
    for (String id : members) {
      group.entry(id).ifPresent(bytes -> read(id, bytes));
    }
    addresses = resolved();
    write();
    removeFormer(members);
  }

  private void read(String id, byte[] bytes) {
    try {
      book.told(id, AdvertisementCodec.decode(bytes));
      written.add(id);
    } catch (UnreadableAdvertisementException e) {
      if (unreadable.add(id)) {
        ClusterLog.LOG.unreadable(e.getMessage());
      }
    }
  }

  private void write() {
    byte[] own = AdvertisementCodec.encode(book.self());
    boolean missing =
        group.entry(group.self()).filter(bytes -> Arrays.equals(bytes, own)).isEmpty();
    if (due || missing || isToBeRepeated()) {
      due = false;
      boolean done = false;
      try {
        group.put(own);
        done = true;
      } finally {
        due |= !done;
      }
    }
  }

  private boolean isToBeRepeated() {
    int exchanges = exchangesSinceChange + 1;
    exchangesSinceChange = Math.min(exchanges, REPEATED_EXCHANGES);
    return exchanges < REPEATED_EXCHANGES && exchanges % EXCHANGES_A_WRITE == 0;
  }

  /** Left to the eldest, for one is enough. */
  private void removeFormer(List<String> members) {
    boolean eldest = group.self().equals(members.get(0));
    for (String id : Set.copyOf(written)) {
      if (!members.contains(id)) {
        if (eldest) {
          group.remove(id);
        }
        written.remove(id);
      }
    }
    unreadable.retainAll(members);
  }

  private Set<InetAddress> resolved() {
    Set<InetAddress> resolved = new HashSet<>();
    for (NodeAdvertisement node : book.nodes()) {
      try {
        resolved.addAll(List.of(InetAddress.getAllByName(node.host())));
        unresolved.remove(node.host());
      } catch (UnknownHostException e) {
        if (unresolved.add(node.host())) {
          ClusterLog.LOG.unresolved(node.host(), node.name());
        }
      }
    }
    return Set.copyOf(resolved);
  }
}
