package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.MediaStoreException.Reason;
import io.baton.connector.media.StagedUpload;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.testing.Conditions;
import io.baton.model.media.MediaPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {
  private static final MediaPath FILM = new MediaPath("films/film.mp4");
  private static final long RESERVE = 20 << 20;

  @TempDir private Path directory;
  private final AtomicLong disk = new AtomicLong(100);

  @Test
  void tellsWhatTheDiskSaidLast() throws IOException {
    try (FreeSpace space = new FreeSpace(directory, disk::get, 0)) {
      assertThat(space.octets()).isEqualTo(100);
      disk.set(70);
      Conditions.await("the new value", () -> space.octets() == 70);
    }
  }

  @Test
  void aDiskThatHangsHoldsUpNobody() throws Exception {
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch forEver = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    FreeSpace.Source hanging =
        () -> {
          if (asked.getAndIncrement() > 0) {
            hangs.countDown();
            await(forEver);
          }
          return 100;
        };
    try (FreeSpace space = new FreeSpace(directory, hanging, 0)) {
      await(hangs);
      assertThat(space.octets()).isEqualTo(100);
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Test
  void aDiskThatFailsHasNoSpaceUntilItWorksAgain() throws IOException {
    AtomicLong answer = new AtomicLong(100);
    FreeSpace.Source failing =
        () -> {
          if (answer.get() < 0) {
            throw new IOException("Input/output error");
          }
          return answer.get();
        };
    try (FreeSpace space = new FreeSpace(directory, failing, 0)) {
      answer.set(-1);
      Conditions.await("it has failed", () -> space.octets() == 0);
      answer.set(90);
      Conditions.await("it works", () -> space.octets() == 90);
    }
  }

  @Test
  void anUploadThatWouldNotFitIsRefusedUnread() throws Exception {
    disk.set(RESERVE + 999);
    try (FileMediaStore store = storeOnDisk()) {
      InputStream unread = InputStream.nullInputStream();
      unread.close(); // reading it fails in another way
      assertFull(() -> store.stage(FILM, unread, OptionalLong.of(1000)));
      assertThat(stage(store, 999).sizeBytes()).isEqualTo(999);
    }
  }

  @Test
  void anUploadOfUnknownLengthEndsBeforeTheDiskIsFull() throws Exception {
    disk.set(RESERVE + (40 << 20));
    try (FileMediaStore store = storeOnDisk()) {
      AtomicLong sent = new AtomicLong();
      InputStream endless =
          new InputStream() {
            @Override
            public int read() {
              return 0;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
              sent.addAndGet(length);
              disk.addAndGet(-length);
              return length;
            }
          };
      assertFull(() -> store.stage(FILM, endless, OptionalLong.empty()));
      assertThat(sent.get()).isGreaterThan(40 << 20);
      assertThat(disk.get()).isPositive();
      assertThat(directory.resolve("work")).isEmptyDirectory();
    }
  }

  @Test
  void anImportThatWouldNotFitIsNotBegunAndItsUploadIsKept() throws Exception {
    disk.set(1L << 40);
    try (FileMediaStore store = storeOnDisk();
        InputStream film = Files.newInputStream(SampleMedia.AAC.file(5))) {
      StagedUpload upload = store.stage(FILM, film, OptionalLong.empty());
      disk.set(RESERVE + upload.sizeBytes() - 1);
      assertFull(() -> store.importStaged(upload.id(), part -> {}));
      assertThat(store.staged()).containsExactly(upload);

      disk.set(RESERVE + upload.sizeBytes());
      assertThat(store.importStaged(upload.id(), part -> {}).path()).isEqualTo(FILM);
    }
  }

  @Test
  void anImportEndsBeforeTheDiskIsFullAndItsUploadIsKept() throws Exception {
    disk.set(1L << 40);
    Path tool = FakeTool.script(directory.resolve("tool"), "touch runs", "sleep 300");
    try (FileMediaStore store = storeOnDisk(Map.of("baton.media.ffprobe", tool.toString()))) {
      StagedUpload upload = stage(store, 999);
      Thread fillsTheDisk =
          new Thread(
              () -> {
                Conditions.await("the tool", () -> runs(directory.resolve("work")));
                disk.set(RESERVE - 1);
              });
      fillsTheDisk.start();
      assertFull(() -> store.importStaged(upload.id(), part -> {}));
      fillsTheDisk.join();
      assertThat(store.staged()).containsExactly(upload);
      assertThat(directory.resolve("work")).isEmptyDirectory();
    }
  }

  private static boolean runs(Path work) {
    try (Stream<Path> files = Files.find(work, 2, (file, a) -> file.endsWith("runs"))) {
      return files.findAny().isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileMediaStore storeOnDisk() throws IOException {
    return storeOnDisk(Map.of());
  }

  private FileMediaStore storeOnDisk(Map<String, String> settings) throws IOException {
    Map<String, String> all = new HashMap<>(settings);
    all.put("baton.media.reserve", "20");
    return FileMediaStore.open(Importing.configuration(directory, all), content -> 0, disk::get);
  }

  private static StagedUpload stage(FileMediaStore store, int length) throws MediaStoreException {
    InputStream body = new ByteArrayInputStream(new byte[length]);
    return store.stage(FILM, body, OptionalLong.of(length));
  }

  private static void assertFull(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MediaStoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FULL))
        .hasMessageContaining("no space left");
  }
}
