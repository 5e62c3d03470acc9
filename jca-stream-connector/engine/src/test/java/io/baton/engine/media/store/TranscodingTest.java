package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.connector.media.MediaEntry;
import io.baton.connector.media.UploadDescription;
import io.baton.engine.media.Content;
import io.baton.engine.media.testing.Films;
import io.baton.engine.media.testing.Importing;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import io.baton.model.media.TrackDescription;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With {@code baton.media.transcode} films play of which no player takes the codecs. */
class TranscodingTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "vp9.mkv, vp9, flac, -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a flac",
    "vp8.mkv, vp8, pcm_s16le, -c:v libvpx -deadline realtime -c:a pcm_s16le",
    "mpeg2.ts, mpeg2video, aac_latm, -c:v mpeg2video -c:a aac -mpegts_flags +latm",
    "mpeg4.avi, mpeg4, wmav2, -c:v mpeg4 -bf 2 -c:a wmav2"
  })
  void whatCannotBeStreamedIsTranscodedAndNamed(
      String name, String video, String audio, String encoders) throws Exception {
    Path film =
        new Films(directory)
            .make(
                name,
                "-f lavfi -i testsrc2=size=322x180:rate=25 -f lavfi -i sine=440:sample_rate=48000"
                    + " -t 3 -ac 2 "
                    + encoders);
    try (FileMediaStore store =
        Importing.store(directory.resolve("store"), Map.of("baton.media.transcode", "true"))) {
      MediaDescription description = Importing.into(store, name, film).description();
      assertThat(description.leftOut()).isEmpty();
      assertThat(description.tracks())
          .extracting(TrackDescription::codec, TrackDescription::transcodedFrom)
          .containsExactly(tuple("H264", video), tuple("MPEG4-GENERIC", audio));
      assertThat(description.duration().toMillis()).isBetween(2900L, 3200L);
      Content content = store.open(description.content()).orElseThrow();
      assertThat(content.tracks().get(0).keyUnits()).isBetween(1, 4);
    }
  }

  @Test
  void aPublisherCanAskForIt() throws Exception {
    Films films = new Films(directory);
    Path film = films.make("film.mkv", "-i %s -t 2 -c:v copy -c:a flac".formatted(films.base()));
    try (FileMediaStore store = Importing.store(directory.resolve("store"), Map.of());
        InputStream body = Files.newInputStream(film)) {
      UploadDescription asked =
          new UploadDescription(
              new MediaPath("film.mkv"),
              OptionalLong.empty(),
              "ann",
              UploadDescription.NORMAL,
              true);
      MediaEntry entry = store.importStaged(store.stage(asked, body).id(), part -> {});
      assertThat(entry.description().leftOut()).isEmpty();
      assertThat(entry.description().tracks())
          .extracting(TrackDescription::codec, TrackDescription::transcodedFrom)
          .containsExactly(tuple("H264", ""), tuple("MPEG4-GENERIC", "flac"));
      assertThat(Importing.into(store, "other.mkv", film).description().leftOut()).hasSize(1);
    }
  }

  /** What can be streamed stays as it is. */
  @Test
  void otherTracksAreCopied() throws Exception {
    Films films = new Films(directory);
    Path film = films.make("film.mkv", "-i %s -t 2 -c:v copy -c:a flac".formatted(films.base()));
    try (FileMediaStore store =
        Importing.store(directory.resolve("store"), Map.of("baton.media.transcode", "true"))) {
      assertThat(Importing.into(store, "film.mkv", film).description().tracks())
          .extracting(TrackDescription::codec, TrackDescription::transcodedFrom)
          .containsExactly(tuple("H264", ""), tuple("MPEG4-GENERIC", "flac"));
    }
  }
}
