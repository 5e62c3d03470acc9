package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.media.MediaEntry;
import io.baton.connector.media.MediaInUseException;
import io.baton.connector.media.MediaStoreException;
import io.baton.connector.media.MediaStoreException.Reason;
import io.baton.connector.media.StagedUpload;
import io.baton.connector.media.UploadDescription;
import io.baton.engine.media.Content;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.testing.Depacketizer;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMediaStoreTest {
  private static final MediaPath FILM = new MediaPath("films/film.mp4");

  @TempDir private Path directory;
  private final AtomicInteger sessions = new AtomicInteger();
  private FileMediaStore store;

  @BeforeEach
  void openStore() throws IOException {
    store = reopened(Map.of());
  }

  @AfterEach
  void closeStore() throws IOException {
    store.close();
  }

  private FileMediaStore reopened(Map<String, String> settings) throws IOException {
    if (store != null) {
      store.close();
    }
    return FileMediaStore.open(
        Importing.configuration(directory, settings), content -> sessions.get());
  }

  @Test
  void importedMediaIsThereAfterARestart() throws Exception {
    List<Double> progress = new ArrayList<>();
    StagedUpload upload = stage(FILM, SampleMedia.H264_AAC.file(5));
    MediaEntry entry = store.importStaged(upload.id(), progress::add);

    assertThat(entry.path()).isEqualTo(FILM);
    assertThat(entry.description().sourceSha256()).isEqualTo(upload.sha256());
    assertThat(entry.description().tracks()).hasSize(2);
    assertThat(progress).isSorted().startsWith(0.0).endsWith(1.0).doesNotHaveDuplicates();
    assertThat(progress).as("while indexing").anyMatch(part -> part > 0.75 && part < 0.95);
    assertThat(store.staged()).as("until its end is recorded").containsExactly(upload);
    store.discard(upload.id());

    store = reopened(Map.of());
    assertThat(store.staged()).isEmpty();
    assertThat(store.list()).containsExactly(entry);
    assertThat(store.find(FILM)).contains(entry);
    assertThat(store.open(entry.description().content())).isPresent();
  }

  @Test
  void tellsThatNamesCameAndWentWhenThatCanBeSeen() throws Exception {
    List<Integer> names = new ArrayList<>();
    store.onChange(() -> names.add(store.list().size()));

    importFilm(FILM, SampleMedia.AAC);
    store.delete(FILM, false);

    assertThat(names).containsExactly(1, 0);
  }

  @Test
  void openContentIsShared() throws Exception {
    ContentId id = importFilm(FILM, SampleMedia.H264_AAC).description().content();
    assertThat(store.open(id)).isPresent();
    assertThat(store.open(id).orElseThrow()).isSameAs(store.open(id).orElseThrow());
    assertThat(store.open(new ContentId("0".repeat(64)))).isEmpty();
  }

  @Test
  void sameFileUnderTwoNamesIsStoredOnce() throws Exception {
    MediaPath other = new MediaPath("films");
    ContentId first = importFilm(FILM, SampleMedia.AAC).description().content();
    ContentId second = importFilm(other, SampleMedia.AAC).description().content();
    assertThat(second).isEqualTo(first);
    assertThat(store.list()).extracting(MediaEntry::path).containsExactly(other, FILM);

    assertThat(store.delete(FILM, false)).isTrue();
    assertThat(store.open(first)).isPresent();
    assertThat(store.delete(other, false)).isTrue();
    assertThat(contentOnDisk()).isEmpty();
    assertThat(store.delete(other, false)).isFalse();
  }

  /** Whatever else may differ between them: time, name, publisher, what a store holds already. */
  @Test
  void twoNodesGiveTheSameIdToTheSameUpload(@TempDir Path elsewhere) throws Exception {
    importFilm(new MediaPath("first"), SampleMedia.AAC);
    ContentId here = importFilm(FILM, SampleMedia.H264_BFRAMES_OPUS).description().content();
    try (FileMediaStore other = Importing.store(elsewhere)) {
      Path film = SampleMedia.H264_BFRAMES_OPUS.file(5);
      ContentId there = Importing.into(other, "other.mp4", film).description().content();
      assertThat(there).isEqualTo(here);
      assertThat(other.files(there).orElseThrow().manifest())
          .hasSameBinaryContentAs(store.files(here).orElseThrow().manifest());
    }
  }

  @Test
  void replacedContentPlaysOnForThoseWhoHaveIt() throws Exception {
    ContentId old = importFilm(FILM, SampleMedia.H264_AAC).description().content();
    Content streaming = store.open(old).orElseThrow();
    List<byte[]> before = Depacketizer.units(streaming.tracks().get(0));

    ContentId fresh = importFilm(FILM, SampleMedia.H265_AAC).description().content();

    assertThat(contentOnDisk()).containsExactly(fresh.sha256());
    assertThat(Depacketizer.units(streaming.tracks().get(0)))
        .usingElementComparator(java.util.Arrays::compare)
        .isEqualTo(before);
    assertThat(store.find(FILM).orElseThrow().description().content()).isEqualTo(fresh);
  }

  @Test
  void mediaThatIsStreamedIsRemovedByForceOnly() throws Exception {
    ContentId id = importFilm(FILM, SampleMedia.AAC).description().content();
    TrackIndex track = store.open(id).orElseThrow().tracks().get(0);
    sessions.set(3);
    assertThatThrownBy(() -> store.delete(FILM, false))
        .isInstanceOf(MediaInUseException.class)
        .hasMessageContaining("3 session(s)");
    assertThat(store.find(FILM)).isPresent();

    assertThat(store.delete(FILM, true)).isTrue();
    assertThat(store.list()).isEmpty();
    assertThat(Depacketizer.units(track)).isNotEmpty();
  }

  @Test
  void uploadsWaitInTheOrderTheyCame() throws Exception {
    StagedUpload first = stage(FILM, SampleMedia.AAC.file(5));
    StagedUpload second = stage(new MediaPath("b"), SampleMedia.MP3.file(5));
    store = reopened(Map.of());
    assertThat(store.staged()).containsExactly(first, second);
    store.discard(first.id());
    store.discard(first.id());
    assertThat(store.staged()).containsExactly(second);
    assertReason(Reason.NOT_FOUND, () -> store.importStaged(first.id(), part -> {}));
    assertReason(Reason.NOT_FOUND, () -> store.importStaged("../../etc", part -> {}));
  }

  @Test
  void anAcceptedUploadIsOnTheDiskWithAllThatIsKnownOfIt() throws Exception {
    UploadDescription description = new UploadDescription(FILM, OptionalLong.of(3), "ann", 1, true);
    StagedUpload upload = store.stage(description, new ByteArrayInputStream(new byte[] {1, 2, 3}));

    store = reopened(Map.of());

    assertThat(store.staged()).containsExactly(upload);
    assertThat(upload.publisher()).isEqualTo("ann");
    assertThat(upload.urgency()).isEqualTo(1);
    assertThat(upload.transcode()).isTrue();
    assertThat(upload.received()).isAfter(Instant.EPOCH);
  }

  @Test
  void anUploadThatAnEarlierVersionStagedIsRead() throws Exception {
    StagedUpload upload = stage(FILM, SampleMedia.AAC.file(5));
    Path metadata = directory.resolve("staging").resolve(upload.id()).resolve("upload.json");
    Files.writeString(
        metadata,
        "{\"id\":\"%s\",\"path\":{\"value\":\"%s\"},\"sizeBytes\":%d,\"sha256\":\"%s\"}"
            .formatted(upload.id(), FILM, upload.sizeBytes(), upload.sha256()));

    store = reopened(Map.of());

    assertThat(store.staged()).extracting(StagedUpload::path).containsExactly(FILM);
    assertThat(store.staged()).extracting(StagedUpload::publisher).containsExactly("");
  }

  @Test
  void theOrderOfAcceptanceHoldsWhenTheClockStepsBack() throws Exception {
    StagedUpload before = stage(FILM, SampleMedia.AAC.file(5));
    Path staging = directory.resolve("staging");
    String later = "7fffffffffffff00" + before.id().substring(16);
    Files.move(staging.resolve(before.id()), staging.resolve(later));
    Path metadata = staging.resolve(later).resolve("upload.json");
    Files.writeString(metadata, Files.readString(metadata).replace(before.id(), later));

    store = reopened(Map.of());
    StagedUpload next = stage(FILM, SampleMedia.AAC.file(5));

    assertThat(store.staged()).extracting(StagedUpload::id).containsExactly(later, next.id());
  }

  @Test
  void concurrentUploadsAppearInTheOrderOfTheirIds() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Thread sender = new Thread(() -> stageMany(seen));
      sender.start();
      senders.add(sender);
    }
    for (Thread sender : senders) {
      sender.join();
    }

    assertThat(store.staged()).hasSize(80).extracting(StagedUpload::id).isSorted();
    assertThat(seen).hasSize(80).doesNotHaveDuplicates();
  }

  private void stageMany(List<String> seen) {
    for (int i = 0; i < 10; i++) {
      try {
        InputStream body = new ByteArrayInputStream(new byte[10]);
        StagedUpload upload = store.stage(FILM, body, OptionalLong.empty());
        if (store.staged().contains(upload)) {
          seen.add(upload.id());
        }
      } catch (MediaStoreException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void uploadThatBreaksOffLeavesNothing() throws Exception {
    InputStream body = new ByteArrayInputStream(new byte[1000]);
    assertReason(Reason.INCOMPLETE, () -> store.stage(FILM, body, OptionalLong.of(1001)));
    InputStream broken = Files.newInputStream(SampleMedia.AAC.file(5));
    broken.close();
    assertReason(Reason.INCOMPLETE, () -> store.stage(FILM, broken, OptionalLong.empty()));
    assertThat(store.staged()).isEmpty();
    assertThat(directory.resolve("work")).isEmptyDirectory();
  }

  @Test
  void uploadOverTheLimitIsRefused() throws IOException {
    store = reopened(Map.of("baton.media.max.upload", "1000"));
    byte[] large = new byte[1001];
    assertReason(
        Reason.TOO_LARGE,
        () -> store.stage(FILM, new ByteArrayInputStream(large), OptionalLong.of(1001)));
    assertReason(
        Reason.TOO_LARGE,
        () -> store.stage(FILM, new ByteArrayInputStream(large), OptionalLong.empty()));
    assertThat(directory.resolve("work")).isEmptyDirectory();
  }

  @Test
  void onlyOneProcessHasTheStore() {
    assertThatThrownBy(() -> Importing.store(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("open already");
  }

  @Test
  void entriesThatWereTamperedWithAreIgnored() throws Exception {
    importFilm(FILM, SampleMedia.AAC);
    Path names = directory.resolve("names");
    Path name = onlyFile(names);
    Files.copy(name, names.resolve("copy.json"));
    Files.createSymbolicLink(names.resolve("link.json"), Path.of("/etc/hostname"));
    Files.writeString(names.resolve("garbage.json"), "{\"path\":{\"value\":\"../x\"}}");
    Files.createDirectories(directory.resolve("staging").resolve("odd"));

    store = reopened(Map.of());

    assertThat(store.list()).extracting(MediaEntry::path).containsExactly(FILM);
    assertThat(store.staged()).isEmpty();
  }

  @Test
  void contentWithoutANameIsSweptAtTheStart() throws Exception {
    importFilm(FILM, SampleMedia.AAC);
    Path names = directory.resolve("names");
    Files.delete(onlyFile(names));
    Files.createDirectories(directory.resolve("work").resolve("unfinished"));

    store = reopened(Map.of());

    assertThat(contentOnDisk()).isEmpty();
    assertThat(directory.resolve("work")).isEmptyDirectory();
  }

  @Test
  void freeSpaceIsThatOfTheFileSystem() {
    assertThat(store.freeBytes()).isPositive();
  }

  private MediaEntry importFilm(MediaPath path, SampleMedia sample) throws Exception {
    return Importing.into(store, path.value(), sample.file(5));
  }

  private StagedUpload stage(MediaPath path, Path file) throws Exception {
    try (InputStream body = Files.newInputStream(file)) {
      return store.stage(path, body, OptionalLong.of(Files.size(file)));
    }
  }

  private static Path onlyFile(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private List<String> contentOnDisk() throws IOException {
    return new ContentShelf(new StoreLayout(directory))
        .all().stream().map(ContentId::sha256).toList();
  }

  private static void assertReason(
      Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MediaStoreException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
