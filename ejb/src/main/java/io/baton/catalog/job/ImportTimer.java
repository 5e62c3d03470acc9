package io.baton.catalog.job;

import io.baton.catalog.journal.CatalogLog;
import io.baton.catalog.journal.DatabaseUnavailableException;
import io.baton.catalog.journal.Outcome;
import io.baton.catalog.journal.UploadJournal;
import io.baton.cluster.PeriodicTasks;
import io.baton.cluster.RepeatedTask;
import io.baton.connector.StreamConnection;
import io.baton.connector.media.MediaStore;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks after imports every two seconds: asks whether the database is there, records what could not
 * be recorded while it was not, tells other nodes what waits, wakes an importer if something waits,
 * and forgets uploads that were rejected long ago.
 */
@Singleton
@Startup
@DependsOn({"ImportRecovery", "RunningImports", "OutcomeRecorder"})
@LocalBean
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportTimer {
  private static final Duration PERIOD = Duration.ofSeconds(2);

  /** Looks between two times that rejected uploads are forgotten. */
  private static final int LOOKS_UNTIL_EXPIRY = 30;

  @Resource private ManagedThreadFactory threads;
  @EJB private LocalEngine engine;
  @EJB private UploadJournal journal;
  @EJB private ImportRecovery recovery;
  @EJB private ImportQueue queue;
  @EJB private RunningImports running;
  @EJB private ImportLedger ledger;
  @EJB private OutcomeRecorder recorder;

  private UploadSettings settings;
  private Clock clock;
  private Announcements announcements;
  private PeriodicTasks tasks;
  private int looks;

  /** For the container. */
  public ImportTimer() {}

  public ImportTimer(
      LocalEngine engine,
      UploadJournal journal,
      ImportRecovery recovery,
      ImportQueue queue,
      RunningImports running,
      ImportLedger ledger,
      OutcomeRecorder recorder,
      UploadSettings settings,
      Clock clock) {
    this.engine = engine;
    this.journal = journal;
    this.recovery = recovery;
    this.queue = queue;
    this.running = running;
    this.ledger = ledger;
    this.recorder = recorder;
    begin(settings, clock);
  }

  @PostConstruct
  void start() {
    begin(UploadSettings.current(), Clock.systemUTC());
    tasks = new PeriodicTasks(1, threads);
    tasks.repeat(new RepeatedTask("Looking after imports", this::look), PERIOD);
  }

  private void begin(UploadSettings with, Clock by) {
    settings = with;
    clock = by;
    announcements = new Announcements(journal, running, ledger);
  }

  @PreDestroy
  void stop() {
    tasks.close();
  }

  /** One look. */
  public void look() {
    try (StreamConnection connection = engine.connect()) {
      MediaStore store = connection.media();
      lookAfterDatabase(store);
      if (store.staged().stream().anyMatch(ledger::isStartable) && !running.isBusy()) {
        queue.wake(Duration.ZERO);
      }
    } catch (EngineUnavailableException e) {
      // The node is about to stop.
      return;
    }
  }

  private void lookAfterDatabase(MediaStore store) {
    try {
      journal.probe();
      recovery.compare();
      ledger.unrecorded().forEach(outcome -> settle(store, outcome));
      if (running.isBusy()) {
        announcements.look(store);
      }
      looks++;
      if (looks % LOOKS_UNTIL_EXPIRY == 1) {
        forgetRejected();
      }
    } catch (DatabaseUnavailableException e) {
      // The guard of the database has logged it.
      return;
    }
  }

  /** Unless an importer or a deletion has the name, which comes first. */
  private void settle(MediaStore store, Outcome outcome) {
    Optional<RunningImports.Run> claim = running.tryClaim(outcome.path());
    if (claim.isPresent()) {
      try {
        if (ledger.outcome(outcome.upload()).isPresent()) {
          recorder.settle(store, outcome);
        }
      } finally {
        claim.get().close();
      }
    }
  }

  private void forgetRejected() {
    int forgotten =
        journal.forgetRejected(
            clock.instant().minus(settings.rejectedAge()), settings.mostRejected());
    if (forgotten > 0) {
      CatalogLog.LOG.rejectedForgotten(
          forgotten, settings.rejectedAge().toHours(), settings.mostRejected());
    }
  }
}
