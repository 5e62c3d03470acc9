package io.baton.location.content;

import io.baton.cluster.ClusterDirectory;
import io.baton.connector.StreamConnection;
import io.baton.connector.media.MediaEntry;
import io.baton.connector.media.MediaStore;
import io.baton.node.LocalEngine;

/**
 * Withdraws this node's cached copies of what is not in the cluster any more: of a film that was
 * deleted, or replaced by another version. If the node that it was copied from is away, the copy
 * stays, since it may be the only one left.
 */
final class CachedCopies {
  private final LocalEngine engine;
  private final ClusterDirectory directory;
  private final VirtualContentDatabase contents;

  CachedCopies(LocalEngine engine, ClusterDirectory directory, VirtualContentDatabase contents) {
    this.engine = engine;
    this.directory = directory;
    this.contents = contents;
  }

  /** Looks once; waits for the disk if something is to be withdrawn. */
  void look() {
    try (StreamConnection connection = engine.connect()) {
      MediaStore store = connection.media();
      store.list().stream()
          .filter(MediaEntry::isCached)
          .filter(this::isOver)
          .forEach(store::withdraw);
    }
  }

  /** Whether its origin says that it has no such content, and no other node has the original. */
  private boolean isOver(MediaEntry copy) {
    return directory.find(copy.origin()).isPresent()
        && !contents.unread().contains(copy.origin())
        && contents.find(copy.path()).stream().noneMatch(found -> isOriginal(found, copy));
  }

  private static boolean isOriginal(LocatedCopy found, MediaEntry copy) {
    return !found.copy().cached()
        && found.copy().content().equals(copy.description().content().sha256());
  }
}
