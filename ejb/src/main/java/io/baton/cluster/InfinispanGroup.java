package io.baton.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.infinispan.Cache;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.event.CacheEntryEvent;
import org.infinispan.notifications.cachemanagerlistener.annotation.Merged;
import org.infinispan.notifications.cachemanagerlistener.annotation.ViewChanged;
import org.infinispan.notifications.cachemanagerlistener.event.ViewChangedEvent;
import org.infinispan.remoting.transport.Address;

/**
 * The group as Infinispan knows it, and a cache in which every member has an entry under its id.
 * The ids are those of the group's channel: new with each start of a node.
 */
final class InfinispanGroup implements Group {
  private final EmbeddedCacheManager manager;
  private final Cache<String, byte[]> cache;
  private GroupListener groupListener;
  private EntryListener entryListener;

  InfinispanGroup(EmbeddedCacheManager manager, Cache<String, byte[]> cache) {
    this.manager = manager;
    this.cache = cache;
  }

  @Override
  public void follow(Runnable members, BiConsumer<String, byte[]> entries) {
    groupListener = new GroupListener(members);
    entryListener = new EntryListener(entries);
    manager.addListener(groupListener);
    cache.addListener(entryListener);
  }

  @Override
  public void leave() {
    manager.removeListener(groupListener);
    cache.removeListener(entryListener);
    cache.removeAsync(self());
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
  public Map<String, byte[]> entries() {
    return new HashMap<>(cache);
  }

  @Override
  public void put(byte[] entry) {
    cache.putAsync(self(), entry);
  }

  @Override
  public void remove(String id) {
    cache.removeAsync(id);
  }

  private static String id(Address member) {
    return member.getNodeUUID().toString();
  }

  /** Public because Infinispan calls it. */
  @Listener
  public static final class GroupListener {
    private final Runnable members;

    GroupListener(Runnable members) {
      this.members = members;
    }

    /** Somebody came or went, or parts of the group found each other again. */
    @ViewChanged
    @Merged
    public void viewChanged(ViewChangedEvent event) {
      members.run();
    }
  }

  /** Public because Infinispan calls it. */
  @Listener(observation = Listener.Observation.POST)
  public static final class EntryListener {
    private final BiConsumer<String, byte[]> entries;

    EntryListener(BiConsumer<String, byte[]> entries) {
      this.entries = entries;
    }

    /** A member wrote its entry. */
    @CacheEntryCreated
    @CacheEntryModified
    public void written(CacheEntryEvent<String, byte[]> event) {
      entries.accept(event.getKey(), event.getValue());
    }
  }
}
