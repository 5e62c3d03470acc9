package io.baton.catalog.journal;

import static io.baton.support.Samples.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.catalog.StoppableRows;
import io.baton.connector.media.StagedUpload;
import io.baton.connector.media.UploadDescription;
import io.baton.model.media.MediaPath;
import io.baton.support.FakeDatabase;
import io.baton.support.TestClock;
import io.baton.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadJournalTest {
  private static final MediaPath FILM = path("film.mp4");

  private final TestDatabase database = new TestDatabase();
  private final FakeDatabase outage = new FakeDatabase();
  private final TestClock clock = new TestClock();
  private final AtomicLong nanos = new AtomicLong();
  private final UploadJournal journal = journal("node-1");
  private final UploadJournal otherNode = journal("node-2");

  private UploadJournal journal(String node) {
    return new UploadJournal(new StoppableRows(database.entities(), node, outage), nanos::get);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void recordsHowAnUploadEnded() {
    journal.record(Outcome.ready(staged("u1", FILM, "ann"), clock.instant()));
    database.flush();
    Upload ready = journal.find(FILM).orElseThrow();
    assertThat(ready.path()).isEqualTo(FILM);
    assertThat(ready.state()).isEqualTo(MediaState.READY);
    assertThat(ready.publisher()).isEqualTo("ann");
    assertThat(ready.uploadBytes()).isEqualTo(4711);
    assertThat(ready.changed()).isEqualTo(clock.instant());
    assertThat(ready.reason()).isEmpty();

    clock.advance(Duration.ofSeconds(5));
    journal.record(
        Outcome.rejected(staged("u2", FILM, "bob"), "it is a text file", clock.instant()));
    database.flush();
    Upload rejected = journal.find(FILM).orElseThrow();
    assertThat(rejected.state()).isEqualTo(MediaState.REJECTED);
    assertThat(rejected.reason()).contains("it is a text file");
    assertThat(rejected.publisher()).isEqualTo("bob");
    assertThat(rejected.changed()).isEqualTo(clock.instant());
  }

  @Test
  void cutsAReasonThatIsTooLong() {
    reject("u1", FILM, "x".repeat(5000));
    database.flush();

    assertThat(journal.find(FILM).orElseThrow().reason().orElseThrow()).hasSize(2000);
  }

  @Test
  void listsWhatWasRejectedByPrefixAndTakesWildcardsLiterally() {
    for (String name : new String[] {"b/2", "a_1", "b/1", "ab1", "a%1"}) {
      reject("u-" + name, path(name), "text");
    }
    journal.record(Outcome.ready(staged("u", path("b/3"), ""), clock.instant()));

    assertThat(rejected("b/")).containsExactlyInAnyOrder("b/1", "b/2");
    assertThat(rejected("a_")).containsExactly("a_1");
    assertThat(rejected("a%")).containsExactly("a%1");
    assertThat(rejected("")).hasSize(5);
    assertThat(journal.paths(MediaState.READY)).containsExactly(path("b/3"));
  }

  @Test
  void forgets() {
    reject("u1", FILM, "text");
    assertThat(journal.remove(FILM)).isTrue();
    database.flush();

    assertThat(journal.find(FILM)).isEmpty();
    assertThat(journal.remove(FILM)).isFalse();
  }

  @Test
  void keepsNodesApartInOneDatabase() {
    journal.record(Outcome.ready(staged("u1", FILM, "ann"), clock.instant()));
    otherNode.record(Outcome.rejected(staged("u9", FILM, "bob"), "text", clock.instant()));
    database.flush();

    assertThat(journal.find(FILM).orElseThrow().publisher()).isEqualTo("ann");
    assertThat(journal.rejected("")).isEmpty();
    assertThat(otherNode.rejected("")).hasSize(1);
  }

  @Test
  void holdsTheLongestPath() {
    String segment = "\u00e9".repeat(127);
    MediaPath longest = path((segment + "/").repeat(8).substring(0, MediaPath.MAX_LENGTH - 1));
    reject("u1", longest, "text");
    database.flush();

    assertThat(journal.find(longest)).isPresent();
  }

  /** A database that hangs must not hold up more than one caller a second. */
  @Test
  void asksADatabaseThatIsDownOnceASecond() {
    outage.stop();
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> journal.find(FILM)).isInstanceOf(DatabaseUnavailableException.class);
    }
    assertThat(outage.questions()).isEqualTo(1);
    assertThat(journal.isUp()).isFalse();

    outage.start();
    nanos.addAndGet(DatabaseGuard.RETRY.toNanos() - 1);
    assertThatThrownBy(journal::probe).isInstanceOf(DatabaseUnavailableException.class);
    nanos.addAndGet(1);
    journal.probe();

    assertThat(journal.isUp()).isTrue();
    assertThat(journal.find(FILM)).isEmpty();
  }

  private void reject(String id, MediaPath path, String reason) {
    journal.record(Outcome.rejected(staged(id, path, ""), reason, clock.instant()));
  }

  private List<String> rejected(String prefix) {
    return journal.rejected(prefix).stream().map(upload -> upload.path().value()).toList();
  }

  private StagedUpload staged(String id, MediaPath path, String publisher) {
    return new StagedUpload(
        id,
        path,
        4711,
        "0".repeat(64),
        publisher,
        UploadDescription.NORMAL,
        false,
        clock.instant());
  }
}
