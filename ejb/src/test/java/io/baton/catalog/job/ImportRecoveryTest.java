package io.baton.catalog.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.catalog.CatalogFixture;
import io.baton.catalog.journal.DatabaseGuard;
import io.baton.catalog.journal.MediaState;
import io.baton.catalog.journal.Outcome;
import io.baton.connector.media.StagedUpload;
import io.baton.connector.media.UploadDescription;
import io.baton.model.media.MediaPath;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that starts after it was killed at some point: the staging area is believed. */
class ImportRecoveryTest {
  private static final MediaPath FILM = new MediaPath("film.mp4");

  private final CatalogFixture beans = new CatalogFixture();

  @AfterEach
  void close() {
    beans.close();
  }

  @Test
  void whatWasAcceptedIsImportedThoughTheDatabaseKnowsNothingOfIt() {
    beans.store.stage("film.mp4", "ann", UploadDescription.NORMAL);

    restart();

    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.READY);
    assertThat(beans.find("film.mp4").publisher()).isEqualTo("ann");
    assertThat(beans.store.staged()).isEmpty();
  }

  @Test
  void whatWasAcceptedIsImportedThoughTheDatabaseHasAnEarlierUpload() throws Exception {
    beans.receive("film.mp4");
    beans.importAll();
    beans.store.stage("film.mp4", "bob", UploadDescription.NORMAL);

    restart();

    assertThat(beans.find("film.mp4").publisher()).isEqualTo("bob");
    assertThat(beans.store.staged()).isEmpty();
  }

  @Test
  void whatWasAcceptedIsImportedThoughTheEarlierUploadWasRejected() {
    StagedUpload first = beans.store.stage("film.mp4");
    beans.recorder.end(beans.store, Outcome.rejected(first, "text", Instant.EPOCH));
    beans.store.stage("film.mp4");

    restart();

    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.READY);
  }

  @Test
  void killedWhileTheImportRan() throws Exception {
    beans.receive("film.mp4");
    beans.jms.poll();

    restart();

    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.READY);
    assertThat(beans.find("film.mp4").publisher()).isEqualTo("ann");
  }

  @Test
  void killedAfterTheImportAndBeforeItWasRecorded() throws Exception {
    beans.receive("film.mp4");
    beans.jms.poll();
    beans.store.importStaged(beans.store.staged().get(0).id(), part -> {});

    restart();

    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.READY);
    assertThat(beans.store.staged()).isEmpty();
  }

  @Test
  void theRowOfMediaThatIsGoneIsForgotten() throws Exception {
    beans.receive("film.mp4");
    beans.importAll();
    beans.store.delete(FILM, true);

    restart();

    assertThat(beans.journal.find(FILM)).isEmpty();
  }

  @Test
  void theRowOfMediaThatCannotBeReadNowIsKept() throws Exception {
    beans.receive("film.mp4");
    beans.importAll();
    beans.store.makeUnreadable(FILM);

    restart();

    assertThat(beans.journal.find(FILM)).isPresent();
  }

  @Test
  void importsWithoutTheDatabaseAndComparesWhenItIsBack() throws Exception {
    beans.receive("gone.mp4");
    beans.importAll();
    beans.store.delete(new MediaPath("gone.mp4"), true);
    beans.store.stage("film.mp4");
    beans.outage.stop();

    restart();

    assertThat(beans.store.find(FILM)).isPresent();
    beans.outage.start();
    beans.nanos.addAndGet(DatabaseGuard.RETRY.toNanos());
    beans.timer.look();
    assertThat(beans.journal.find(new MediaPath("gone.mp4"))).isEmpty();
    assertThat(beans.store.staged()).isEmpty();
  }

  private void restart() {
    beans.database.flush();
    beans.recovery.recover();
    beans.importAll();
  }
}
