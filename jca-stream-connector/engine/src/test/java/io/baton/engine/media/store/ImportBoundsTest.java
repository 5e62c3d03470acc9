package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.media.MediaEntry;
import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.testing.DeclaringMovie;
import io.baton.engine.media.testing.Importing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports that would cost far more than the size of their file promises. */
class ImportBoundsTest {
  @TempDir private Path directory;
  private FileMediaStore store;

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private Path film(int samples, int chunks) throws IOException {
    return DeclaringMovie.write(directory.resolve("film.mp4"), samples, chunks);
  }

  private FileMediaStore open(String... settings) throws IOException {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      values.put(settings[i], settings[i + 1]);
    }
    store = Importing.store(directory.resolve("store"), values);
    return store;
  }

  private void assertRejected(Path film, String reason) {
    assertThatThrownBy(() -> Importing.into(store, "film.mp4", film))
        .isInstanceOf(MediaRejectedException.class)
        .hasMessageContaining(reason);
    assertThat(store.staged()).isEmpty();
    assertThat(store.boundedImports()).isEqualTo(1);
    assertThat(directory.resolve("store/work")).isEmptyDirectory();
    assertThat(directory.resolve("store/content")).isEmptyDirectory();
  }

  @Test
  void aSmallFileThatDeclaresMillionsOfSamplesIsRejectedSoon() throws Exception {
    Path film = film(12_000_000, 12_000);
    assertThat(Files.size(film)).isLessThan(70_000);
    open();
    long start = System.nanoTime();
    assertRejected(film, "samples, which is too many for its size");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));
  }

  @Test
  void anyFileHasABoundedNumberOfSamples() throws Exception {
    open("baton.media.import.samples", "100000");
    assertRejected(film(100_010, 10), "more than 100000 samples");
  }

  @Test
  void theIndexIsBounded() throws Exception {
    open("baton.media.import.index", "1");
    assertRejected(film(99_990, 10), "packet index of more than 1 MiB");
  }

  @Test
  void whatKeepsTheBoundsIsImported() throws Exception {
    Path film = film(99_990, 10);
    MediaEntry entry = Importing.into(open(), "film.mp4", film);
    assertThat(entry.description().duration()).isGreaterThan(Duration.ofMinutes(35));
    assertThat(store.boundedImports()).isZero();
  }
}
