package io.baton.catalog.job;

import io.baton.catalog.journal.DatabaseUnavailableException;
import io.baton.catalog.journal.UploadJournal;
import io.baton.connector.media.MediaStore;
import io.baton.connector.media.StagedUpload;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells the other nodes, by way of the database, which uploads wait while others are imported; of
 * those its importer tells. One thread. A name that an importer or a deletion has is left for the
 * next look: what they write must not be overwritten.
 */
final class Announcements {
  private final UploadJournal journal;
  private final RunningImports running;
  private final ImportLedger ledger;
  private final Set<String> announced = new HashSet<>();

  Announcements(UploadJournal journal, RunningImports running, ImportLedger ledger) {
    this.journal = journal;
    this.running = running;
    this.ledger = ledger;
  }

  /**
   * Announces what has not been.
   *
   * @throws DatabaseUnavailableException if the database does not answer; the rest follows later
   */
  void look(MediaStore store) {
    List<StagedUpload> staged = store.staged();
    announced.retainAll(staged.stream().map(StagedUpload::id).collect(Collectors.toSet()));
    for (StagedUpload upload : ImportOrder.latest(staged)) {
      if (!announced.contains(upload.id())) {
        announce(store, upload);
      }
    }
  }

  private void announce(MediaStore store, StagedUpload upload) {
    Optional<RunningImports.Run> claim = running.tryClaim(upload.path());
    if (claim.isPresent()) {
      try {
        if (store.staged().contains(upload) && ledger.outcome(upload).isEmpty()) {
          journal.announce(upload);
        }
        announced.add(upload.id());
      } finally {
        claim.get().close();
      }
    }
  }
}
