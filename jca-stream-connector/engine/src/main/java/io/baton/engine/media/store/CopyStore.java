package io.baton.engine.media.store;

import io.baton.connector.media.MediaEntry;
import io.baton.engine.media.manifest.Manifest;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The copies of other nodes' content among the content of the store: they go first when space is
 * needed, the oldest one in front, but for those that are being streamed. Thread-safe; waits for
 * the disk.
 */
public final class CopyStore {
  private final StoreLayout layout;
  private final ContentShelf shelf;
  private final NameTable names;
  private final Inventory inventory;
  private final FreeSpace space;
  private final long most;
  private final Consumer<AdoptionStep> steps;

  /**
   * Those of a store.
   *
   * @param most octets of all of them
   * @param steps told of each step of an adoption, in the thread that made it
   */
  CopyStore(
      StoreLayout layout,
      ContentShelf shelf,
      NameTable names,
      Inventory inventory,
      FreeSpace space,
      long most,
      Consumer<AdoptionStep> steps) {
    this.layout = layout;
    this.shelf = shelf;
    this.names = names;
    this.inventory = inventory;
    this.space = space;
    this.most = most;
    this.steps = steps;
  }

  /**
   * Begins a copy; older ones give way.
   *
   * @param path name that it gets
   * @param origin node whose content it is
   * @return to be closed; empty if there is something under that name, or no room
   */
  public Optional<CopyDraft> begin(MediaPath path, String origin, Manifest manifest)
      throws IOException {
    long octets = manifest.index().size() + manifest.media().size();
    if (names.find(path).isPresent() || names.isUnread(path) || !makeRoom(octets)) {
      return Optional.empty();
    }
    Path work = layout.newWork();
    return Optional.of(new CopyDraft(path, origin, manifest, work, inventory, space, steps));
  }

  private boolean makeRoom(long octets) throws IOException {
    if (octets > most) {
      return false;
    }
    giveUp(octets() + octets - most);
    return octets() + octets <= most && space.allows(octets);
  }

  /** Gives copies up until so many octets have become free, or all are needed. */
  void giveUp(long octets) {
    long left = octets;
    for (MediaEntry copy : copies()) {
      if (left <= 0) {
        return;
      }
      long size = octets(copy);
      if (inventory.giveUp(copy)) {
        left -= size;
      }
    }
  }

  /** The oldest one first. */
  private List<MediaEntry> copies() {
    return names.list().stream()
        .filter(MediaEntry::isCached)
        .sorted(Comparator.comparing(MediaEntry::imported))
        .toList();
  }

  /** Octets of all copies; content that has several names counts for each. */
  long octets() {
    return copies().stream().mapToLong(this::octets).sum();
  }

  private long octets(MediaEntry copy) {
    ContentId content = copy.description().content();
    return shelf.octets(content);
  }
}
