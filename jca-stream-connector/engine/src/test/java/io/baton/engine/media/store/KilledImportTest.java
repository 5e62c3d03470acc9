package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.media.MediaEntry;
import io.baton.connector.media.StagedUpload;
import io.baton.engine.media.Content;
import io.baton.engine.media.testing.Depacketizer;
import io.baton.engine.media.testing.Ffprobe;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed (SIGKILL) at many points of its imports; what it leaves is complete. */
class KilledImportTest {
  private static final int KILLS = 12;
  private static final int FIRST_MILLIS = 40;
  private static final int MILLIS_BETWEEN = 67;

  /** In which even the slowest machine gets as far as an upload. */
  private static final int MOST_MILLIS = 60_000;

  @TempDir private Path directory;

  @Test
  void completeOrGone() throws Exception {
    Path film = SampleMedia.H264_AAC.file(5);
    List<String> hashes = Ffprobe.packetHashes(film, 0);
    int reached = 0;
    int millis = FIRST_MILLIS;
    for (int kill = 0; kill < KILLS; kill++) {
      reached += killAfter(millis, film, hashes);
      millis += MILLIS_BETWEEN;
    }
    for (; reached == 0 && millis < MOST_MILLIS; millis *= 2) {
      reached += killAfter(millis, film, hashes);
    }
    assertThat(reached).as("imports that were reached").isPositive();
  }

  /** How many imports and uploads are left, all of them complete. */
  private int killAfter(int millis, Path film, List<String> hashes) throws Exception {
    runAndKill(film, millis);
    try (FileMediaStore store = Importing.store(directory)) {
      int reached = checkEntries(store, hashes) + checkUploads(store, film);
      assertThat(directory.resolve("work")).isEmptyDirectory();
      for (MediaEntry entry : store.list()) {
        store.delete(entry.path(), true);
      }
      for (StagedUpload upload : store.staged()) {
        store.discard(upload.id());
      }
      return reached;
    }
  }

  private void runAndKill(Path film, int millis) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingImport.class.getName(),
                directory.toString(),
                film.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.getInputStream().read()).as("the store was opened").isEqualTo('\n');
      assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).as("ended by itself").isFalse();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static int checkEntries(FileMediaStore store, List<String> hashes) throws IOException {
    List<MediaEntry> entries = store.list();
    for (MediaEntry entry : entries) {
      Content content = store.open(entry.description().content()).orElseThrow();
      assertThat(Depacketizer.units(content.tracks().get(0)).stream().map(Ffprobe::md5))
          .containsExactlyElementsOf(hashes);
    }
    return entries.size();
  }

  private int checkUploads(FileMediaStore store, Path film) throws IOException {
    List<StagedUpload> uploads = store.staged();
    for (StagedUpload upload : uploads) {
      Path staged = directory.resolve("staging").resolve(upload.id()).resolve("upload");
      assertThat(staged).hasSameBinaryContentAs(film);
    }
    return uploads.size();
  }
}
