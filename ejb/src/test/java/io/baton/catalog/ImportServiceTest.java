package io.baton.catalog;

import static io.baton.support.Samples.entry;
import static io.baton.support.Samples.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.MediaStoreException;
import io.baton.connector.MediaStoreException.Reason;
import io.baton.model.media.MediaPath;
import io.baton.support.FakeJms;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ImportServiceTest {
  private static final MediaPath FILM = path("film.mp4");

  private final CatalogFixture beans = new CatalogFixture();

  @AfterEach
  void close() {
    assertThat(beans.engine.open()).as("connections left open").isZero();
    beans.close();
  }

  @Test
  void importsARequestThatComesTwiceOnce() throws Exception {
    int[] imports = new int[1];
    beans.store.importWith(progress -> imports[0]++);
    beans.receive("film.mp4");
    FakeJms.Sent message = beans.jms.poll();

    beans.imports.perform(ImportQueue.Request.of(message.message()));
    beans.imports.perform(ImportQueue.Request.of(message.message()));

    assertThat(imports[0]).isEqualTo(1);
    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.READY);
  }

  @Test
  void importsOnlyTheLatestUploadOfAName() throws Exception {
    int[] imports = new int[1];
    beans.store.importWith(progress -> imports[0]++);
    beans.receive("film.mp4");
    beans.receive("film.mp4");

    beans.importAll();

    assertThat(imports[0]).isEqualTo(1);
    assertThat(beans.store.staged()).isEmpty();
  }

  @Test
  void triesAgainLaterAndLaterAndGivesUpWithTheReason() throws Exception {
    beans.store.importWith(
        progress -> {
          throw new MediaStoreException(Reason.DISK_FULL, "No space left for film.mp4");
        });
    beans.receive("film.mp4");

    List<Duration> delays = beans.importAll();

    Duration step = ImportService.RETRY_DELAY;
    assertThat(delays)
        .containsExactly(
            Duration.ZERO, step, step.multipliedBy(2), step.multipliedBy(3), step.multipliedBy(4))
        .hasSize(ImportService.MOST_ATTEMPTS);
    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.REJECTED);
    assertThat(beans.find("film.mp4").reason()).contains("No space left for film.mp4");
    assertThat(beans.store.staged()).isEmpty();
  }

  @Test
  void succeedsWhenThereIsSpaceAgain() throws Exception {
    int[] attempts = new int[1];
    beans.store.importWith(
        progress -> {
          attempts[0]++;
          if (attempts[0] < 3) {
            throw new MediaStoreException(Reason.DISK_FULL, "No space left");
          }
        });
    beans.receive("film.mp4");

    beans.importAll();

    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.READY);
  }

  @Test
  void treatsADefectAsAFailureThatMayPass() throws Exception {
    beans.store.importWith(
        progress -> {
          throw new IllegalStateException("defect");
        });
    beans.receive("film.mp4");

    beans.importAll();

    assertThat(beans.find("film.mp4").reason().orElseThrow()).contains("log");
  }

  @Test
  void isReadyIfTheUploadIsGoneBecauseItWasImportedBeforeACrash() throws Exception {
    beans.receive("film.mp4");
    beans.store.put(entry("film.mp4"));
    beans.store.discard(beans.store.staged().get(0).id());

    beans.importAll();

    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.READY);
  }

  @Test
  void isRejectedIfTheUploadIsLost() throws Exception {
    beans.receive("film.mp4");
    beans.store.discard(beans.store.staged().get(0).id());

    beans.importAll();

    assertThat(beans.find("film.mp4").reason().orElseThrow()).contains("lost");
  }

  @Test
  void aDeletionStopsARunningImport() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    beans.store.importWith(
        progress -> {
          started.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaStoreException(Reason.UNAVAILABLE, "cancelled", e);
          }
        });
    beans.receive("film.mp4");
    FutureTask<Boolean> importer =
        new FutureTask<>(
            () -> {
              beans.importAll();
              return Thread.currentThread().isInterrupted();
            });
    new Thread(importer, "importer").start();
    started.await();

    assertThat(beans.catalog.delete(FILM, false)).isTrue();

    assertThat(importer.get(10, TimeUnit.SECONDS)).as("interrupt left behind").isFalse();
    assertThat(beans.catalog.find(FILM)).isEmpty();
    assertThat(beans.store.staged()).isEmpty();
    assertThat(beans.jms.size()).isZero();
  }

  @Test
  void oneNameIsImportedByOneThreadAtATime() throws Exception {
    RunningImports running = new RunningImports();
    RunningImports.Run first = running.claim(FILM);
    FutureTask<String> second =
        new FutureTask<>(
            () -> {
              RunningImports.Run run = running.claim(FILM);
              run.close();
              return "done";
            });
    Thread thread = new Thread(second, "second");
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(second).isNotDone();

    first.close();

    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("done");
  }

  @Test
  void leavesTheUploadForTheNextStartIfTheServerStopsWhileItWaits() throws Exception {
    beans.receive("film.mp4");
    Thread.currentThread().interrupt();
    RunningImports.Run other = claimByOtherThread();

    beans.importAll();

    assertThat(Thread.interrupted()).isTrue();
    other.close();
    assertThat(beans.store.staged()).hasSize(1);
    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.IMPORTING);
  }

  private RunningImports.Run claimByOtherThread() throws Exception {
    Thread.interrupted();
    RunningImports.Run run = beans.running.claim(FILM);
    Thread.currentThread().interrupt();
    return run;
  }
}
