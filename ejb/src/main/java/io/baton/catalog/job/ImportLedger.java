package io.baton.catalog.job;

import io.baton.catalog.journal.Outcome;
import io.baton.connector.media.StagedUpload;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;

/**
 * What is known of staged uploads beyond the staging area: failed attempts, and ends that are not
 * yet in the database. In memory: what a crash takes with it is found out again by another import.
 */
@Singleton
@Startup
@LocalBean
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ImportLedger {
  private final ImportAttempts attempts;
  private final Map<String, Outcome> ended = new ConcurrentSkipListMap<>();

  /** For the container. */
  public ImportLedger() {
    this(System::nanoTime);
  }

  public ImportLedger(LongSupplier nanoClock) {
    attempts = new ImportAttempts(nanoClock);
  }

  /** Whether an upload may be imported now. */
  public boolean isStartable(StagedUpload upload) {
    return !ended.containsKey(upload.id()) && attempts.isDue(upload.id());
  }

  /** Counts a failure that may pass; tells how long to wait, empty if there is no attempt left. */
  public Optional<Duration> fail(StagedUpload upload) {
    return attempts.fail(upload.id());
  }

  /** Keeps how an upload ended until it is recorded. */
  public void end(Outcome outcome) {
    ended.put(outcome.upload().id(), outcome);
  }

  /** How an upload ended, if it is not yet recorded. */
  public Optional<Outcome> outcome(StagedUpload upload) {
    return Optional.ofNullable(ended.get(upload.id()));
  }

  /** Ends that are not yet recorded, in the order in which the uploads were accepted. */
  public List<Outcome> unrecorded() {
    return List.copyOf(ended.values());
  }

  /** Forgets an upload that is no longer staged. */
  public void forget(String stagedId) {
    ended.remove(stagedId);
    attempts.forget(stagedId);
  }
}
