package io.baton.catalog;

import static io.baton.support.Samples.entry;
import static io.baton.support.Samples.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.catalog.journal.DatabaseGuard;
import io.baton.catalog.journal.DatabaseUnavailableException;
import io.baton.catalog.journal.MediaState;
import io.baton.connector.media.MediaInUseException;
import io.baton.connector.media.MediaRejectedException;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.MediaStoreException.Reason;
import io.baton.model.media.MediaPath;
import io.baton.node.EngineUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpaMediaCatalogTest {
  private final CatalogFixture beans = new CatalogFixture();

  @AfterEach
  void close() {
    assertThat(beans.engine.open()).as("connections left open").isZero();
    beans.close();
  }

  @Test
  void receivesAndQueuesAnUpload() throws Exception {
    MediaRecord record = beans.receive("film.mp4");

    assertThat(record.state()).isEqualTo(MediaState.IMPORTING);
    assertThat(record.publisher()).isEqualTo("ann");
    assertThat(record.uploadBytes()).isEqualTo(4);
    assertThat(record.description()).isEmpty();
    assertThat(record.progress()).isZero();
    assertThat(beans.find("film.mp4")).isEqualTo(record);
    assertThat(beans.jms.size()).isEqualTo(1);
  }

  @Test
  void isReadyAfterTheImport() throws Exception {
    beans.receive("film.mp4");
    beans.importAll();

    MediaRecord record = beans.find("film.mp4");
    assertThat(record.state()).isEqualTo(MediaState.READY);
    assertThat(record.progress()).isEqualTo(1);
    assertThat(record.description()).isPresent();
    assertThat(record.publisher()).isEqualTo("ann");
  }

  @Test
  void saysWhyAnUploadWasRejected() throws Exception {
    rejectEverything();
    beans.receive("film.mp4");
    beans.importAll();

    MediaRecord record = beans.find("film.mp4");
    assertThat(record.state()).isEqualTo(MediaState.REJECTED);
    assertThat(record.reason()).contains("It is a text file");
  }

  @Test
  void keepsTheOldContentWhileTheNewIsImportedAndAfterItIsRejected() throws Exception {
    beans.store.put(entry("film.mp4"));
    rejectEverything();

    assertThat(beans.receive("film.mp4").description()).isPresent();
    beans.importAll();

    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.REJECTED);
    assertThat(beans.find("film.mp4").description()).isPresent();
  }

  @Test
  void showsHowFarAnImportIs() throws Exception {
    double[] seen = new double[1];
    beans.store.importWith(
        progress -> {
          progress.accept(0.25);
          seen[0] = beans.find("film.mp4").progress();
        });
    beans.receive("film.mp4");
    beans.importAll();

    assertThat(seen[0]).isEqualTo(0.25);
  }

  @Test
  void leavesNothingOfAnUploadThatWasCutShort() {
    assertThatThrownBy(() -> beans.receive("film.mp4", "ann", CatalogFixture.BODY.length + 1))
        .isInstanceOfSatisfying(
            MediaStoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INCOMPLETE));
    assertThat(beans.catalog.find(path("film.mp4"))).isEmpty();
    assertThat(beans.jms.size()).isZero();
  }

  @Test
  void acceptsAnUploadWithoutQueueAndDatabaseAndImportsItWhenTheyAreBack() throws Exception {
    beans.jms.breakDown();
    beans.outage.stop();

    assertThat(beans.receive("film.mp4").state()).isEqualTo(MediaState.IMPORTING);

    beans.jms.repair();
    beans.timer.look();
    beans.importAll();
    assertThat(beans.find("film.mp4").state()).as("not yet recorded").isEqualTo(MediaState.READY);
    assertThat(beans.store.staged()).as("until it is recorded").hasSize(1);

    beans.outage.start();
    beans.nanos.addAndGet(DatabaseGuard.RETRY.toNanos());
    beans.timer.look();
    assertThat(beans.store.staged()).isEmpty();
    assertThat(beans.find("film.mp4").publisher()).isEqualTo("ann");
  }

  @Test
  void remembersARejectionThroughAnOutage() throws Exception {
    rejectEverything();
    beans.receive("film.mp4");
    beans.outage.stop();
    beans.importAll();

    assertThat(beans.find("film.mp4").reason()).contains("It is a text file");
    assertThat(beans.jms.size()).as("not imported again and again").isZero();

    beans.outage.start();
    beans.nanos.addAndGet(DatabaseGuard.RETRY.toNanos());
    beans.timer.look();
    assertThat(beans.find("film.mp4").state()).isEqualTo(MediaState.REJECTED);
    assertThat(beans.store.staged()).isEmpty();
  }

  @Test
  void saysThatTheDatabaseIsDownRatherThanHalfOfTheTruth() throws Exception {
    beans.receive("film.mp4");
    beans.importAll();
    beans.outage.stop();

    assertThatThrownBy(() -> beans.find("film.mp4"))
        .isInstanceOf(DatabaseUnavailableException.class);
    assertThatThrownBy(() -> names("", 0, 10)).isInstanceOf(DatabaseUnavailableException.class);
    assertThatThrownBy(() -> beans.catalog.delete(path("film.mp4"), true))
        .isInstanceOf(DatabaseUnavailableException.class);
    assertThat(beans.store.find(path("film.mp4"))).as("nothing half deleted").isPresent();
  }

  @Test
  void filtersByStateAndTextAndSorts() throws Exception {
    beans.store.put(entry("b/Old.mp4"));
    rejectEverything();
    beans.receive("a/old.mp4");
    beans.importAll();
    beans.clock.advance(Duration.ofSeconds(1));
    beans.receive("c/new.mp4");
    beans.importAll();

    assertThat(names(new MediaQuery("", "OLD", Optional.empty(), MediaOrder.NAME, 0, 10)))
        .containsExactly("a/old.mp4", "b/Old.mp4");
    assertThat(names(query(MediaOrder.CHANGED_DESCENDING)))
        .containsExactly("c/new.mp4", "a/old.mp4");
    assertThat(names(query(MediaOrder.CHANGED))).containsExactly("a/old.mp4", "c/new.mp4");
    assertThat(names(query(MediaOrder.NAME_DESCENDING))).containsExactly("c/new.mp4", "a/old.mp4");
  }

  private static MediaQuery query(MediaOrder order) {
    return new MediaQuery("", "", Optional.of(MediaState.REJECTED), order, 0, 10);
  }

  @Test
  void forgetsRejectedUploadsThatAreOldOrTooMany() throws Exception {
    rejectEverything();
    for (int i = 0; i < 4; i++) {
      beans.receive("film" + i);
      beans.importAll();
      beans.clock.advance(Duration.ofHours(1));
    }
    beans.database.flush();

    assertThat(beans.journal.forgetRejected(beans.clock.instant().minus(Duration.ofDays(1)), 3))
        .isEqualTo(1);
    assertThat(names("", 0, 10)).containsExactly("film1", "film2", "film3");
    assertThat(beans.journal.forgetRejected(beans.clock.instant().minus(Duration.ofMinutes(90)), 3))
        .isEqualTo(2);
    assertThat(names("", 0, 10)).containsExactly("film3");
  }

  @Test
  void knowsMediaThatNobodyUploadedHere() {
    beans.store.put(entry("film.mp4"));

    MediaRecord record = beans.find("film.mp4");
    assertThat(record.state()).isEqualTo(MediaState.READY);
    assertThat(record.publisher()).isEmpty();
  }

  @Test
  void showsWhatIsBeingConverted() {
    beans.store.convert(path("film.mp4"), Instant.EPOCH);

    MediaRecord record = beans.find("film.mp4");
    assertThat(record.state()).isEqualTo(MediaState.CONVERTING);
    assertThat(record.description()).isEmpty();
    assertThat(record.changed()).isEqualTo(Instant.EPOCH);
    assertThat(beans.catalog.list(MediaQuery.byName("", 0, 10)).records()).containsExactly(record);
    assertThat(beans.catalog.list(MediaQuery.byName("other", 0, 10)).records()).isEmpty();
  }

  @Test
  void believesTheStoreAboutWhatIsReady() throws Exception {
    beans.receive("film.mp4");
    beans.importAll();
    beans.store.delete(path("film.mp4"), true);

    assertThat(beans.catalog.find(path("film.mp4"))).isEmpty();
    assertThat(beans.catalog.list(MediaQuery.byName("", 0, 10)).records()).isEmpty();
  }

  @Test
  void listsStoredImportingAndRejectedByNameInPages() throws Exception {
    beans.store.put(entry("b"));
    beans.store.put(entry("x/1"));
    beans.receive("a");
    beans.receive("b");
    beans.receive("c");

    assertThat(names("", 0, 10)).containsExactly("a", "b", "c", "x/1");
    assertThat(names("", 1, 2)).containsExactly("b", "c");
    assertThat(names("x/", 0, 10)).containsExactly("x/1");
    assertThat(names("", 4, 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1, 10", "0, 0", "0, 1001"})
  void refusesPagesOutOfRange(int offset, int limit) {
    assertThatThrownBy(() -> MediaQuery.byName("", offset, limit))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void deletesMediaAndItsRecord() throws Exception {
    beans.receive("film.mp4");
    beans.importAll();

    assertThat(beans.catalog.delete(path("film.mp4"), false)).isTrue();

    assertThat(beans.catalog.find(path("film.mp4"))).isEmpty();
    assertThat(beans.catalog.delete(path("film.mp4"), false)).isFalse();
  }

  @Test
  void deletesAnUploadThatWaits() throws Exception {
    beans.receive("film.mp4");
    beans.receive("other.mp4");

    assertThat(beans.catalog.delete(path("film.mp4"), false)).isTrue();
    beans.importAll();

    assertThat(beans.catalog.find(path("film.mp4"))).isEmpty();
    assertThat(beans.store.staged()).isEmpty();
    assertThat(beans.find("other.mp4").state()).isEqualTo(MediaState.READY);
  }

  @Test
  void deletesNothingThatIsBeingStreamedUnlessForced() throws Exception {
    MediaPath film = path("film.mp4");
    beans.receive("film.mp4");
    beans.importAll();
    beans.store.stream(film);

    assertThatThrownBy(() -> beans.catalog.delete(film, false))
        .isInstanceOf(MediaInUseException.class);
    assertThat(beans.find("film.mp4").publisher()).isEqualTo("ann");

    assertThat(beans.catalog.delete(film, true)).isTrue();
  }

  @Test
  void saysThatTheEngineIsDown() {
    beans.engine.stop();

    assertThatThrownBy(() -> beans.catalog.find(path("film.mp4")))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining("not running");
  }

  private void rejectEverything() {
    beans.store.importWith(
        progress -> {
          throw new MediaRejectedException("It is a text file");
        });
  }

  private List<String> names(String prefix, int offset, int limit) {
    return names(MediaQuery.byName(prefix, offset, limit));
  }

  private List<String> names(MediaQuery query) {
    return beans.catalog.list(query).records().stream()
        .map(record -> record.path().value())
        .toList();
  }
}
