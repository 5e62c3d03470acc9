package io.baton.catalog;

import static io.baton.support.Samples.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StagedUpload;
import io.baton.model.media.MediaPath;
import io.baton.support.TestClock;
import io.baton.support.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadJournalTest {
  private static final MediaPath FILM = path("films/film.mp4");

  private final TestDatabase database = new TestDatabase();
  private final TestClock clock = new TestClock();
  private final UploadJournal journal = new UploadJournal(database.entities(), clock, "node-1");
  private final UploadJournal otherNode = new UploadJournal(database.entities(), clock, "node-2");

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void recordsAnUpload() {
    journal.begin(staged("u1", FILM), "ann");
    database.flush();

    Upload upload = journal.find(FILM).orElseThrow();
    assertThat(upload.path()).isEqualTo(FILM);
    assertThat(upload.stagedId()).isEqualTo("u1");
    assertThat(upload.state()).isEqualTo(MediaState.IMPORTING);
    assertThat(upload.publisher()).isEqualTo("ann");
    assertThat(upload.uploadBytes()).isEqualTo(4711);
    assertThat(upload.changed()).isEqualTo(clock.instant());
    assertThat(upload.reason()).isEmpty();
  }

  @Test
  void recordsHowAnUploadEnded() {
    journal.begin(staged("u1", FILM), "ann");
    clock.advance(Duration.ofSeconds(5));
    journal.succeed(FILM, "u1");
    database.flush();
    assertThat(journal.find(FILM).orElseThrow().state()).isEqualTo(MediaState.READY);
    assertThat(journal.find(FILM).orElseThrow().changed()).isEqualTo(clock.instant());

    journal.begin(staged("u2", FILM), "bob");
    journal.reject(FILM, "u2", "it is a text file");
    database.flush();
    assertThat(journal.find(FILM).orElseThrow().state()).isEqualTo(MediaState.REJECTED);
    assertThat(journal.find(FILM).orElseThrow().reason()).contains("it is a text file");
  }

  @Test
  void doesNotMistakeAnOldUploadForTheNewOne() {
    journal.begin(staged("u1", FILM), "ann");
    journal.begin(staged("u2", FILM), "bob");

    journal.succeed(FILM, "u1");
    journal.reject(FILM, "u1", "old");

    assertThat(journal.find(FILM).orElseThrow().awaits("u2")).isTrue();
    assertThat(journal.fail(FILM, "u1")).isEmpty();
  }

  @Test
  void countsFailuresOfOneUpload() {
    journal.begin(staged("u1", FILM), "ann");
    assertThat(journal.fail(FILM, "u1")).hasValue(1);
    assertThat(journal.fail(FILM, "u1")).hasValue(2);

    journal.begin(staged("u2", FILM), "ann");
    assertThat(journal.fail(FILM, "u2")).hasValue(1);
  }

  @Test
  void cutsAReasonThatIsTooLong() {
    journal.begin(staged("u1", FILM), "ann");
    journal.reject(FILM, "u1", "x".repeat(5000));
    database.flush();

    assertThat(journal.find(FILM).orElseThrow().reason().orElseThrow()).hasSize(2000);
  }

  @Test
  void listsByPrefixInOrderAndTakesWildcardsLiterally() {
    for (String name : new String[] {"b/2", "a_1", "b/1", "ab1", "a%1"}) {
      journal.begin(staged("u-" + name, path(name)), "");
    }

    assertThat(journal.list("b/")).extracting(u -> u.path().value()).containsExactly("b/1", "b/2");
    assertThat(journal.list("a_")).extracting(u -> u.path().value()).containsExactly("a_1");
    assertThat(journal.list("a%")).extracting(u -> u.path().value()).containsExactly("a%1");
    assertThat(journal.list("")).hasSize(5);
  }

  @Test
  void countsWhatIsPending() {
    journal.begin(staged("u1", FILM), "");
    journal.begin(staged("u2", path("other")), "");
    journal.succeed(FILM, "u1");

    assertThat(journal.pending()).isEqualTo(1);
  }

  @Test
  void forgets() {
    journal.begin(staged("u1", FILM), "");
    assertThat(journal.remove(FILM)).isPresent();
    database.flush();

    assertThat(journal.find(FILM)).isEmpty();
    assertThat(journal.remove(FILM)).isEqualTo(Optional.empty());
  }

  @Test
  void keepsNodesApartInOneDatabase() {
    journal.begin(staged("u1", FILM), "ann");
    otherNode.begin(staged("u9", FILM), "bob");
    otherNode.succeed(FILM, "u9");
    database.flush();

    assertThat(journal.find(FILM).orElseThrow().publisher()).isEqualTo("ann");
    assertThat(journal.list("")).hasSize(1);
    assertThat(otherNode.pending()).isZero();
  }

  @Test
  void holdsTheLongestPath() {
    String segment = "\u00e9".repeat(127);
    MediaPath longest = path((segment + "/").repeat(8).substring(0, MediaPath.MAX_LENGTH - 1));
    journal.begin(staged("u1", longest), "");
    database.flush();

    assertThat(journal.find(longest)).isPresent();
  }

  private static StagedUpload staged(String id, MediaPath path) {
    return new StagedUpload(id, path, 4711, "0".repeat(64));
  }
}
