package io.baton.cluster;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachemanagerlistener.annotation.Merged;
import org.infinispan.notifications.cachemanagerlistener.annotation.ViewChanged;
import org.infinispan.notifications.cachemanagerlistener.event.ViewChangedEvent;
import org.infinispan.remoting.transport.Address;

/**
 * The group as Infinispan knows it, and a cache in which every member has an entry under its id.
 * The ids are those of the group's channel: new with each start of a node. The cache is asked for
 * known keys only, since iterating over it and listening to it give keys as they are marshalled.
 */
final class InfinispanGroup implements Group {
  private final EmbeddedCacheManager manager;
  private final ConcurrentMap<String, byte[]> cache;
  private GroupListener listener;

  InfinispanGroup(EmbeddedCacheManager manager, ConcurrentMap<String, byte[]> cache) {
    this.manager = manager;
    this.cache = cache;
  }

  @Override
  public void follow(Runnable membersChanged) {
    listener = new GroupListener(membersChanged);
    manager.addListener(listener);
  }

  @Override
  public void leave() {
    manager.removeListener(listener);
  }

  @Override
  public String self() {
    return id(manager.getAddress());
  }

  @Override
  public List<String> members() {
    return manager.getMembers().stream().map(InfinispanGroup::id).toList();
  }

  @Override
  public Optional<byte[]> entry(String id) {
    return Optional.ofNullable(cache.get(id));
  }

  @Override
  public void put(byte[] entry) {
    cache.put(self(), entry);
  }

  @Override
  public void remove(String id) {
    cache.remove(id);
  }

  private static String id(Address member) {
    return member.getNodeUUID().toString();
  }

  /** Public because Infinispan calls it. */
  @Listener
  public static final class GroupListener {
    private final Runnable membersChanged;

    GroupListener(Runnable membersChanged) {
      this.membersChanged = membersChanged;
    }

    /** Somebody came or went, or parts of the group found each other again. */
    @ViewChanged
    @Merged
    public void viewChanged(ViewChangedEvent event) {
      membersChanged.run();
    }
  }
}
