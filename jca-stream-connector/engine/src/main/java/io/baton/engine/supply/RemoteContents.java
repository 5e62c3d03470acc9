package io.baton.engine.supply;

import io.baton.engine.supply.cache.PieceCache;
import io.baton.model.media.ContentId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Content of other nodes that is open: once each, shared by all its sessions. After the last one it
 * stays for a while, since others may want it soon.
 */
final class RemoteContents {
  /** Unused contents that stay open. */
  private static final int MAX_IDLE = 16;

  private final PieceCache cache;
  private final Map<ContentId, RemoteContent> all = new HashMap<>();
  private final Map<ContentId, Integer> users = new HashMap<>();
  private final Map<ContentId, RemoteContent> idle = new LinkedHashMap<>();

  RemoteContents(PieceCache cache) {
    this.cache = cache;
  }

  /** Takes content that has been opened. */
  void add(RemoteContent content) {
    all.put(content.manifest().id(), content);
  }

  /** Content that is open, for one user more. */
  Optional<RemoteContent> use(ContentId id) {
    Optional<RemoteContent> found = Optional.ofNullable(all.get(id));
    if (found.isPresent()) {
      idle.remove(id);
      users.merge(id, 1, Integer::sum);
    }
    return found;
  }

  /** One user less. */
  void release(RemoteContent content) {
    ContentId id = content.manifest().id();
    if (users.merge(id, -1, Integer::sum) == 0) {
      users.remove(id);
      idle.put(id, content);
      closeEldest();
    }
  }

  private void closeEldest() {
    Iterator<RemoteContent> eldest = idle.values().iterator();
    while (idle.size() > MAX_IDLE) {
      RemoteContent closed = eldest.next();
      eldest.remove();
      all.remove(closed.manifest().id());
      cache.drop(closed.pieces().toList());
    }
  }

  /** Contents that are open. */
  int size() {
    return all.size();
  }
}
