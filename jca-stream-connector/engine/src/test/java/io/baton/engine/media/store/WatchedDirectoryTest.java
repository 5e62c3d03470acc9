package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.testing.LoggedMessages;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedDirectoryTest {
  private static final Instant CHANGED = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path directory;
  private final List<String> reported = new ArrayList<>();
  private final Map<MediaPath, Instant> imported = new HashMap<>();
  private WatchedDirectory watched;

  @BeforeEach
  void watch() {
    watched =
        new WatchedDirectory(
            directory,
            path -> Optional.ofNullable(imported.get(path)),
            (path, file) -> reported.add(path.value()));
  }

  @Test
  void fileIsReportedOnceItRests() throws IOException {
    Path film = put("films/film.mp4");
    watched.scan();
    Files.writeString(film, "more", StandardOpenOption.APPEND);
    watched.scan();
    assertThat(reported).isEmpty();
    watched.scan();
    watched.scan();
    assertThat(reported).containsExactly("films/film.mp4");
  }

  @Test
  void aDirectoryThatIsAwayIsToldOnce() throws IOException {
    Path away = directory.resolve("away");
    watched = new WatchedDirectory(away, path -> Optional.empty(), (path, file) -> {});
    try (LoggedMessages log = new LoggedMessages("io.baton.engine.media")) {
      scanTwice();
      Files.createDirectory(away);
      scanTwice();
      Files.delete(away);
      scanTwice();
      assertThat(log.ids()).containsExactly("BATON001005", "BATON001010", "BATON001005");
    }
  }

  @Test
  void fileThatChangesLaterIsReportedAgain() throws IOException {
    Path film = put("film.mp4");
    scanTwice();
    Files.setLastModifiedTime(film, FileTime.from(CHANGED.plusSeconds(1)));
    scanTwice();
    assertThat(reported).containsExactly("film.mp4", "film.mp4");
  }

  @Test
  void fileThatWasImportedSinceItChangedIsNotReported() throws IOException {
    put("old.mp4");
    put("new.mp4");
    imported.put(new MediaPath("old.mp4"), CHANGED.plusSeconds(1));
    imported.put(new MediaPath("new.mp4"), CHANGED.minusSeconds(1));
    scanTwice();
    assertThat(reported).containsExactly("new.mp4");
  }

  @Test
  void hiddenFilesLinksAndUnusableNamesAreLeftAlone() throws IOException {
    put(".partial.mp4");
    put(".hidden/film.mp4");
    put("a:b.mp4");
    Files.createSymbolicLink(directory.resolve("link.mp4"), Path.of("/etc/hostname"));
    put("good.mp4");
    scanTwice();
    assertThat(reported).containsExactly("good.mp4");
  }

  @Test
  void fileThatWasTakenAwayIsForgotten() throws IOException {
    Path film = put("film.mp4");
    scanTwice();
    Files.delete(film);
    watched.scan();
    put("film.mp4");
    scanTwice();
    assertThat(reported).containsExactly("film.mp4", "film.mp4");
  }

  @Test
  void missingDirectoryIsNoHarm() throws IOException {
    Path none = directory.resolve("none");
    WatchedDirectory absent =
        new WatchedDirectory(none, path -> Optional.empty(), (path, file) -> reported.add("?"));
    absent.scan();
    put("none/film.mp4");
    absent.scan();
    absent.scan();
    assertThat(reported).containsExactly("?");
  }

  private void scanTwice() {
    watched.scan();
    watched.scan();
  }

  private Path put(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "film");
    Files.setLastModifiedTime(file, FileTime.from(CHANGED));
    return file;
  }
}
