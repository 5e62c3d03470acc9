package io.baton.catalog;

import io.baton.catalog.job.ImportLedger;
import io.baton.catalog.job.ImportQueue;
import io.baton.catalog.job.ImportRecovery;
import io.baton.catalog.job.ImportService;
import io.baton.catalog.job.ImportTimer;
import io.baton.catalog.job.OutcomeRecorder;
import io.baton.catalog.job.RunningImports;
import io.baton.catalog.job.UploadSettings;
import io.baton.catalog.journal.UploadJournal;
import io.baton.catalog.journal.UploadRows;
import io.baton.catalog.upload.IncomingUpload;
import io.baton.catalog.upload.UploadIntake;
import io.baton.catalog.upload.UploadRefusedException;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.UploadDescription;
import io.baton.model.media.MediaPath;
import io.baton.support.FakeDatabase;
import io.baton.support.FakeEngine;
import io.baton.support.FakeJms;
import io.baton.support.FakeMediaStore;
import io.baton.support.TestClock;
import io.baton.support.TestDatabase;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/** The beans of the catalog, put together as the container does, around fakes. */
public final class CatalogFixture implements AutoCloseable {
  static final byte[] BODY = {1, 2, 3, 4};
  static final String ADDRESS = "192.0.2.7";

  public final FakeEngine engine = new FakeEngine();
  public final FakeMediaStore store = engine.media();
  public final TestDatabase database = new TestDatabase();
  public final FakeDatabase outage = new FakeDatabase();
  final TestClock clock = new TestClock();
  public final AtomicLong nanos = new AtomicLong();
  public final FakeJms jms = new FakeJms();
  public final RunningImports running = new RunningImports();
  final ImportLedger ledger = new ImportLedger(nanos::get);
  final UploadSettings settings = UploadSettings.read(new Properties());
  public final UploadJournal journal = new UploadJournal(rowsOf("node-1"), nanos::get);
  final ImportQueue queue = new ImportQueue(jms.connections(), jms.queue());
  public final UploadIntake intake = new UploadIntake(engine.local(), queue, settings);
  public final OutcomeRecorder recorder = new OutcomeRecorder(journal, ledger);
  public final ImportService imports =
      new ImportService(engine.local(), queue, running, ledger, recorder, clock);
  public final ImportRecovery recovery = new ImportRecovery(engine.local(), journal, queue);
  public final ImportTimer timer =
      new ImportTimer(
          engine.local(), journal, recovery, queue, running, ledger, recorder, settings, clock);
  public final JpaMediaCatalog catalog =
      new JpaMediaCatalog(engine.local(), intake, journal, queue, running, ledger);

  public MediaRecord receive(String path) throws MediaStoreException {
    return receive(path, "ann", BODY.length);
  }

  public MediaRecord receive(String path, String publisher, long announced)
      throws MediaStoreException {
    UploadDescription description =
        new UploadDescription(
            new MediaPath(path),
            OptionalLong.of(announced),
            publisher,
            UploadDescription.NORMAL,
            false);
    try (IncomingUpload upload = catalog.receive(description, ADDRESS)) {
      upload.write(ByteBuffer.wrap(BODY));
      upload.accept();
      return find(path);
    } catch (UploadRefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The rows of a node that shares the database. */
  public UploadRows rowsOf(String node) {
    return new StoppableRows(database.entities(), node, outage);
  }

  public MediaRecord find(String path) {
    return catalog.find(new MediaPath(path)).orElseThrow();
  }

  /** Imports what is queued until nothing is; returns how long each message was held back. */
  public List<Duration> importAll() {
    List<Duration> delays = new ArrayList<>();
    for (FakeJms.Sent next = jms.poll(); next != null; next = jms.poll()) {
      delays.add(next.delay());
      nanos.addAndGet(next.delay().toNanos());
      imports.performNext();
    }
    return delays;
  }

  @Override
  public void close() {
    database.close();
  }

  /** What uploads and files that arrive hold. */
  public static byte[] body() {
    return BODY.clone();
  }
}
