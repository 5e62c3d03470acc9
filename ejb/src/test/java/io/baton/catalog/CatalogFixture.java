package io.baton.catalog;

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
final class CatalogFixture implements AutoCloseable {
  static final byte[] BODY = {1, 2, 3, 4};
  static final String ADDRESS = "192.0.2.7";

  final FakeEngine engine = new FakeEngine();
  final FakeMediaStore store = engine.media();
  final TestDatabase database = new TestDatabase();
  final FakeDatabase outage = new FakeDatabase();
  final TestClock clock = new TestClock();
  final AtomicLong nanos = new AtomicLong();
  final FakeJms jms = new FakeJms();
  final RunningImports running = new RunningImports();
  final ImportLedger ledger = new ImportLedger(nanos::get);
  final UploadSettings settings = UploadSettings.read(new Properties());
  final UploadJournal journal =
      new UploadJournal(new StoppableRows(database.entities(), "node-1", outage), nanos::get);
  final ImportQueue queue = new ImportQueue(jms.connections(), jms.queue());
  final UploadIntake intake = new UploadIntake(engine.local(), queue, settings);
  final OutcomeRecorder recorder = new OutcomeRecorder(journal, ledger);
  final ImportService imports =
      new ImportService(engine.local(), queue, running, ledger, recorder, clock);
  final ImportRecovery recovery = new ImportRecovery(engine.local(), journal, queue);
  final ImportTimer timer =
      new ImportTimer(
          engine.local(), journal, recovery, queue, running, ledger, recorder, settings, clock);
  final JpaMediaCatalog catalog =
      new JpaMediaCatalog(engine.local(), intake, journal, queue, running, ledger);

  MediaRecord receive(String path) throws MediaStoreException {
    return receive(path, "ann", BODY.length);
  }

  MediaRecord receive(String path, String publisher, long announced) throws MediaStoreException {
    UploadDescription description =
        new UploadDescription(
            new MediaPath(path), OptionalLong.of(announced), publisher, UploadDescription.NORMAL);
    try (IncomingUpload upload = catalog.receive(description, ADDRESS)) {
      upload.write(ByteBuffer.wrap(BODY));
      upload.accept();
      return find(path);
    } catch (UploadRefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  MediaRecord find(String path) {
    return catalog.find(new MediaPath(path)).orElseThrow();
  }

  /** Imports what is queued until nothing is; returns how long each message was held back. */
  List<Duration> importAll() {
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
}
