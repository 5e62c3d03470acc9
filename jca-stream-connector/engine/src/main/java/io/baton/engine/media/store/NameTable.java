package io.baton.engine.media.store;

import io.baton.connector.media.MediaEntry;
import io.baton.engine.media.manifest.RecordJson;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The names and what they refer to, in memory and on the disk. Reading is thread-safe; callers see
 * to it that one thread at a time changes it.
 */
final class NameTable {
  private final StoreLayout layout;
  private final ConcurrentNavigableMap<MediaPath, MediaEntry> entries =
      new ConcurrentSkipListMap<>();

  /** Names whose content is of version 1, by their files. */
  private final Map<Path, StoredName> former = new ConcurrentHashMap<>();

  /** Files that could not be made names of, and the content they refer to if that much was read. */
  private final Map<Path, Optional<ContentId>> unread = new ConcurrentHashMap<>();

  /**
   * Reads the names from the disk. One that cannot be read, or whose content cannot, is logged and
   * left: it may be a moment's failure, and the name is still there at the next start.
   */
  NameTable(StoreLayout layout, ContentShelf shelf) throws IOException {
    this.layout = layout;
    try (Stream<Path> files = Files.list(layout.names())) {
      files.forEach(file -> load(file, shelf));
    }
  }

  private void load(Path file, ContentShelf shelf) {
    Optional<ContentId> content = Optional.empty();
    try {
      StoredName name = StoreJson.read(file, StoredName.class);
      content = Optional.of(name.content());
      requireOwn(file, name.path());
      if (shelf.isFormer(name.content())) {
        former.put(layout.name(name.path()), name);
        return;
      }
      entries.put(name.path(), entry(name, shelf.describe(name.content())));
    } catch (IOException e) {
      MediaLog.LOG.ignored(file, e);
      unread.put(file, content);
    }
  }

  /**
   * Refuses a file that holds the name of another one. A name that was stored in another Unicode
   * form than names have now gets the file that belongs to it.
   */
  private void requireOwn(Path file, MediaPath name) throws IOException {
    Path own = layout.name(name);
    if (own.equals(file)) {
      return;
    }
    Path decomposed = layout.name(Normalizer.normalize(name.value(), Normalizer.Form.NFD));
    if (!decomposed.equals(file) || Files.exists(own)) {
      throw new IOException("it holds another name: " + name);
    }
    DurableFiles.move(file, own);
  }

  private static MediaEntry entry(StoredName name, MediaDescription content) {
    MediaDescription description =
        new MediaDescription(
            content.content(),
            name.sourceSha256(),
            content.duration(),
            content.sizeBytes(),
            content.bitrate(),
            content.tracks(),
            content.title(),
            name.leftOut());
    return new MediaEntry(name.path(), description, name.imported(), name.origin());
  }

  List<MediaEntry> list() {
    return List.copyOf(entries.values());
  }

  Optional<MediaEntry> find(MediaPath path) {
    return Optional.ofNullable(entries.get(path));
  }

  /** Whether a name refers to content, or one might that could not be read. */
  boolean mayReferTo(ContentId content) {
    return entries.values().stream().anyMatch(e -> e.description().content().equals(content))
        || !former(content).isEmpty()
        || unread.values().stream().anyMatch(id -> id.isEmpty() || id.get().equals(content));
  }

  /** The origin of content that has no name but as a copy; empty if it was uploaded here. */
  Optional<String> origin(ContentId content) {
    List<MediaEntry> named =
        entries.values().stream()
            .filter(entry -> entry.description().content().equals(content))
            .toList();
    return named.stream().allMatch(MediaEntry::isCached)
        ? named.stream().map(MediaEntry::origin).findFirst()
        : Optional.empty();
  }

  /** Whether a name is on the disk and cannot be found, for it or its content was not read. */
  boolean isUnread(MediaPath path) {
    Path file = layout.name(path);
    return unread.containsKey(file) || former.containsKey(file);
  }

  /** Names whose content is still to be converted. */
  List<StoredName> former() {
    return List.copyOf(former.values());
  }

  /** Those of them that refer to some content. */
  List<StoredName> former(ContentId content) {
    return former.values().stream().filter(name -> name.content().equals(content)).toList();
  }

  /** Names of content that turned out to be damaged are not found any more, but not forgotten. */
  List<MediaPath> withdraw(ContentId content) {
    List<MediaPath> withdrawn =
        entries.values().stream()
            .filter(entry -> entry.description().content().equals(content))
            .map(MediaEntry::path)
            .toList();
    for (MediaPath path : withdrawn) {
      unread.put(layout.name(path), Optional.of(content));
      entries.remove(path);
    }
    return withdrawn;
  }

  /** Names that were withdrawn with content are found again, which was imported again. */
  void readAgain(ContentId content, ContentShelf shelf) {
    unread.entrySet().stream()
        .filter(file -> file.getValue().equals(Optional.of(content)))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(
            file -> {
              unread.remove(file);
              load(file, shelf);
            });
  }

  /** Files in place of names of which it is not known what they refer to. */
  long unknown() {
    return unread.values().stream().filter(Optional::isEmpty).count();
  }

  /** Makes a name refer to content that is on the shelf; returns what was there before. */
  Optional<MediaEntry> put(StoredName name, MediaDescription content) throws IOException {
    Path work = layout.newWork();
    Path file = work.resolve("name" + StoreLayout.JSON);
    DurableFiles.write(file, RecordJson.bytes(name));
    DurableFiles.move(file, layout.name(name.path()));
    Files.deleteIfExists(work);
    unread.remove(layout.name(name.path()));
    former.remove(layout.name(name.path()));
    return Optional.ofNullable(entries.put(name.path(), entry(name, content)));
  }

  /** Removes a name, also one that could not be read. */
  void remove(MediaPath path) throws IOException {
    Path file = layout.name(path);
    Files.deleteIfExists(file);
    DurableFiles.force(layout.names());
    unread.remove(file);
    former.remove(file);
    entries.remove(path);
  }
}
