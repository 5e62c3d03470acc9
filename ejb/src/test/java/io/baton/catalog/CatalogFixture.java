package io.baton.catalog;

import io.baton.connector.MediaStoreException;
import io.baton.model.media.MediaPath;
import io.baton.support.FakeEngine;
import io.baton.support.FakeJms;
import io.baton.support.FakeMediaStore;
import io.baton.support.TestClock;
import io.baton.support.TestDatabase;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The beans of the catalog, put together as the container does, around fakes. */
final class CatalogFixture implements AutoCloseable {
  static final byte[] BODY = {1, 2, 3, 4};

  final FakeEngine engine = new FakeEngine();
  final FakeMediaStore store = engine.media();
  final TestDatabase database = new TestDatabase();
  final TestClock clock = new TestClock();
  final FakeJms jms = new FakeJms();
  final RunningImports running = new RunningImports();
  final UploadJournal journal = new UploadJournal(database.entities(), clock, "node-1");
  final ImportQueue queue = new ImportQueue(jms.connections(), jms.queue(), journal);
  final UploadIntake intake = new UploadIntake(engine.local(), queue);
  final ImportService imports = new ImportService(engine.local(), journal, queue, running);
  final ImportRecovery recovery = new ImportRecovery(engine.local(), journal, queue);
  final JpaMediaCatalog catalog = new JpaMediaCatalog(engine.local(), intake, journal, running);

  MediaRecord receive(String path) throws MediaStoreException {
    return catalog.receive(
        new MediaPath(path), new ByteArrayInputStream(BODY), OptionalLong.of(BODY.length), "ann");
  }

  MediaRecord find(String path) {
    return catalog.find(new MediaPath(path)).orElseThrow();
  }

  /** Imports what is queued until nothing is; returns how long each message was held back. */
  List<Duration> importAll() {
    List<Duration> delays = new ArrayList<>();
    for (FakeJms.Sent next = jms.poll(); next != null; next = jms.poll()) {
      delays.add(next.delay());
      imports.perform(ImportQueue.Request.of(next.message()));
    }
    return delays;
  }

  @Override
  public void close() {
    database.close();
  }
}
