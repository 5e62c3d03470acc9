package io.baton.engine.media.store;

import io.baton.engine.media.Content;
import io.baton.engine.media.index.MappedFile;
import io.baton.engine.media.index.PacketIndex;
import io.baton.engine.media.ingest.tools.FileTree;
import io.baton.engine.media.ingest.track.ImportedMedia;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * The immutable content on the disk, and what of it is open. Opened content stays mapped, and
 * readable, until it is referred to no more, even if it was removed meanwhile; its space on the
 * disk is freed then.
 */
final class ContentShelf {
  private static final String MEDIA = "media";
  private static final String INDEX = "index";
  private static final String DESCRIPTION = "description.json";

  private final StoreLayout layout;
  private final ConcurrentMap<ContentId, SoftReference<Content>> open = new ConcurrentHashMap<>();

  ContentShelf(StoreLayout layout) {
    this.layout = layout;
  }

  /**
   * Puts imported media on the shelf, unless the same content is there already. If that does not
   * open, it is replaced: uploading it again mends damaged content.
   *
   * @param directory where the import put its files; becomes the content's directory
   */
  void publish(ImportedMedia media, Path directory) throws IOException {
    ContentId id = media.description().content();
    Path target = layout.content(id);
    if (Files.isDirectory(target)) {
      if (isIntact(id)) {
        return;
      }
      remove(id);
    }
    DurableFiles.write(
        directory.resolve(DESCRIPTION),
        StoreJson.bytes(new StoredContent(media.description(), media.formats())));
    DurableFiles.force(media.media());
    DurableFiles.force(media.index());
    DurableFiles.force(directory);
    DurableFiles.createDirectory(target.getParent());
    DurableFiles.move(directory, target);
  }

  private boolean isIntact(ContentId id) {
    try {
      map(id);
      return true;
    } catch (IOException e) {
      MediaLog.LOG.replaced(layout.content(id), e);
      return false;
    }
  }

  /** What a piece of content is. */
  MediaDescription describe(ContentId id) throws IOException {
    return read(id).description();
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
    StoredContent stored = read(id);
    Path directory = layout.content(id);
    MappedFile media = MappedFile.open(directory.resolve(MEDIA));
    return new Content(
        stored.description(),
        PacketIndex.open(directory.resolve(INDEX), media, id, stored.formats()));
  }

  private StoredContent read(ContentId id) throws IOException {
    StoredContent stored =
        StoreJson.read(layout.content(id).resolve(DESCRIPTION), StoredContent.class);
    if (!id.equals(stored.description().content())) {
      throw new IOException("the description of " + id + " belongs to other content");
    }
    return stored;
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
