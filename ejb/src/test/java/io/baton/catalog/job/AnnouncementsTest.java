package io.baton.catalog.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.catalog.CatalogFixture;
import io.baton.catalog.UploadElsewhere;
import io.baton.catalog.journal.MediaState;
import io.baton.catalog.journal.Outcome;
import io.baton.catalog.journal.Upload;
import io.baton.catalog.journal.UploadRows;
import io.baton.connector.media.StagedUpload;
import io.baton.model.media.MediaPath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node says of its uploads to those that share its database. */
class AnnouncementsTest {
  private static final MediaPath FILM = new MediaPath("films/film.mp4");

  private final CatalogFixture fixture = new CatalogFixture();
  private final UploadRows otherNodes = fixture.rowsOf("node-2");

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<Upload> seen() {
    return otherNodes.elsewhere("films/");
  }

  @Test
  void whatWaitsWhileOthersAreImportedIsTold() {
    StagedUpload film = fixture.store.stage(FILM.value());
    fixture.store.stage("other.mp4");
    fixture.timer.look();
    assertThat(seen()).as("it is imported at once, and told then").isEmpty();

    RunningImports.Run busy = fixture.running.tryClaim(new MediaPath("busy")).orElseThrow();
    fixture.timer.look();
    busy.close();

    assertThat(seen())
        .extracting(Upload::node, Upload::path, Upload::state)
        .containsExactly(tuple("node-1", FILM, MediaState.IMPORTING));
    fixture.recorder.end(
        fixture.store, Outcome.rejected(film, "not media", Instant.parse("2026-05-01T12:00:00Z")));
    assertThat(seen())
        .extracting(Upload::state, Upload::reason)
        .containsExactly(tuple(MediaState.REJECTED, Optional.of("not media")));
  }

  /** Its importer has the name, and writes what becomes of it. */
  @Test
  void aNameThatIsTakenIsLeftAlone() {
    fixture.store.stage(FILM.value());
    RunningImports.Run held = fixture.running.tryClaim(FILM).orElseThrow();
    fixture.timer.look();
    held.close();
    assertThat(seen()).isEmpty();
  }

  @Test
  void anImporterTellsOfWhatItImports() throws Exception {
    fixture.receive(FILM.value());
    fixture.store.importWith(progress -> assertThat(seen()).hasSize(1));

    fixture.importAll();

    assertThat(seen()).as("ready is told by the node's own list").isEmpty();
    assertThat(fixture.store.find(FILM)).isPresent();
  }

  @Test
  void withoutTheDatabaseUploadsAreImportedUnannounced() throws Exception {
    fixture.receive(FILM.value());
    fixture.outage.stop();

    fixture.importAll();

    assertThat(fixture.store.find(FILM)).isPresent();
  }

  @Test
  void theCatalogListsWhatOtherNodesHaveThatIsNotReady() {
    otherNodes.put(Outcome.rejected(fixture.store.stage("films/a"), "no", Instant.EPOCH));
    otherNodes.put(Outcome.ready(fixture.store.stage("films/b"), Instant.EPOCH));
    otherNodes.announce(fixture.store.stage("films/c"));

    assertThat(fixture.catalog.elsewhere("films/"))
        .containsExactlyInAnyOrder(
            new UploadElsewhere(
                "node-2", new MediaPath("films/a"), MediaState.REJECTED, Optional.of("no")),
            new UploadElsewhere(
                "node-2", new MediaPath("films/c"), MediaState.IMPORTING, Optional.empty()));
    assertThat(fixture.catalog.elsewhere("other/")).isEmpty();
  }
}
