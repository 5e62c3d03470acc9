package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.baton.connector.media.MediaRejectedException;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.MediaStoreException.Reason;
import io.baton.connector.media.StagedUpload;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.testing.Conditions;
import io.baton.model.media.MediaPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an import, and of the node, when a media tool misbehaves. */
@Timeout(120)
class SupervisedToolTest {
  @TempDir private Path directory;
  private FileMediaStore store;

  @AfterEach
  void nothingIsVisible() throws IOException {
    assertThat(store.list()).isEmpty();
    store.close();
    assertThat(directory.resolve("store/content")).isEmptyDirectory();
    assertThat(directory.resolve("store/work")).isEmptyDirectory();
  }

  @Test
  void toolThatNeverEndsIsKilledWithItsChildren() throws Exception {
    Path pids = directory.resolve("pids");
    StagedUpload upload =
        stagedWith(
            Map.of("baton.media.import.timeout", "5"),
            "sleep 300 &",
            "echo $$ $! > " + pids,
            "sleep 300");

    assertThatThrownBy(() -> store.importStaged(upload.id(), part -> {}))
        .isInstanceOf(MediaRejectedException.class)
        .hasMessageContaining("longer than the limit of 5 s");

    for (String pid : Files.readString(pids).strip().split(" ", -1)) {
      ProcessHandle.of(Long.parseLong(pid))
          .ifPresent(process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }
  }

  @Test
  void interruptedImportKillsTheToolAndKeepsTheUpload() throws Exception {
    Path started = directory.resolve("started");
    assertThat(new ProcessBuilder("mkfifo", started.toString()).start().waitFor()).isZero();
    StagedUpload upload = stagedWith(Map.of(), "echo $$ > " + started, "sleep 300");
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    Thread importing =
        new Thread(
            () ->
                outcome.complete(
                    catchThrowable(() -> store.importStaged(upload.id(), part -> {}))));
    importing.start();

    String pid = Files.readString(started).strip();
    importing.interrupt();

    assertThat(outcome.get(30, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            MediaStoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE))
        .hasMessageContaining("cancelled");
    ProcessHandle.of(Long.parseLong(pid))
        .ifPresent(process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    importing.join();
    assertThat(store.staged()).containsExactly(upload);
  }

  @Test
  void limitsAreSetBeforeTheToolRuns() throws Exception {
    StagedUpload upload =
        stagedWith(
            Map.of("baton.media.import.memory", "100", "baton.media.import.timeout", "77"),
            "echo memory $(ulimit -v) time $(ulimit -t) core $(ulimit -c) >&2",
            "exit 1");
    assertThatThrownBy(() -> store.importStaged(upload.id(), part -> {}))
        .isInstanceOf(MediaRejectedException.class)
        .hasMessageContaining("memory 102400 time 78 core 0");
  }

  /** So that it gives way to streams, and need not be counted among those who do not. */
  @Test
  void toolsRunAtLowPriority() throws Exception {
    Process own = new ProcessBuilder("nice").start();
    int niceness = Integer.parseInt(own.inputReader().readLine());
    StagedUpload upload = stagedWith(Map.of(), "echo niceness $(nice) >&2", "exit 1");
    assertThatThrownBy(() -> store.importStaged(upload.id(), part -> {}))
        .isInstanceOf(MediaRejectedException.class)
        .hasMessageContaining("niceness " + Math.min(19, niceness + 10));
  }

  @Test
  void whatToolsUseIsMeasuredWhileTheyRun() throws Exception {
    StagedUpload upload =
        stagedWith(
            Map.of("baton.media.import.timeout", "600"),
            "until [ -e " + directory.resolve("enough") + " ]; do :; done",
            "exit 1");
    assertThat(store.toolNanos()).isZero();
    Thread importing =
        new Thread(
            () ->
                assertThatThrownBy(() -> store.importStaged(upload.id(), part -> {}))
                    .isInstanceOf(MediaRejectedException.class));
    importing.start();
    Conditions.await("a tenth of a second", () -> store.toolNanos() > 100_000_000);
    Files.createFile(directory.resolve("enough"));
    importing.join();
    assertThat(store.toolNanos()).as("stays counted").isGreaterThan(100_000_000);
  }

  @Test
  void endlessOutputIsCutOff() throws Exception {
    StagedUpload upload = stagedWith(Map.of(), "yes '{\"streams\":'");
    assertThatThrownBy(() -> store.importStaged(upload.id(), part -> {}))
        .isInstanceOf(MediaRejectedException.class)
        .hasMessageContaining("more metadata than is accepted");
  }

  @Test
  void endlessLineAndComplaintsAreCutOff() throws Exception {
    StagedUpload upload =
        stagedWith(
            Map.of(),
            "head -c 30000000 /dev/zero",
            "yes complaint | head -c 3000000 >&2",
            "exit 1");
    assertThatThrownBy(() -> store.importStaged(upload.id(), part -> {}))
        .isInstanceOf(MediaRejectedException.class)
        .hasMessageContaining("complaint")
        .message()
        .hasSizeLessThan(500);
  }

  @Test
  void fullDiskKeepsTheUpload() throws Exception {
    StagedUpload upload =
        stagedWith(
            Map.of(),
            "echo 'av_interleaved_write_frame(): No space left on device' >&2",
            "exit 228");
    assertReason(Reason.DISK_FULL, upload);
    assertThat(store.staged()).containsExactly(upload);
  }

  @Test
  void missingToolKeepsTheUpload() throws Exception {
    store =
        Importing.store(
            directory.resolve("store"),
            Map.of("baton.media.ffprobe", "/nonexistent", "baton.media.ffmpeg", "/nonexistent"));
    StagedUpload upload = stage();
    assertReason(Reason.UNAVAILABLE, upload);
    assertThat(store.staged()).containsExactly(upload);
  }

  @Test
  void outputThatIsNoDescriptionRejectsTheFile() throws Exception {
    StagedUpload upload = stagedWith(Map.of(), "echo '{\"streams\":[{'");
    assertThatThrownBy(() -> store.importStaged(upload.id(), part -> {}))
        .isInstanceOf(MediaRejectedException.class)
        .hasMessageContaining("cannot be described");
  }

  private void assertReason(Reason reason, StagedUpload upload) {
    assertThatThrownBy(() -> store.importStaged(upload.id(), part -> {}))
        .isInstanceOfSatisfying(
            MediaStoreException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private StagedUpload stagedWith(Map<String, String> settings, String... script)
      throws IOException, MediaStoreException {
    Path tool = FakeTool.script(directory.resolve("ffprobe"), script);
    Map<String, String> all = new HashMap<>(settings);
    all.put("baton.media.ffprobe", tool.toString());
    store = Importing.store(directory.resolve("store"), all);
    return stage();
  }

  private StagedUpload stage() throws MediaStoreException {
    byte[] body = new byte[100];
    return store.stage(
        new MediaPath("film.mp4"), new ByteArrayInputStream(body), OptionalLong.of(100));
  }
}
