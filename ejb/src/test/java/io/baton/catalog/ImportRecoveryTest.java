package io.baton.catalog;

import static io.baton.support.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StagedUpload;
import io.baton.model.media.MediaPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that starts after it was killed at some point. */
class ImportRecoveryTest {
  private final CatalogFixture beans = new CatalogFixture();

  @AfterEach
  void close() {
    beans.close();
  }

  @Test
  void killedBeforeTheUploadWasRecorded() {
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
  void killedWhileTheMessageWasStillQueued() throws Exception {
    beans.receive("film.mp4");

    restart();

    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.READY);
  }

  @Test
  void killedAfterTheImportAndBeforeItWasRecorded() throws Exception {
    beans.receive("film.mp4");
    beans.jms.poll();
    beans.store.put(entry("film.mp4"));
    beans.store.discard(beans.store.staged().get(0).id());

    restart();

    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.READY);
  }

  @Test
  void theStagedFileIsLost() throws Exception {
    beans.receive("film.mp4");
    beans.jms.poll();
    beans.store.discard(beans.store.staged().get(0).id());

    restart();

    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.REJECTED);
    assertThat(beans.find("film.mp4").reason().orElseThrow()).contains("lost");
  }

  @Test
  void ofTwoUnrecordedUploadsTheNewerCounts() {
    beans.store.stage("film.mp4");
    StagedUpload newer = beans.store.stage("film.mp4");

    beans.recovery.recover();

    assertThat(beans.store.staged()).containsExactly(newer);
  }

  @Test
  void anUploadThatWasRejectedIsNotTriedAgain() throws Exception {
    beans.receive("film.mp4");
    beans.jms.poll();
    beans.journal.reject(new MediaPath("film.mp4"), beans.store.staged().get(0).id(), "full");

    restart();

    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.REJECTED);
    assertThat(beans.store.staged()).isEmpty();
  }

  @Test
  void theRowOfMediaThatIsGoneIsForgotten() throws Exception {
    beans.receive("film.mp4");
    beans.importAll();
    beans.store.delete(new MediaPath("film.mp4"), true);

    restart();

    assertThat(beans.journal.list("")).isEmpty();
  }

  @Test
  void theRowOfMediaThatCannotBeReadNowIsKept() throws Exception {
    beans.receive("film.mp4");
    beans.importAll();
    beans.store.makeUnreadable(new MediaPath("film.mp4"));

    restart();

    assertThat(beans.journal.list("")).extracting(Upload::state).containsExactly(MediaState.READY);
  }

  @Test
  void anImportWhoseNameCannotBeReadNowIsNotTakenForLost() throws Exception {
    beans.receive("film.mp4");
    beans.jms.poll();
    beans.store.discard(beans.store.staged().get(0).id());
    beans.store.makeUnreadable(new MediaPath("film.mp4"));

    restart();

    assertThat(beans.journal.list(""))
        .extracting(Upload::state)
        .containsExactly(MediaState.IMPORTING);
  }

  private void restart() {
    beans.database.flush();
    beans.recovery.recover();
    beans.importAll();
  }
}
