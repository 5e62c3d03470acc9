package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.testing.Films;
import io.baton.engine.media.testing.Importing;
import io.baton.model.media.LeftOutTrack;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.TrackDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a film cannot be streamed is left out and named, and the rest plays. */
class LeftOutTracksTest {
  @TempDir private Path directory;
  private Films films;

  @BeforeEach
  void makeFilms() {
    films = new Films(directory);
  }

  private MediaDescription describe(Path film) throws Exception {
    try (FileMediaStore store = Importing.store(directory.resolve("store"))) {
      return Importing.into(store, "film", film).description();
    }
  }

  @Test
  void subtitlesChaptersAndCoverPicturesAreNamed() throws Exception {
    films.text("s.srt", "1\n00:00:01,000 --> 00:00:02,000\nHello\n");
    films.text("m.txt", ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=3\ntitle=One\n");
    films.make("cover.png", "-f lavfi -i color=red:size=64x64 -frames:v 1");
    Path film =
        films.make(
            "film.mkv",
            "-i %s -i %s -f ffmetadata -i %s -map 0 -map 1 -map_chapters 2 -c copy -attach %s"
                    .formatted(films.base(), films.path("s.srt"), films.path("m.txt"), "%s")
                    .formatted(films.path("cover.png"))
                + " -metadata:s:3 mimetype=image/png -metadata:s:2 language=ger"
                + " -metadata:s:2 title=Untertitel");

    MediaDescription description = describe(film);

    assertThat(description.tracks())
        .extracting(TrackDescription::codec)
        .containsExactly("H264", "MPEG4-GENERIC");
    assertThat(description.leftOut())
        .extracting(LeftOutTrack::type, LeftOutTrack::codec, LeftOutTrack::language)
        .containsExactly(
            tuple("subtitle", "subrip", "ger"),
            tuple("picture", "png", ""),
            tuple("chapters", "", ""));
    assertThat(description.leftOut().get(0).title()).isEqualTo("Untertitel");
    assertThat(description.leftOut()).noneMatch(track -> track.reason().isEmpty());
  }

  @Test
  void trackOfAnUnknownCodecIsLeftOut() throws Exception {
    Path two = films.make("two.mp4", "-i " + films.base() + " -map 0:v -map 0:a -map 0:a -c copy");
    byte[] octets = Files.readAllBytes(two);
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    for (String box : List.of("mp4a apac", "esds dapa")) {
      byte[] other = box.substring(5).getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(other, 0, octets, text.lastIndexOf(box.substring(0, 4)), 4);
    }
    Files.write(two, octets);

    MediaDescription description = describe(two);

    assertThat(description.tracks()).hasSize(2);
    assertThat(description.leftOut())
        .singleElement()
        .satisfies(
            track -> {
              assertThat(track.type()).isEqualTo("audio");
              assertThat(track.reason()).contains("no supported RTP payload format");
            });
  }

  @Test
  void pictureOfACodecWithoutPayloadFormatLeavesTheSound() throws Exception {
    MediaDescription description =
        describe(films.make("film.mkv", "-i " + films.base() + " -t 2 -c:v mpeg4 -c:a copy"));
    assertThat(description.tracks())
        .extracting(TrackDescription::codec)
        .containsExactly("MPEG4-GENERIC");
    assertThat(description.leftOut()).extracting(LeftOutTrack::codec).containsExactly("mpeg4");
  }

  /** What an RTP payload cannot carry is known when its samples are looked at. */
  @Test
  void trackWhoseSamplesDoNotFitIsLeftOut() throws Exception {
    MediaDescription description =
        describe(
            films.make(
                "film.mkv",
                "-i %s -t 2 -c:v copy -c:a libopus -ac 2 -b:a 510k -vbr off -frame_duration 60"
                    .formatted(films.base())));
    assertThat(description.tracks()).extracting(TrackDescription::codec).containsExactly("H264");
    assertThat(description.leftOut())
        .singleElement()
        .extracting(LeftOutTrack::reason)
        .asString()
        .contains("does not fit into one RTP packet");
  }

  @Test
  void titlesAndLanguagesAreKept() throws Exception {
    Path film =
        films.make(
            "film.mkv",
            "-i %s -c copy -metadata title=Le\u2028Film -metadata:s:1 language=fre -metadata:s:1 title=Son"
                .formatted(films.base()));
    MediaDescription description = describe(film);
    assertThat(description.title()).isEqualTo("Le Film");
    assertThat(description.tracks())
        .extracting(TrackDescription::language, TrackDescription::title)
        .containsExactly(tuple("", ""), tuple("fre", "Son"));
  }

  @Test
  void eachUploadNamesItsOwnTracks() throws Exception {
    films.text("s.srt", "1\n00:00:01,000 --> 00:00:02,000\nHello\n");
    Path with =
        films.make("with.mkv", "-i %s -i %s -c copy".formatted(films.base(), films.path("s.srt")));
    Path without = films.make("without.mkv", "-i %s -c copy".formatted(films.base()));
    try (FileMediaStore store = Importing.store(directory.resolve("store"))) {
      MediaDescription first = Importing.into(store, "with.mkv", with).description();
      MediaDescription second = Importing.into(store, "without.mkv", without).description();
      assertThat(second.content()).isEqualTo(first.content());
      assertThat(first.leftOut()).hasSize(1);
      assertThat(second.leftOut()).isEmpty();
    }
    try (FileMediaStore store = Importing.store(directory.resolve("store"))) {
      assertThat(store.list())
          .extracting(entry -> entry.description().leftOut().size())
          .containsExactly(1, 0);
    }
  }

  @Test
  void encryptedFilmIsRejectedWithTheReason() throws IOException {
    Path film =
        films.make(
            "film.mp4",
            "-i %s -c copy -encryption_scheme cenc-aes-ctr -encryption_key %s -encryption_kid %s"
                .formatted(films.base(), "76".repeat(16), "a7".repeat(16)));
    assertThatThrownBy(() -> describe(film))
        .isInstanceOf(MediaRejectedException.class)
        .hasMessageContaining("is encrypted");
  }
}
