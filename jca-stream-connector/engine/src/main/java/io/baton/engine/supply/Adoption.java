package io.baton.engine.supply;

import io.baton.connector.SessionSupply;
import io.baton.engine.media.store.CopyStore;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Keeps films of other nodes that sessions of this one stream: one after the other, since each
 * takes about as much of its supplier as one more stream. Confined to the event loop of the supply.
 */
final class Adoption {
  /** Films that wait; beyond that, the one that was offered first is forgotten. */
  private static final int MOST_WAITING = 16;

  private final Optional<CopyStore> copies;
  private final Executor disk;
  private final Map<ContentId, Runnable> waiting = new LinkedHashMap<>();
  private Optional<CopyTask> running = Optional.empty();

  /**
   * Nothing is kept yet.
   *
   * @param copies where films are kept; empty if they are not to be
   * @param disk one thread that may wait for the disk
   */
  Adoption(Optional<CopyStore> copies, Executor disk) {
    this.copies = copies;
    this.disk = disk;
  }

  /** A session streams something of other nodes. */
  void offer(MediaPath path, RemoteContent remote, SessionSupply assigned, SupplyContext context) {
    ContentId id = remote.manifest().id();
    if (copies.isEmpty() || running.filter(task -> task.copies(id)).isPresent()) {
      return;
    }
    waiting.putIfAbsent(id, () -> begin(path, id, assigned, context));
    if (waiting.size() > MOST_WAITING) {
      waiting.remove(waiting.keySet().iterator().next());
    }
    next();
  }

  /** Content that was closed while it waited has no session any more. */
  private void begin(MediaPath path, ContentId id, SessionSupply assigned, SupplyContext context) {
    context
        .contents()
        .use(id)
        .ifPresent(
            remote -> {
              CopyTask task =
                  new CopyTask(
                      path, remote, assigned, context, copies.orElseThrow(), disk, this::ended);
              running = Optional.of(task);
              task.begin();
            });
  }

  private void ended() {
    running = Optional.empty();
    next();
  }

  private void next() {
    while (running.isEmpty() && !waiting.isEmpty()) {
      ContentId first = waiting.keySet().iterator().next();
      waiting.remove(first).run();
    }
  }

  /** Gives up what is under way. */
  void close() {
    waiting.clear();
    running.ifPresent(CopyTask::discard);
  }
}
