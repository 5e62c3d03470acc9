package io.baton.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.catalog.job.ImportLedger;
import io.baton.catalog.job.ImportQueue;
import io.baton.catalog.job.ImportService;
import io.baton.catalog.job.OutcomeRecorder;
import io.baton.catalog.job.RunningImports;
import io.baton.catalog.job.UploadSettings;
import io.baton.catalog.journal.MediaState;
import io.baton.catalog.journal.UploadJournal;
import io.baton.catalog.upload.UploadIntake;
import io.baton.connector.media.StagedUpload;
import io.baton.connector.media.UploadDescription;
import io.baton.connector.media.UploadReception;
import io.baton.model.media.MediaPath;
import io.baton.support.FakeEngine;
import io.baton.support.FakeJms;
import io.baton.support.FakeMediaStore;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Uploads, deletions and imports of one name at once: the last accepted wins. */
@Timeout(60)
class ConcurrentUploadsTest {
  private static final MediaPath FILM = new MediaPath("film.mp4");
  private static final int SENDERS = 4;
  private static final int UPLOADS = 20;

  private final FakeEngine engine = new FakeEngine();
  private final FakeMediaStore store = engine.media();
  private final RunningImports running = new RunningImports();
  private final ImportLedger ledger = new ImportLedger(System::nanoTime);
  private final UploadJournal journal = new UploadJournal(new MemoryRows(), System::nanoTime);
  private final FakeJms jms = new FakeJms();
  private final ImportQueue queue = new ImportQueue(jms.connections(), jms.queue());
  private final ImportService imports =
      new ImportService(
          engine.local(),
          queue,
          running,
          ledger,
          new OutcomeRecorder(journal, ledger),
          Clock.systemUTC());
  private final JpaMediaCatalog catalog =
      new JpaMediaCatalog(
          engine.local(),
          new UploadIntake(engine.local(), queue, UploadSettings.read(new java.util.Properties())),
          journal,
          queue,
          running,
          ledger);
  private final ConcurrentSkipListSet<StagedUpload> accepted = new ConcurrentSkipListSet<>();
  private final AtomicBoolean done = new AtomicBoolean();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @RepeatedTest(5)
  void theUploadAcceptedLastWins() throws Exception {
    List<Future<?>> work = startImporters();
    awaitAll(startTogether(List.of(this::send, this::send, this::send, this::send)));
    done.set(true);
    awaitAll(work);

    assertThat(accepted).hasSize(SENDERS * UPLOADS);
    assertThat(store.staged()).isEmpty();
    MediaRecord record = catalog.find(FILM).orElseThrow();
    assertThat(record.state()).isEqualTo(MediaState.READY);
    assertThat(record.publisher()).isEqualTo(accepted.last().publisher());
  }

  @RepeatedTest(5)
  void deletionsAndUploadsDoNotDisturbEachOther() throws Exception {
    List<Future<?>> work = startImporters();
    awaitAll(startTogether(List.of(this::send, this::delete, this::send, this::delete)));
    assertThat(catalog.delete(FILM, true) || catalog.find(FILM).isEmpty()).isTrue();
    assertThat(catalog.find(FILM)).as("deleted after all").isEmpty();

    put("last");
    done.set(true);
    awaitAll(work);

    assertThat(catalog.find(FILM).orElseThrow().publisher()).isEqualTo("last");
    assertThat(store.staged()).isEmpty();
    assertThat(engine.open()).as("connections left open").isZero();
  }

  private List<Future<?>> startImporters() {
    List<Future<?>> importers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      importers.add(threads.submit(this::importUntilDone));
    }
    return importers;
  }

  private Void importUntilDone() {
    while (!done.get() || !store.staged().isEmpty()) {
      imports.performNext();
    }
    return null;
  }

  private List<Future<?>> startTogether(List<Callable<Void>> tasks) {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<?>> started = new ArrayList<>();
    for (Callable<Void> task : tasks) {
      started.add(
          threads.submit(
              () -> {
                start.await();
                return task.call();
              }));
    }
    start.countDown();
    return started;
  }

  private static void awaitAll(List<Future<?>> work) throws Exception {
    for (Future<?> task : work) {
      task.get(30, TimeUnit.SECONDS);
    }
  }

  private Void send() throws Exception {
    for (int i = 0; i < UPLOADS; i++) {
      put(Thread.currentThread().getName() + "-" + i);
    }
    return null;
  }

  /** Through the store, to learn the id, and then what the intake does. */
  private void put(String publisher) throws Exception {
    UploadDescription description =
        new UploadDescription(
            FILM, OptionalLong.empty(), publisher, UploadDescription.NORMAL, false);
    try (UploadReception reception = store.receive(description)) {
      reception.write(ByteBuffer.allocate(4));
      accepted.add(reception.accept());
    }
  }

  private Void delete() throws Exception {
    for (int i = 0; i < UPLOADS; i++) {
      catalog.delete(FILM, true);
    }
    return null;
  }
}
