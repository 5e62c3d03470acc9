package io.baton.engine.media.store;

import io.baton.engine.media.Content;
import io.baton.engine.media.ContentFiles;
import io.baton.engine.media.index.PacketIndex;
import io.baton.engine.media.ingest.tools.FileTree;
import io.baton.engine.media.manifest.Manifest;
import io.baton.engine.media.manifest.PieceList;
import io.baton.engine.media.piece.PagedBytes;
import io.baton.engine.media.store.former.FormerContent;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * The immutable content on the disk, and what of it is open. Opened content stays mapped, and
 * readable, until it is referred to no more, even if it was removed meanwhile; its space on the
 * disk is freed then.
 */
final class ContentShelf {
  /** Its presence tells that a piece of the content was found damaged. */
  private static final String DAMAGED = "damaged";

  /** In content of version 1, which has no manifest. */
  private static final String FORMER_DESCRIPTION = "description.json";

  private final StoreLayout layout;
  private final ConcurrentMap<ContentId, SoftReference<Content>> open = new ConcurrentHashMap<>();

  ContentShelf(StoreLayout layout) {
    this.layout = layout;
  }

  /**
   * Puts content on the shelf, unless the same is there already. If that does not open, it is
   * replaced: uploading it again mends damaged content.
   *
   * @param directory where its index and canonical file are; becomes the content's directory
   */
  void publish(Manifest manifest, Path directory) throws IOException {
    ContentId id = manifest.id();
    Path target = layout.content(id);
    if (Files.isDirectory(target)) {
      if (opens(id)) {
        return;
      }
      remove(id);
    }
    ContentFiles files = ContentFiles.in(directory);
    DurableFiles.write(files.manifest(), manifest.octets());
    DurableFiles.force(files.media());
    DurableFiles.force(files.index());
    DurableFiles.force(directory);
    DurableFiles.createDirectory(target.getParent());
    DurableFiles.move(directory, target);
  }

  private boolean opens(ContentId id) throws ClosedByInterruptException {
    try {
      map(id);
      return true;
    } catch (ClosedByInterruptException e) {
      // Says nothing of the content.
      throw e;
    } catch (IOException e) {
      MediaLog.LOG.replaced(layout.content(id), e);
      return false;
    }
  }

  /** What content is; reads no more of it than that. */
  MediaDescription describe(ContentId id) throws IOException {
    requireIntact(id);
    return Manifest.describe(ContentFiles.in(layout.content(id)).manifest(), id);
  }

  /** Its files, if it is there and not known to be damaged. */
  Optional<ContentFiles> files(ContentId id) {
    ContentFiles files = ContentFiles.in(layout.content(id));
    return Files.exists(files.manifest()) && !isDamaged(id) ? Optional.of(files) : Optional.empty();
  }

  /** Octets of its index and its file; 0 if it is not there. */
  long octets(ContentId id) {
    ContentFiles files = ContentFiles.in(layout.content(id));
    return files.index().toFile().length() + files.media().toFile().length();
  }

  /**
   * Opens content, or returns it if it is open; empty if it is not there. Two threads that come
   * first at once may both open it, which does no harm.
   */
  Optional<Content> open(ContentId id) throws IOException {
    SoftReference<Content> known = open.get(id);
    Content content = known == null ? null : known.get();
    if (content == null && Files.isDirectory(layout.content(id))) {
      content = map(id);
      open.put(id, new SoftReference<>(content));
    }
    return Optional.ofNullable(content);
  }

  private Content map(ContentId id) throws IOException {
    Manifest manifest = read(id);
    ContentFiles files = ContentFiles.in(layout.content(id));
    PagedBytes index = PagedBytes.map(files.index(), PacketIndex.ORDER);
    manifest.index().requireCrc32c(index);
    PagedBytes media = PagedBytes.map(files.media(), ByteOrder.BIG_ENDIAN);
    return new Content(
        manifest.description(),
        PacketIndex.open(index, media, manifest.summary().formats()),
        manifest.summary().peakBits());
  }

  private Manifest read(ContentId id) throws IOException {
    requireIntact(id);
    return Manifest.read(ContentFiles.in(layout.content(id)).manifest(), id);
  }

  private void requireIntact(ContentId id) throws IOException {
    if (isDamaged(id)) {
      throw new IOException("the content " + id + " was found damaged");
    }
  }

  private boolean isDamaged(ContentId id) {
    return Files.exists(layout.content(id).resolve(DAMAGED));
  }

  /**
   * Reads all of it.
   *
   * @return what is damaged; empty if nothing is, or the content is not there
   * @throws IOException if it cannot be read
   * @throws InterruptedException if this thread was interrupted meanwhile
   */
  Optional<String> damage(ContentId id) throws IOException, InterruptedException {
    Optional<ContentFiles> files = files(id);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    Manifest manifest = Manifest.read(files.get().manifest(), id);
    Optional<String> index = damage("index", manifest.index(), files.get().index());
    return index.isPresent() ? index : damage("file", manifest.media(), files.get().media());
  }

  private static Optional<String> damage(String what, PieceList pieces, Path file)
      throws IOException, InterruptedException {
    OptionalInt damaged = pieces.firstDamaged(file);
    return damaged.isPresent()
        ? Optional.of("piece " + damaged.getAsInt() + " of its " + what)
        : Optional.empty();
  }

  /** Remembers that it is damaged: it is opened no more, and the next import of it replaces it. */
  void markDamaged(ContentId id) throws IOException {
    Path directory = layout.content(id);
    open.remove(id);
    Files.write(directory.resolve(DAMAGED), new byte[0]);
    DurableFiles.force(directory);
  }

  /** Whether it is content of version 1, to be converted. */
  boolean isFormer(ContentId id) {
    return Files.exists(layout.content(id).resolve(FORMER_DESCRIPTION));
  }

  /** Description of content of version 1. */
  FormerContent former(ContentId id) throws IOException {
    return StoreJson.read(layout.content(id).resolve(FORMER_DESCRIPTION), FormerContent.class);
  }

  /** Removes content; does nothing if it is not there. It vanishes at once and whole. */
  void remove(ContentId id) throws IOException {
    open.remove(id);
    Path directory = layout.content(id);
    if (Files.isDirectory(directory)) {
      Path doomed = layout.newWork().resolve("removed");
      DurableFiles.move(directory, doomed);
      DurableFiles.force(directory.getParent());
      FileTree.delete(doomed.getParent());
    }
  }

  /** Everything on the shelf. */
  List<ContentId> all() throws IOException {
    try (Stream<Path> directories = Files.find(layout.content(), 2, (p, a) -> a.isDirectory())) {
      return directories
          .map(directory -> directory.getFileName().toString())
          .filter(ContentShelf::isId)
          .map(ContentId::new)
          .toList();
    }
  }

  private static boolean isId(String name) {
    return name.matches("[0-9a-f]{64}");
  }
}
