package io.baton.engine.media.store;

import io.baton.connector.media.MediaEntry;
import io.baton.connector.media.MediaInUseException;
import io.baton.connector.media.StagedUpload;
import io.baton.engine.media.ingest.track.ImportedMedia;
import io.baton.engine.media.manifest.Manifest;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * The names and the content that they refer to, changed together: content is there before its name,
 * and until no name refers to it. Thread-safe.
 */
final class Inventory {
  private final StoreLayout layout;
  private final ContentShelf shelf;
  private final NameTable names;
  private final ToIntFunction<ContentId> sessionsStreaming;
  private final Clock clock;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Held while names, and with them the content that may stay, change. */
  private final ReentrantLock changing = new ReentrantLock();

  /** Held while content is read as a whole: one after the other. */
  private final ReentrantLock verifying = new ReentrantLock();

  Inventory(
      StoreLayout layout,
      ContentShelf shelf,
      NameTable names,
      ToIntFunction<ContentId> sessionsStreaming,
      Clock clock) {
    this.layout = layout;
    this.shelf = shelf;
    this.names = names;
    this.sessionsStreaming = sessionsStreaming;
    this.clock = clock;
  }

  /** Registers a listener of changes, called in the thread that made them, after them. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Changes something and tells of it. */
  private <T, E extends Exception> T change(Change<T, E> change) throws IOException, E {
    changing.lock();
    try {
      return change.make();
    } finally {
      changing.unlock();
      listeners.forEach(Runnable::run);
    }
  }

  /** Removes content without a name. */
  void removeOrphans() throws IOException {
    if (names.unknown() > 0) {
      MediaLog.LOG.orphansKept(names.unknown(), layout.names());
    }
    for (ContentId content : shelf.all()) {
      removeUnlessNamed(content);
    }
  }

  /** Leaves it for the next start if the disk does not comply. */
  private void removeUnlessNamed(ContentId content) {
    if (!names.mayReferTo(content)) {
      try {
        shelf.remove(content);
      } catch (IOException e) {
        MediaLog.LOG.notRemoved(layout.content(content), e);
      }
    }
  }

  /**
   * Makes what was imported available under the upload's name.
   *
   * @param work directory with its files, which becomes the content's
   */
  MediaEntry publish(StagedUpload upload, ImportedMedia media, Path work) throws IOException {
    return change(
        () -> {
          shelf.publish(media.manifest(), work);
          ContentId content = media.manifest().id();
          // Checks every record before anybody can ask for it, and has it open for who does.
          shelf.open(content);
          StoredName name =
              new StoredName(
                  upload.path(), content, upload.sha256(), clock.instant(), media.leftOut(), "");
          Optional<MediaEntry> replaced = names.put(name, media.manifest().description());
          names.readAgain(content, shelf);
          if (replaced.isPresent()) {
            removeUnlessNamed(replaced.get().description().content());
          }
          return names.find(upload.path()).orElseThrow();
        });
  }

  /**
   * Removes a name, also one that could not be read.
   *
   * @return whether there was one
   */
  boolean delete(MediaPath path, boolean force) throws IOException, MediaInUseException {
    return change(
        () -> {
          Optional<ContentId> content =
              names.find(path).map(MediaEntry::description).map(MediaDescription::content);
          int sessions = force ? 0 : content.map(sessionsStreaming::applyAsInt).orElse(0);
          if (sessions > 0) {
            throw new MediaInUseException(path, sessions);
          }
          boolean known = content.isPresent() || names.isUnread(path);
          if (known) {
            names.remove(path);
          }
          // What an unread name refers to may not be known: that is left for the next start.
          content.ifPresent(this::removeUnlessNamed);
          return known;
        });
  }

  /**
   * Makes a copy of another node's content available under its name, unless something is there.
   *
   * @param origin the other node
   * @param work directory with its files, which becomes the content's
   * @param steps told of each step
   * @return whether it is
   */
  boolean adopt(
      MediaPath path, String origin, Manifest manifest, Path work, Consumer<AdoptionStep> steps)
      throws IOException {
    return change(
        () -> {
          if (names.find(path).isPresent() || names.isUnread(path)) {
            return false;
          }
          shelf.publish(manifest, work);
          steps.accept(AdoptionStep.PUBLISHED);
          ContentId content = manifest.id();
          // Checks every record before anybody can ask for it.
          shelf.open(content);
          names.put(
              new StoredName(path, content, "", clock.instant(), List.of(), origin),
              manifest.description());
          steps.accept(AdoptionStep.NAMED);
          return true;
        });
  }

  /**
   * Removes a copy of another node's content unless it is being streamed, or another one is under
   * its name meanwhile.
   *
   * @return whether it was removed
   */
  boolean giveUp(MediaEntry copy) {
    return sessionsStreaming.applyAsInt(copy.description().content()) == 0 && withdraw(copy);
  }

  /** The same, also if it is being streamed: its sessions play on to their end. */
  boolean withdraw(MediaEntry copy) {
    try {
      return change(
          () -> {
            boolean same = copy.isCached() && names.find(copy.path()).equals(Optional.of(copy));
            if (same) {
              names.remove(copy.path());
              removeUnlessNamed(copy.description().content());
              MediaLog.LOG.copyGivenUp(copy.path(), copy.description().content());
            }
            return same;
          });
    } catch (IOException e) {
      MediaLog.LOG.notRemoved(layout.name(copy.path()), e);
      return false;
    }
  }

  /**
   * Replaces content of version 1 by what was made of it.
   *
   * @param work directory with its files, which becomes the content's
   * @param steps told of each step
   */
  void convert(ContentId former, Manifest manifest, Path work, Consumer<ConversionStep> steps)
      throws IOException {
    change(
        () -> {
          shelf.publish(manifest, work);
          MediaLog.LOG.converted(former, manifest.id());
          steps.accept(ConversionStep.PUBLISHED);
          for (StoredName name : names.former(former)) {
            names.put(name.of(manifest.id()), manifest.description());
            steps.accept(ConversionStep.NAME_CHANGED);
          }
          removeUnlessNamed(former);
          steps.accept(ConversionStep.FORMER_REMOVED);
          // Its names may all have been deleted meanwhile.
          removeUnlessNamed(manifest.id());
          return manifest.id();
        });
  }

  /**
   * Reads content as a whole, and withdraws it if a piece of it is damaged.
   *
   * @return whether it is intact, or not there
   * @throws IOException if it cannot be read
   * @throws InterruptedException if this thread was interrupted meanwhile
   */
  boolean verify(ContentId content) throws IOException, InterruptedException {
    verifying.lockInterruptibly();
    try {
      Optional<String> damage = shelf.damage(content);
      if (damage.isPresent()) {
        withdraw(content, damage.get());
      }
      return damage.isEmpty();
    } finally {
      verifying.unlock();
    }
  }

  private void withdraw(ContentId content, String damage) throws IOException {
    change(
        () -> {
          shelf.markDamaged(content);
          List<MediaPath> withdrawn = names.withdraw(content);
          MediaLog.LOG.damaged(content, damage, withdrawn.size());
          return withdrawn;
        });
  }

  @FunctionalInterface
  private interface Change<T, E extends Exception> {
    T make() throws IOException, E;
  }
}
