package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.media.MediaEntry;
import io.baton.engine.media.Content;
import io.baton.engine.media.index.FormerIndexes;
import io.baton.engine.media.ingest.tools.FileTree;
import io.baton.engine.media.manifest.Manifest;
import io.baton.engine.media.manifest.RecordJson;
import io.baton.engine.media.manifest.Sha256;
import io.baton.engine.media.store.former.FormerContent;
import io.baton.engine.media.store.former.FormerIndex;
import io.baton.engine.media.testing.Depacketizer;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.testing.Conditions;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import io.baton.model.media.TrackDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that version 1 has written: two films, one of which has two names. */
class StoreConversionTest {
  private static final Path FORMER =
      Path.of("src/test/resources/io/baton/engine/media/store/version1");
  private static final MediaPath STILL = new MediaPath("t/still.mp4");
  private static final MediaPath AGAIN = new MediaPath("t/again.mp4");
  private static final MediaPath CLIP = new MediaPath("n/ü.mp4");
  private static final ContentId FORMER_STILL =
      new ContentId("9b70edd4df48afdff8ce79a78cbeef80055bbf96bcae79c34f48a0829ddc9b15");
  private static final ContentId FORMER_CLIP =
      new ContentId("997ce3a9d0ccba5db1f7f9425ac1f2764845688a3a45b0130f36ce10cb21c4be");

  @TempDir private Path directory;
  private StoreLayout layout;

  @BeforeEach
  void copyFormerStore() throws IOException {
    layout = new StoreLayout(directory);
    try (Stream<Path> files = Files.walk(FORMER)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = directory.resolve(FORMER.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private FileMediaStore converted() throws IOException {
    FileMediaStore store = Importing.store(directory);
    Conditions.await("all is converted", this::nothingIsFormer);
    return store;
  }

  private boolean nothingIsFormer() {
    ContentShelf shelf = new ContentShelf(layout);
    try {
      return shelf.all().stream().noneMatch(shelf::isFormer)
          && Objects.requireNonNull(directory.resolve("work").toFile().list()).length == 0;
    } catch (IOException | UncheckedIOException e) {
      // Something was moved while it was looked at.
      return false;
    }
  }

  @Test
  void everythingIsThereAfterwards() throws Exception {
    try (FileMediaStore store = converted()) {
      assertComplete(store);
      MediaEntry still = store.find(STILL).orElseThrow();
      assertThat(still.imported()).isEqualTo(Instant.parse("2026-11-30T23:42:36.312029958Z"));
      assertThat(still.description().sourceSha256()).startsWith("71fc07c7");
      assertThat(still.description().tracks()).hasSize(2);
    }
    try (FileMediaStore store = Importing.store(directory)) {
      assertComplete(store);
    }
  }

  private void assertComplete(FileMediaStore store) throws Exception {
    assertThat(store.converting()).isEmpty();
    assertThat(store.list()).extracting(MediaEntry::path).containsExactly(CLIP, AGAIN, STILL);
    ContentId still = content(store, STILL);
    ContentId clip = content(store, CLIP);
    assertThat(content(store, AGAIN)).isEqualTo(still);
    assertThat(new ContentShelf(layout).all())
        .containsExactlyInAnyOrder(still, clip)
        .doesNotContain(FORMER_STILL, FORMER_CLIP);
    assertThat(store.verify(still)).isTrue();
    assertThat(store.verify(clip)).isTrue();
    assertThat(store.files(still).orElseThrow().media())
        .hasDigest("SHA-256", FORMER_STILL.sha256());
    assertThat(layout.content(still)).isDirectoryNotContaining("glob:**.json");
    Content content = store.open(still).orElseThrow();
    assertThat(content.tracks().get(0).packets()).isEqualTo(6);
    assertThat(content.tracks().get(1).packets()).isEqualTo(188);
    assertThat(Depacketizer.units(content.tracks().get(1))).hasSize(564);
    assertThat(content.peakBits()).isPositive();
    assertThat(directory.resolve("work")).isEmptyDirectory();
  }

  private static ContentId content(FileMediaStore store, MediaPath path) {
    return store.find(path).orElseThrow().description().content();
  }

  /** A process that ends in the middle of a conversion, at each of its steps. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
  void losesNothingWhereverItDies(int step) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingConversion.class.getName(),
                directory.toString(),
                Integer.toString(step))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isEqualTo(CrashingConversion.EXIT);
    try (FileMediaStore store = converted()) {
      assertComplete(store);
    }
  }

  @Test
  void damagedContentIsLeftAndNamed() throws Exception {
    flip(layout.content(FORMER_CLIP).resolve("media"));
    try (FileMediaStore store = Importing.store(directory)) {
      Conditions.await(
          "one is left", () -> store.converting().size() == 1 && store.list().size() == 2);
      assertThat(store.converting()).containsOnlyKeys(CLIP);
      assertThat(store.isUnread(CLIP)).isTrue();
    }
    flip(layout.content(FORMER_CLIP).resolve("media"));
    flip(layout.content(FORMER_CLIP).resolve("index"));
    Importing.store(directory).close();
    assertThat(layout.content(FORMER_CLIP)).isDirectory();
    flip(layout.content(FORMER_CLIP).resolve("index"));
    try (FileMediaStore store = converted()) {
      assertComplete(store);
    }
  }

  private static void flip(Path file) throws IOException {
    byte[] octets = Files.readAllBytes(file);
    octets[octets.length / 2] ^= 1;
    Files.write(file, octets);
  }

  @Test
  void aNameThatWaitsCanBeReplacedAndRemoved() throws Exception {
    layout.prepare();
    ContentShelf shelf = new ContentShelf(layout);
    NameTable names = new NameTable(layout, shelf);
    assertThat(names.former()).hasSize(3);
    names.remove(CLIP);
    names.remove(AGAIN);
    Inventory inventory = CrashingConversion.inventory(layout, shelf, names);
    CrashingConversion.conversion(layout, shelf, names, inventory, step -> {}).run();

    assertThat(names.former()).isEmpty();
    assertThat(names.list()).extracting(MediaEntry::path).containsExactly(STILL);
    inventory.removeOrphans();
    assertThat(shelf.all()).hasSize(1).doesNotContain(FORMER_STILL, FORMER_CLIP);
  }

  /** The first versions knew neither titles nor tracks left out. */
  @Test
  void descriptionsOfTheFirstVersionsAreRead() throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
        String json = Files.readString(file);
        Files.writeString(
            file,
            json.replaceAll(",\"(title|transcodedFrom)\":\"\"", "")
                .replaceAll(",\"leftOut\":\\[]", ""));
      }
    }
    try (FileMediaStore store = converted()) {
      assertComplete(store);
      MediaDescription description = store.find(STILL).orElseThrow().description();
      assertThat(description.title()).isEmpty();
      assertThat(description.leftOut()).isEmpty();
      assertThat(description.tracks()).extracting(TrackDescription::title).containsOnly("");
    }
  }

  /** Nodes that converted and nodes that import anew agree. */
  @ParameterizedTest
  @EnumSource(
      value = SampleMedia.class,
      names = {"H264_AAC", "H264_BFRAMES_OPUS", "H265_AAC", "MP3"})
  void givesTheIdThatANewImportGives(SampleMedia sample) throws Exception {
    FileTree.delete(directory.resolve("content"));
    FileTree.delete(directory.resolve("names"));
    ContentId fresh;
    try (FileMediaStore store = Importing.store(directory)) {
      fresh = Importing.into(store, "film", sample.file(5)).description().content();
    }
    ContentId former = makeFormer(fresh);
    assertThat(new ContentShelf(layout).all()).containsExactly(former).doesNotContain(fresh);

    try (FileMediaStore store = converted()) {
      assertThat(new ContentShelf(layout).all()).containsExactly(fresh);
      assertThat(content(store, new MediaPath("film"))).isEqualTo(fresh);
      assertThat(store.verify(fresh)).isTrue();
    }
  }

  /** Makes content, and the names of it, as they were in version 1. */
  private ContentId makeFormer(ContentId fresh) throws Exception {
    Path from = layout.content(fresh);
    Manifest manifest = Manifest.read(from.resolve("manifest"), fresh);
    ContentId former = new ContentId(Sha256.of(from.resolve("media"), part -> {}));
    Path to = Files.createDirectories(layout.content(former));
    Files.move(from.resolve("media"), to.resolve("media"));
    byte[] sum = HexFormat.of().parseHex(former.sha256());
    Files.write(to.resolve("index"), FormerIndexes.of(from.resolve("index"), sum));
    MediaDescription description = manifest.description();
    FormerContent content =
        new FormerContent(
            new MediaDescription(
                former,
                "cd".repeat(32),
                description.duration(),
                description.sizeBytes(),
                description.bitrate(),
                description.tracks(),
                description.title(),
                List.of()),
            manifest.summary().formats());
    Files.write(to.resolve("description.json"), RecordJson.bytes(content));
    FileTree.delete(from);
    Path name = layout.name(new MediaPath("film"));
    String text = Files.readString(name).replace(fresh.sha256(), former.sha256());
    Files.writeString(name, text);
    return former;
  }

  @Test
  void anIndexOfAnotherVersionIsNotConverted() throws Exception {
    Path index = layout.content(FORMER_CLIP).resolve("index");
    byte[] octets = Files.readAllBytes(index);
    octets[8] = 3;
    Files.write(index, octets);
    assertThatThrownBy(
            () -> FormerIndex.convert(index, List.of(), directory, directory.resolve("index"), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }
}
