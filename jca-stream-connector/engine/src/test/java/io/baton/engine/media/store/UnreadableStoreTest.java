package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.media.MediaEntry;
import io.baton.engine.media.ContentFiles;
import io.baton.engine.media.testing.Depacketizer;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store some of whose files cannot be read, for a while or for good. */
class UnreadableStoreTest {
  private static final MediaPath FILM = new MediaPath("films/film.mp4");
  private static final MediaPath OTHER = new MediaPath("films/other.mp4");

  @TempDir private Path directory;
  private StoreLayout layout;
  private FileMediaStore store;
  private ContentId film;
  private ContentId other;

  @BeforeEach
  void twoFilms() throws Exception {
    layout = new StoreLayout(directory);
    store = Importing.store(directory);
    film = importFilm(FILM, SampleMedia.H264_AAC);
    other = importFilm(OTHER, SampleMedia.AAC);
  }

  @AfterEach
  void closeStore() throws IOException {
    store.close();
  }

  @Test
  void contentWhoseNameCannotBeReadIsKeptUntilItCan() throws Exception {
    byte[] name = Files.readAllBytes(layout.name(FILM));
    Files.writeString(layout.name(FILM), "{\"format\":2}");
    reopen();

    assertThat(store.list()).extracting(MediaEntry::path).containsExactly(OTHER);
    assertThat(store.isUnread(FILM)).isTrue();
    assertThat(store.isUnread(OTHER)).isFalse();
    assertThat(contentOnDisk()).containsExactlyInAnyOrder(film, other);

    Files.write(layout.name(FILM), name);
    reopen();

    assertThat(store.find(FILM)).isPresent();
    assertThat(store.isUnread(FILM)).isFalse();
    assertThat(store.open(film)).isPresent();
  }

  @Test
  void noContentGoesWhileANameIsUnknown() throws Exception {
    importFilm(
        FILM, SampleMedia.AAC); // film's former content is gone, both names are for the other
    Files.writeString(layout.name(FILM), "");
    reopen();

    assertThat(store.delete(OTHER, false)).isTrue();
    assertThat(contentOnDisk()).as("the name that was not read may refer to it").contains(other);

    Files.delete(layout.name(FILM));
    reopen();

    assertThat(contentOnDisk()).isEmpty();
  }

  @Test
  void contentWhoseManifestCannotBeReadIsKeptAndOrphansAreNot() throws Exception {
    Path manifest = layout.content(film).resolve("manifest");
    byte[] before = Files.readAllBytes(manifest);
    Files.writeString(manifest, "BATONM");
    Files.delete(layout.name(OTHER));
    reopen();

    assertThat(store.isUnread(FILM)).isTrue();
    assertThat(contentOnDisk()).containsExactly(film);

    Files.write(manifest, before);
    reopen();

    assertThat(store.find(FILM)).isPresent();
  }

  /** At the start its hashes are not read. */
  @Test
  void contentWhoseManifestIsDamagedIsFoundAndNotOpened() throws Exception {
    Path manifest = layout.content(film).resolve("manifest");
    byte[] octets = Files.readAllBytes(manifest);
    octets[octets.length - 1] ^= 1;
    Files.write(manifest, octets);
    reopen();

    assertThat(store.find(FILM)).isPresent();
    assertThatThrownBy(() -> store.open(film)).hasMessageContaining("not that of");

    importFilm(FILM, SampleMedia.H264_AAC);
    assertThat(store.open(film)).as("importing it again mends it").isPresent();
  }

  @Test
  void uploadingAgainMendsAName() throws Exception {
    Files.writeString(layout.name(FILM), "");
    reopen();

    importFilm(FILM, SampleMedia.H264_AAC);

    assertThat(store.find(FILM)).isPresent();
    assertThat(store.isUnread(FILM)).isFalse();
    store.delete(FILM, false);
    assertThat(contentOnDisk()).containsExactly(other);
  }

  @Test
  void aNameThatCannotBeReadCanBeRemoved() throws Exception {
    Files.writeString(layout.name(FILM), "");
    reopen();

    assertThat(store.delete(FILM, false)).isTrue();
    assertThat(store.delete(FILM, false)).isFalse();
    reopen();

    assertThat(contentOnDisk()).containsExactly(other);
  }

  @Test
  void uploadingAgainMendsContent() throws Exception {
    Path index = layout.content(film).resolve("index");
    byte[] damaged = Files.readAllBytes(index);
    damaged[damaged.length / 2] ^= 1;
    Files.write(index, damaged);
    reopen();

    importFilm(FILM, SampleMedia.H264_AAC);

    assertThat(Depacketizer.units(store.open(film).orElseThrow().tracks().get(0))).isNotEmpty();
    assertThat(directory.resolve("work")).isEmptyDirectory();
    reopen();
    assertThat(store.open(film)).isPresent();
  }

  @Test
  void contentThatIsIntactStaysAsItIs() throws Exception {
    Object before = Files.readAttributes(layout.content(film), "unix:ino").get("ino");

    importFilm(FILM, SampleMedia.H264_AAC);

    assertThat(Files.readAttributes(layout.content(film), "unix:ino")).containsEntry("ino", before);
  }

  @Test
  void damagedContentIsWithdrawnAndMended() throws Exception {
    MediaPath copy = new MediaPath("copy.mp4");
    assertThat(importFilm(copy, SampleMedia.H264_AAC)).isEqualTo(film);
    assertThat(store.verify(film)).isTrue();
    assertThat(store.files(film)).contains(ContentFiles.in(layout.content(film)));
    flip(layout.content(film).resolve("media"), 100_000);
    AtomicInteger changes = new AtomicInteger();
    store.onChange(changes::incrementAndGet);

    assertThat(store.verify(film)).isFalse();

    assertThat(changes).hasValue(1);
    assertThat(store.list()).extracting(MediaEntry::path).containsExactly(OTHER);
    assertThat(store.isUnread(FILM)).isTrue();
    assertThat(store.files(film)).isEmpty();
    assertThatThrownBy(() -> store.open(film)).hasMessageContaining("damaged");
    reopen();
    assertThat(store.isUnread(FILM)).as("also after a restart").isTrue();
    assertThat(contentOnDisk()).containsExactlyInAnyOrder(film, other);

    assertThat(importFilm(FILM, SampleMedia.H264_AAC)).isEqualTo(film);
    assertThat(store.verify(film)).isTrue();
    assertThat(store.find(FILM)).isPresent();
    assertThat(store.find(copy)).as("under its other name, too").isPresent();
    assertThat(store.open(film)).isPresent();
    assertThat(store.files(film)).isPresent();
  }

  @Test
  void whatIsNotThereIsNotDamaged() throws Exception {
    assertThat(store.verify(new ContentId("0".repeat(64)))).isTrue();
    assertThat(store.files(new ContentId("0".repeat(64)))).isEmpty();
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] octets = Files.readAllBytes(file);
    octets[at] ^= 1;
    Files.write(file, octets);
  }

  private void reopen() throws IOException {
    store.close();
    store = Importing.store(directory);
  }

  private ContentId importFilm(MediaPath path, SampleMedia sample) throws Exception {
    return Importing.into(store, path.value(), sample.file(5)).description().content();
  }

  private List<ContentId> contentOnDisk() throws IOException {
    return new ContentShelf(layout).all();
  }
}
