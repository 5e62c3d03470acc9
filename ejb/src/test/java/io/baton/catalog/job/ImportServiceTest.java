package io.baton.catalog.job;

import static io.baton.support.Samples.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.catalog.CatalogFixture;
import io.baton.catalog.journal.MediaState;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.MediaStoreException.Reason;
import io.baton.connector.media.UploadDescription;
import io.baton.model.media.MediaPath;
import java.time.Duration;
import java.util.ArrayList;
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
  void importsAnUploadOnceHoweverOftenItIsWoken() throws Exception {
    int[] imports = new int[1];
    beans.store.importWith(progress -> imports[0]++);
    beans.receive("film.mp4");

    beans.imports.performNext();
    beans.imports.performNext();

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

    Duration step = ImportAttempts.DELAY;
    assertThat(delays)
        .containsExactly(
            Duration.ZERO, step, step.multipliedBy(2), step.multipliedBy(3), step.multipliedBy(4))
        .hasSize(ImportAttempts.MOST);
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
  void waitsForTheDelayOfARepetition() throws Exception {
    int[] attempts = new int[1];
    beans.store.importWith(
        progress -> {
          attempts[0]++;
          throw new MediaStoreException(Reason.DISK_FULL, "No space left");
        });
    beans.receive("film.mp4");

    beans.imports.performNext();
    beans.imports.performNext();

    assertThat(attempts[0]).isEqualTo(1);
  }

  @Test
  void publishersTakeTurns() {
    for (int i = 0; i < 4; i++) {
      beans.store.stage("bulk/" + i, "bulk", UploadDescription.NORMAL);
    }
    beans.store.stage("ann/1", "ann", UploadDescription.NORMAL);
    beans.store.stage("ann/0", "ann", UploadDescription.MOST_URGENT);

    assertThat(importOrder())
        .containsExactly("bulk/0", "ann/0", "bulk/1", "ann/1", "bulk/2", "bulk/3");
  }

  private List<String> importOrder() {
    List<String> order = new ArrayList<>();
    while (!beans.store.staged().isEmpty()) {
      beans.imports.performNext();
      beans.store.list().stream()
          .map(entry -> entry.path().value())
          .filter(name -> !order.contains(name))
          .forEach(order::add);
    }
    return order;
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
  void oneNameIsImportedByOneThreadAtATime() {
    beans.store.stage("film.mp4");

    try (RunningImports.Run first =
        beans.running.claimNext(beans.store.staged(), upload -> true).orElseThrow()) {
      beans.store.stage("film.mp4");
      assertThat(beans.running.claimNext(beans.store.staged(), upload -> true)).isEmpty();
      assertThat(first.upload()).isEqualTo(beans.store.staged().get(0));
    }

    assertThat(beans.running.claimNext(beans.store.staged(), upload -> true)).isPresent();
  }

  @Test
  void anUploadThatIsDeletedBeforeItsImportBeginsIsNotImported() throws Exception {
    boolean[] imported = new boolean[1];
    beans.store.importWith(progress -> imported[0] = true);
    beans.receive("film.mp4");
    RunningImports.Run run =
        beans.running.claimNext(beans.store.staged(), upload -> true).orElseThrow();
    FutureTask<Boolean> deletion = new FutureTask<>(() -> beans.catalog.delete(FILM, false));
    Thread deleter = new Thread(deletion, "deleter");
    deleter.start();
    while (deleter.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    assertThat(run.begin()).isFalse();
    run.close();

    assertThat(deletion.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(beans.store.staged()).isEmpty();
  }
}
