package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.media.MediaEntry;
import io.baton.engine.media.ContentFiles;
import io.baton.engine.media.manifest.Manifest;
import io.baton.engine.media.manifest.PieceList;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Films of another node that this one keeps: content like any other, and the first to go. */
class CopyStoreTest {
  static final MediaPath FILM = new MediaPath("films/film.mp4");
  private static final MediaPath OTHER = new MediaPath("films/other.mp4");
  private static final String ORIGIN = "node-2";

  /** What is to stay free by default. */
  private static final long RESERVE = 1L << 30;

  @TempDir private static Path origin;
  private static ContentFiles film;
  private static ContentFiles other;

  @TempDir private Path directory;
  private final AtomicLong free = new AtomicLong(RESERVE * 64);
  private final AtomicInteger streaming = new AtomicInteger();
  private FileMediaStore store;

  @BeforeAll
  static void importFilms() throws Exception {
    try (FileMediaStore store = Importing.store(origin)) {
      film = files(store, Importing.into(store, "a", SampleMedia.H264_AAC.file(5)));
      other = files(store, Importing.into(store, "b", SampleMedia.AAC.file(5)));
    }
  }

  private static ContentFiles files(FileMediaStore store, MediaEntry entry) {
    return store.files(entry.description().content()).orElseThrow();
  }

  @BeforeEach
  void open() throws IOException {
    store =
        FileMediaStore.open(
            Importing.configuration(directory, Map.of("baton.supply.adopt", "true")),
            content -> streaming.get(),
            free::get);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private void reopen() throws IOException {
    store.close();
    open();
  }

  static Manifest manifest(ContentFiles files) throws IOException {
    String id = files.manifest().getParent().getFileName().toString();
    return Manifest.read(files.manifest(), new ContentId(id));
  }

  /** Writes all pieces of a film. */
  static void fill(CopyDraft draft, ContentFiles from) throws IOException {
    Manifest manifest = manifest(from);
    for (int piece = 0; piece < manifest.index().pieces(); piece++) {
      draft.index(piece, octets(from.index(), manifest.index(), piece));
    }
    for (int piece = 0; piece < manifest.media().pieces(); piece++) {
      draft.media(piece, octets(from.media(), manifest.media(), piece));
    }
  }

  private static ByteBuffer octets(Path file, PieceList pieces, int piece) throws IOException {
    int from = Math.toIntExact(pieces.position(piece));
    byte[] all = Files.readAllBytes(file);
    return ByteBuffer.wrap(Arrays.copyOfRange(all, from, from + pieces.length(piece)));
  }

  private Optional<CopyDraft> begin(MediaPath path, ContentFiles from) throws IOException {
    return store.copies().orElseThrow().begin(path, ORIGIN, manifest(from));
  }

  private boolean adopt(MediaPath path, ContentFiles from) throws IOException {
    try (CopyDraft draft = begin(path, from).orElseThrow()) {
      fill(draft, from);
      return draft.publish();
    }
  }

  @Test
  void isContentLikeAnyOtherAlsoAfterARestart() throws Exception {
    AtomicInteger changes = new AtomicInteger();
    store.onChange(changes::incrementAndGet);
    assertThat(adopt(FILM, film)).isTrue();
    assertThat(changes).as("other nodes hear of it").hasPositiveValue();
    assertCopied();
    reopen();
    assertCopied();
    assertThat(directory.resolve("work")).isEmptyDirectory();
  }

  private void assertCopied() throws Exception {
    MediaEntry entry = store.find(FILM).orElseThrow();
    assertThat(entry.isCached()).isTrue();
    assertThat(entry.origin()).isEqualTo(ORIGIN);
    ContentId content = entry.description().content();
    assertThat(entry.description()).isEqualTo(manifest(film).description());
    assertThat(store.open(content)).isPresent();
    assertThat(store.verify(content)).isTrue();
    assertThat(store.origin(content)).contains(ORIGIN);
    ContentFiles files = store.files(content).orElseThrow();
    assertThat(files.media()).hasSameBinaryContentAs(film.media());
    assertThat(files.index()).hasSameBinaryContentAs(film.index());
    assertThat(files.manifest()).hasSameBinaryContentAs(film.manifest());
  }

  @Test
  void anUploadReplacesIt() throws Exception {
    adopt(FILM, film);
    ContentId copied = store.find(FILM).orElseThrow().description().content();
    Importing.into(store, FILM.value(), SampleMedia.AAC.file(5));

    assertThat(store.find(FILM).orElseThrow().isCached()).isFalse();
    assertThat(store.files(copied)).isEmpty();
    assertThat(begin(FILM, film)).as("nor does a copy replace an upload").isEmpty();
  }

  @Test
  void anUploadOfTheSameIsNoCopyAnyMore() throws Exception {
    adopt(FILM, film);
    Importing.into(store, FILM.value(), SampleMedia.H264_AAC.file(5));

    MediaEntry entry = store.find(FILM).orElseThrow();
    assertThat(entry.isCached()).isFalse();
    assertThat(entry.description().content()).isEqualTo(manifest(film).id());
    assertThat(store.open(manifest(film).id())).isPresent();
    assertThat(store.origin(manifest(film).id())).isEmpty();
  }

  @Test
  void contentThatWasUploadedUnderAnotherNameIsNoCopy() throws Exception {
    Importing.into(store, "uploaded.mp4", SampleMedia.H264_AAC.file(5));
    assertThat(adopt(FILM, film)).isTrue();
    assertThat(store.origin(manifest(film).id())).isEmpty();
  }

  @Test
  void anUploadThatCameMeanwhileStays() throws Exception {
    try (CopyDraft draft = begin(FILM, film).orElseThrow()) {
      fill(draft, film);
      Importing.into(store, FILM.value(), SampleMedia.AAC.file(5));
      assertThat(draft.publish()).isFalse();
    }
    assertThat(store.find(FILM).orElseThrow().isCached()).isFalse();
    assertThat(store.files(manifest(film).id())).isEmpty();
  }

  @Test
  void deletingItsNameRemovesIt() throws Exception {
    adopt(FILM, film);
    assertThat(store.delete(FILM, false)).isTrue();
    assertThat(store.list()).isEmpty();
    assertThat(store.files(manifest(film).id())).isEmpty();
  }

  @Test
  void aCopyThatIsWithdrawnGoesAndAnUploadDoesNot() throws Exception {
    adopt(FILM, film);
    MediaEntry copy = store.find(FILM).orElseThrow();
    streaming.set(1);
    assertThat(store.withdraw(copy)).as("its viewers see it to its end").isTrue();
    assertThat(store.find(FILM)).isEmpty();

    Importing.into(store, FILM.value(), SampleMedia.H264_AAC.file(5));
    assertThat(store.withdraw(copy)).isFalse();
    assertThat(store.withdraw(store.find(FILM).orElseThrow())).isFalse();
    assertThat(store.find(FILM)).isPresent();
  }

  @Test
  void whatIsDamagedIsNotKept() throws Exception {
    try (CopyDraft draft = begin(FILM, film).orElseThrow()) {
      ByteBuffer octets = octets(film.media(), manifest(film).media(), 1);
      octets.put(77, (byte) ~octets.get(77));
      assertThatThrownBy(() -> draft.media(1, octets)).hasMessageContaining("piece 1 of its file");
      assertThatThrownBy(draft::publish).hasMessageContaining("missing");
    }
    assertThat(store.list()).isEmpty();
    assertThat(directory.resolve("work")).isEmptyDirectory();
  }

  @Test
  void copiesGiveWayBeforeTheDiskIsCalledFull() throws Exception {
    adopt(FILM, film);
    adopt(OTHER, other);
    free.set(RESERVE);
    // What goes is free at once on this disk.
    store.onChange(() -> free.set(RESERVE * 2));
    Importing.into(store, "upload", SampleMedia.AAC.file(5));

    assertThat(store.list())
        .extracting(MediaEntry::path)
        .as("the oldest copy has gone, and no more than needed")
        .containsExactly(OTHER, new MediaPath("upload"));
  }

  @Test
  void copiesThatAreStreamedDoNotGiveWay() throws Exception {
    adopt(FILM, film);
    free.set(RESERVE);
    streaming.set(1);
    assertThat(begin(OTHER, other)).isEmpty();
    assertThat(store.find(FILM)).isPresent();
    streaming.set(0);
    assertThat(begin(OTHER, other)).as("the disk does not say that it has room now").isEmpty();
    assertThat(store.find(FILM)).isEmpty();
  }

  @Test
  void aDiskThatFillsUpEndsIt() throws Exception {
    try (CopyDraft draft = begin(FILM, film).orElseThrow()) {
      free.set(RESERVE);
      assertThatThrownBy(() -> fill(draft, film)).hasMessageContaining("no space");
    }
    assertThat(store.list()).isEmpty();
  }

  @Test
  void allTogetherStayBelowTheLimit() throws Exception {
    StoreLayout layout = new StoreLayout(directory.resolve("limited"));
    Files.createDirectories(layout.root());
    layout.prepare();
    CopyStore copies = CrashingAdoption.copies(layout, size(film) + size(other) - 1, step -> {});
    for (ContentFiles each : new ContentFiles[] {film, other}) {
      MediaPath path = each.equals(film) ? FILM : OTHER;
      try (CopyDraft draft = copies.begin(path, ORIGIN, manifest(each)).orElseThrow()) {
        fill(draft, each);
        assertThat(draft.publish()).isTrue();
      }
    }
    assertThat(copies.octets()).isEqualTo(size(other));
    CopyStore small = CrashingAdoption.copies(layout, size(other) - 1, step -> {});
    assertThat(small.begin(FILM, ORIGIN, manifest(film))).as("too large").isEmpty();
    assertThat(small.octets()).as("nothing goes for it").isEqualTo(size(other));
  }

  private static long size(ContentFiles files) throws IOException {
    return Files.size(files.index()) + Files.size(files.media());
  }

  /** A process that ends in the middle of an adoption, at each of its steps. */
  @ParameterizedTest
  @EnumSource(AdoptionStep.class)
  void isCompleteOrGoneWhereverTheNodeDies(AdoptionStep step) throws Exception {
    store.close();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingAdoption.class.getName(),
                directory.toString(),
                film.manifest().getParent().toString(),
                step.name())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isEqualTo(CrashingAdoption.EXIT);
    open();

    assertThat(directory.resolve("work")).isEmptyDirectory();
    if (step == AdoptionStep.NAMED) {
      assertCopied();
    } else {
      assertThat(store.list()).isEmpty();
      assertThat(store.files(manifest(film).id())).as("nothing is left").isEmpty();
      assertThat(adopt(FILM, film)).as("and it can be adopted again").isTrue();
    }
  }
}
