package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.testing.Films;
import io.baton.engine.media.testing.Importing;
import io.baton.model.media.MediaDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is truncated if a part of what is streamed is missing, whatever it declares. */
class TruncationTest {
  private static final String FRAGMENTS =
      " -c copy -movflags +frag_keyframe+empty_moov+default_base_moof ";

  @TempDir private Path directory;
  private Films films;

  @BeforeEach
  void makeFilms() {
    films = new Films(directory);
  }

  private double seconds(Path film) throws Exception {
    MediaDescription description =
        Importing.content(directory.resolve("store"), film).description();
    return description.duration().toMillis() / 1000.0;
  }

  private void assertTruncated(Path film) {
    assertThatThrownBy(() -> seconds(film))
        .isInstanceOf(MediaRejectedException.class)
        .message()
        .containsAnyOf("truncated", "cannot be read as media");
  }

  @Test
  void subtitlesMayOutlastTheFilm() throws Exception {
    films.text("s.srt", "1\n00:00:06,500 --> 00:00:20,000\nThe end\n");
    Path film =
        films.make("film.mkv", "-i %s -i %s -c copy".formatted(films.base(), films.path("s.srt")));
    assertThat(seconds(film)).isBetween(5.9, 6.1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mkv", "mov"})
  void trackMayBeginLate(String container) throws Exception {
    Path film =
        films.make(
            "film." + container,
            "-i %s -itsoffset 4 -i %s -map 0:a -map 1:v -c copy"
                .formatted(films.base(), films.base()));
    assertThat(seconds(film)).isBetween(9.9, 10.1);
  }

  /** A recording of HLS or DASH that was joined late, or has lost something in between. */
  @ParameterizedTest
  @ValueSource(strings = {"init 1 2", "init 0 2", "init 2"})
  void segmentsMayBeMissingBeforeTheLast(String segments) throws Exception {
    films.make(
        "o.m3u8",
        "-i %s -c copy -f hls -hls_time 2 -hls_segment_type fmp4 -hls_playlist_type vod"
            .formatted(films.base()));
    Path film = films.path("film.mp4");
    Files.createFile(film);
    for (String segment : segments.split(" ", -1)) {
      Path part = films.path(segment.equals("init") ? "init.mp4" : "o" + segment + ".m4s");
      Files.write(film, Files.readAllBytes(part), java.nio.file.StandardOpenOption.APPEND);
    }
    assertThat(seconds(film)).isBetween(1.9, 6.1);
  }

  @Test
  void recordingMayNotKnowHowLongItIs() throws Exception {
    Path film = films.make("film.mkv", "-i %s -c copy -f matroska -live 1".formatted(films.base()));
    assertThat(seconds(film)).isBetween(5.9, 6.1);
  }

  @Test
  void filmThatLacksOnlyAnotherTracksEndIsWhole() throws Exception {
    films.text("s.srt", "1\n00:00:06,500 --> 00:00:07,000\n" + "The end. ".repeat(99) + "\n");
    Path film =
        films.make(
            "film.mp4",
            "-i %s -i %s -c copy -c:s mov_text -movflags +faststart"
                .formatted(films.base(), films.path("s.srt")));
    assertThat(seconds(films.head("cut.mp4", film, Files.size(film) - 300))).isBetween(5.9, 6.1);
  }

  /** Wherever the cut is: in a sample, or between two. */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.8, 0.9, 0.93})
  void fileWithoutItsEndIsRejected(double part) throws IOException {
    Path film =
        films.make("film.mp4", "-i %s -c copy -movflags +faststart".formatted(films.base()));
    assertTruncated(films.head("cut.mp4", film, (long) (Files.size(film) * part)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "avi"})
  void otherContainersWithoutTheirEndAreRejected(String container) throws IOException {
    Path film = films.make("film." + container, "-i %s -c copy".formatted(films.base()));
    assertTruncated(films.head("cut", film, Files.size(film) * 6 / 10));
  }

  @Test
  void fragmentWithoutItsEndIsRejected() throws IOException {
    Path film = films.make("film.mp4", "-i " + films.base() + FRAGMENTS.stripTrailing());
    assertTruncated(films.head("cut.mp4", film, Files.size(film) * 7 / 10));
  }
}
