package io.baton.catalog.journal;

import io.baton.connector.media.StagedUpload;
import io.baton.model.media.MediaPath;
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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How this node's uploads ended, in the database. All methods throw {@link
 * DatabaseUnavailableException}, at once if the database is known to be down. What waits to be
 * imported is not here but in the media store's staging area.
 */
@Singleton
@Startup
@DependsOn("UploadRows")
@LocalBean
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UploadJournal implements DatabaseState {
  @EJB private UploadRows rows;

  private final DatabaseGuard guard;

  /** For the container. */
  public UploadJournal() {
    guard = new DatabaseGuard(System::nanoTime);
  }

  public UploadJournal(UploadRows rows, LongSupplier nanoClock) {
    this.rows = rows;
    guard = new DatabaseGuard(nanoClock);
  }

  /** Records how an upload ended, in place of what is known of its name. */
  public void record(Outcome outcome) {
    guard.ask(
        () -> {
          rows.put(outcome);
          return null;
        });
  }

  /** Tells the other nodes that an upload waits, in place of what is known of its name. */
  public void announce(StagedUpload upload) {
    guard.ask(
        () -> {
          rows.announce(upload);
          return null;
        });
  }

  /**
   * What other nodes import or have rejected under names that start with a prefix: the latest
   * thousand.
   */
  public List<Upload> elsewhere(String prefix) {
    return guard.ask(() -> rows.elsewhere(prefix));
  }

  public Optional<Upload> find(MediaPath path) {
    return guard.ask(() -> rows.find(path));
  }

  /** What is known of some names, in no order. */
  public List<Upload> find(Collection<MediaPath> paths) {
    return paths.isEmpty() ? List.of() : guard.ask(() -> rows.find(paths));
  }

  /** Names in a state, in no order. */
  public List<MediaPath> paths(MediaState state) {
    return guard.ask(() -> rows.paths(state));
  }

  /** What was rejected under names that start with a prefix, in no order. */
  public List<Upload> rejected(String prefix) {
    return guard.ask(() -> rows.rejected(prefix));
  }

  /** Forgets a name; tells whether anything was known of it. */
  public boolean remove(MediaPath path) {
    return guard.ask(() -> rows.remove(path));
  }

  /**
   * Forgets rejected uploads.
   *
   * @param before those rejected earlier than this
   * @param most how many stay at most, the latest
   * @return how many were forgotten
   */
  public int forgetRejected(Instant before, int most) {
    return guard.ask(
        () -> {
          Instant bound =
              rows.rejected(most)
                  .map(last -> last.plusNanos(1_000))
                  .filter(before::isBefore)
                  .orElse(before);
          return rows.removeRejected(bound);
        });
  }

  @Override
  public boolean isUp() {
    return guard.isUp();
  }

  /** Asks the database whether it is there; logs if that changes. */
  public void probe() {
    guard.ask(
        () -> {
          rows.ping();
          return null;
        });
  }
}
