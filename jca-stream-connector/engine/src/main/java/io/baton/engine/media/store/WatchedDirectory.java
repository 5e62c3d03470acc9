package io.baton.engine.media.store;

import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Finds files that are put into a directory, or below it, and tells when they are complete: when
 * size and time of change stayed the same from one look to the next. Its owner calls {@link #scan}
 * every few seconds. Files and directories whose name starts with a dot, and symbolic links, are
 * left alone.
 */
final class WatchedDirectory {
  private final Path directory;
  private final Function<MediaPath, Optional<Instant>> imported;
  private final BiConsumer<MediaPath, Path> sink;
  private final Map<Path, State> known = new HashMap<>();
  private boolean missed;

  /**
   * Watches a directory; does not touch it yet.
   *
   * @param imported when the media of a name was imported, so that a file that has not changed
   *     since is not reported again after a restart
   * @param sink told of each complete file, and the name it should get: its path below the
   *     directory
   */
  public WatchedDirectory(
      Path directory,
      Function<MediaPath, Optional<Instant>> imported,
      BiConsumer<MediaPath, Path> sink) {
    this.directory = directory;
    this.imported = imported;
    this.sink = sink;
  }

  /**
   * Looks once. A file is reported in the second look that finds it unchanged, and once again each
   * time it changes later.
   */
  public synchronized void scan() {
    SortedMap<Path, State> found = new TreeMap<>();
    try {
      Files.walkFileTree(directory, new Finder(found));
    } catch (IOException e) {
      tellOnce(e);
      return;
    }
    if (missed) {
      missed = false;
      MediaLog.LOG.watchedAgain(directory);
    }
    known.keySet().retainAll(found.keySet());
    found.forEach(this::compare);
  }

  /** It is looked at every few seconds, and may be away for days. */
  private void tellOnce(IOException failure) {
    if (!missed) {
      missed = true;
      MediaLog.LOG.notWatched(directory, failure);
    }
  }

  private void compare(Path file, State now) {
    State before = known.get(file);
    if (before == null || !before.sameFile(now)) {
      known.put(file, now);
    } else if (!before.reported) {
      known.put(file, new State(now.size, now.changed, true));
      report(file, now);
    }
  }

  private void report(Path file, State state) {
    MediaPath path;
    try {
      path = new MediaPath(directory.relativize(file).toString());
    } catch (IllegalArgumentException e) {
      MediaLog.LOG.notMediaPath(file, e.getMessage());
      return;
    }
    Optional<Instant> last = imported.apply(path);
    if (last.isEmpty() || last.get().isBefore(state.changed.toInstant())) {
      sink.accept(path, file);
    }
  }

  private record State(long size, FileTime changed, boolean reported) {
    boolean sameFile(State other) {
      return size == other.size && changed.equals(other.changed);
    }
  }

  private final class Finder extends SimpleFileVisitor<Path> {
    private final Map<Path, State> found;

    Finder(Map<Path, State> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
      return visited.equals(directory) || !hidden(visited)
          ? FileVisitResult.CONTINUE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !hidden(file)) {
        found.put(file, new State(attributes.size(), attributes.lastModifiedTime(), false));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(directory)) {
        throw failure;
      }
      // It was moved away meanwhile, or is none of ours to read.
      return FileVisitResult.CONTINUE;
    }

    private boolean hidden(Path file) {
      return file.getFileName().toString().startsWith(".");
    }
  }
}
