package io.baton.engine.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.media.MediaEntry;
import io.baton.engine.media.store.FileMediaStore;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.supply.FakeHolders.Request;
import io.baton.engine.supply.FakeHolders.State;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node keeps a film of other nodes that one of its viewers watches. */
class AdoptionTest {
  private static final int SECONDS = 60;

  @TempDir private static Path films;
  private static SuppliedFilm film;

  @TempDir private Path directory;
  private FileMediaStore store;
  private VirtualAnchor anchor;

  @BeforeAll
  static void importFilm() throws Exception {
    film = SuppliedFilm.of(SampleMedia.H264_AAC, SECONDS, films);
  }

  @BeforeEach
  void start() throws IOException {
    store = Importing.store(directory.resolve("copies"), Map.of("baton.supply.adopt", "true"));
    anchor = new VirtualAnchor(film, directory, store.copies());
  }

  @AfterEach
  void stop() throws IOException {
    anchor.close();
    store.close();
  }

  private ContentId id() {
    return film.whole().id();
  }

  @Test
  void theWholeFilmIsKeptWhileAViewerWatchesIt() throws Exception {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(5));
    assertThat(store.list()).as("it takes no more than a stream at twice its rate").isEmpty();
    anchor.pass(Duration.ofSeconds(SECONDS));

    viewer.check();
    assertThat(viewer.takeLateness()).isLessThan(20);
    assertThat(store.list())
        .singleElement()
        .satisfies(
            copy -> {
              assertThat(copy.path()).isEqualTo(RemoteViewer.PATH);
              assertThat(copy.origin()).isEqualTo("node-2");
            });
    assertThat(store.verify(id())).isTrue();
    assertThat(anchor.holders().takeRequests())
        .extracting(Request::range)
        .as("what viewers need is not fetched again")
        .doesNotHaveDuplicates();
    viewer.close();
    anchor.pass(Duration.ofSeconds(2));
    assertThat(anchor.supplies().statistics().cacheOctetsInUse()).isZero();
  }

  @Test
  void itGoesOnWithAnotherSupplierAndWithoutAViewer() throws Exception {
    RemoteViewer viewer = anchor.viewer("v", "node-2", "node-3");
    viewer.play(VirtualAnchor.from(50));
    anchor.pass(Duration.ofSeconds(3));
    viewer.close();
    anchor.holders().become("node-2", State.DEAD);
    anchor.pass(Duration.ofSeconds(SECONDS));

    assertThat(store.list()).hasSize(1);
    assertThat(store.verify(id())).isTrue();
  }

  @Test
  void aCopyOfACopyIsOneOfTheOriginal() {
    anchor.holders().copied("node-3", "node-2");
    anchor.viewer("v", "node-3").play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(SECONDS));

    assertThat(store.list()).extracting(MediaEntry::origin).containsExactly("node-2");
    assertThat(store.origin(id())).contains("node-2");
  }

  @Test
  void theStandbySaysWhoseContentItIsIfTheSupplierDoesNot() {
    anchor.holders().copied("node-3", "node-4");
    RemoteViewer viewer = anchor.opening("v", "node-2", "node-3");
    anchor.holders().become("node-2", State.LACKS);
    anchor.pass(Duration.ofMillis(20));
    viewer.play(VirtualAnchor.from(0));
    anchor.pass(Duration.ofSeconds(SECONDS));

    assertThat(store.list()).extracting(MediaEntry::origin).containsExactly("node-4");
  }

  @Test
  void withoutASupplierItIsGivenUpAndBegunAgainForTheNextViewer() {
    RemoteViewer viewer = anchor.viewer("v", "node-2");
    anchor.pass(Duration.ofSeconds(2));
    anchor.holders().become("node-2", State.DEAD);
    viewer.close();
    anchor.pass(Duration.ofSeconds(70));
    assertThat(store.list()).isEmpty();
    assertThat(anchor.supplies().statistics().cacheOctetsInUse()).isZero();
    assertThat(directory.resolve("copies/work")).isEmptyDirectory();

    anchor.holders().become("node-2", State.WORKS);
    anchor.pass(Duration.ofSeconds(2));
    anchor.viewer("next", "node-2");
    anchor.pass(Duration.ofSeconds(SECONDS));
    assertThat(store.list()).extracting(MediaEntry::isCached).containsExactly(true);
  }

  @Test
  void aFilmThatWasUploadedMeanwhileIsLeft() throws Exception {
    anchor.viewer("v", "node-2");
    anchor.pass(Duration.ofSeconds(5));
    Importing.into(store, RemoteViewer.PATH.value(), SampleMedia.AAC.file(5));
    anchor.pass(Duration.ofSeconds(SECONDS));

    assertThat(store.list()).extracting(MediaEntry::isCached).containsExactly(false);
    assertThat(store.files(id())).isEmpty();
  }

  @Test
  void severalViewersMakeOneCopy() throws Exception {
    for (String id : List.of("a", "b", "c")) {
      anchor.viewer(id, "node-2").play(VirtualAnchor.from(3));
    }
    anchor.pass(Duration.ofSeconds(SECONDS));

    assertThat(store.list()).hasSize(1);
    assertThat(anchor.holders().takeRequests()).extracting(Request::range).doesNotHaveDuplicates();
  }
}
