package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.engine.media.Content;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.testing.Ffprobe;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.testing.TestEngine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an edit list cuts off a film is not sent. */
class EditListTest {
  private static final int RATE = 25;

  @TempDir private Path directory;

  private Path film(String options) throws Exception {
    Path film = directory.resolve("film.mp4");
    SampleMedia.run(
        List.of(
            ("-f lavfi -i testsrc2=size=320x180:rate=25 -f lavfi -i sine=440:sample_rate=48000"
                    + " -t 8 -preset ultrafast -c:a aac -ac 2 -c:v "
                    + options
                    + " "
                    + film)
                .split(" ", -1)));
    return film;
  }

  /** Without its beginning, as players show it; without re-encoding. */
  private Path trimmed(Path film, double seconds) throws Exception {
    Path trimmed = directory.resolve("trimmed.mp4");
    SampleMedia.run(
        List.of(
            "-ss", Double.toString(seconds), "-i", film.toString(), "-c", "copy", "" + trimmed));
    return trimmed;
  }

  /** Frames that a player shows. */
  private static List<String> frames(String... input) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-select_streams", "v"));
    arguments.addAll(List.of("-show_entries", "frame=best_effort_timestamp", "-of", "csv=p=0"));
    arguments.addAll(List.of(input));
    return Ffprobe.run(arguments.toArray(String[]::new)).stream()
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static int received(Content film) throws Exception {
    try (TestEngine engine = TestEngine.start()) {
      engine.decisions().offer("/film", film);
      return frames("-rtsp_transport", "tcp", "rtsp://127.0.0.1:" + engine.port() + "/film").size();
    }
  }

  private Content content(Path film) throws Exception {
    return Importing.content(directory.resolve("store"), film);
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource({
    "3.48, libx264 -bf 2 -g 250, one group",
    "3.48, libx264 -bf 2 -g 50, several groups",
    "3.48, libx264 -bf 0 -g 100, without reordering",
    "2.0, libx264 -bf 2 -g 50 -flags -cgop -x264-params open-gop=1, open groups"
  })
  void picturesBeforeTheBeginningAreNotShownAndThoseAfterItAre(
      double cut, String encoder, String what) throws Exception {
    Path film = trimmed(film(encoder), cut);
    int shown = frames(film.toString()).size();
    Content content = content(film);
    assertThat(shown).isCloseTo((int) ((8 - cut) * RATE), within(1));
    assertThat(received(content)).as(what).isEqualTo(shown);
    for (TrackIndex track : content.tracks()) {
      assertThat(track.presentationTime(0))
          .isBetween(-track.format().clockRate() / 10L, track.format().clockRate() / 10L);
    }
    assertThat(content.description().duration().toMillis() / 1000.0)
        .isCloseTo(8 - cut, within(0.2));
  }

  @Test
  void withoutAnEncoderPicturesBeginWithTheNextKeyFrame() throws Exception {
    Path film = trimmed(film("libx265 -x265-params log-level=none:keyint=50:min-keyint=50"), 3.48);
    Content content = content(film);
    assertThat(received(content)).isBetween(95, 100);
  }

  @Test
  void whatIsBeyondTheEndIsNotShown() throws Exception {
    Path film = film("libx264 -bf 2 -g 250");
    byte[] file = Files.readAllBytes(film);
    int edit = new String(file, StandardCharsets.ISO_8859_1).indexOf("elst");
    ByteBuffer.wrap(file).putInt(edit + 12, 5000);
    Files.write(film, file);
    int shown = frames(film.toString()).size();
    Content content = content(film);
    assertThat(shown).isEqualTo(5 * RATE);
    assertThat(received(content))
        .as("but those that later ones were needed for")
        .isBetween(122, shown);
    TrackIndex video = content.tracks().get(0);
    for (int packet = 0; packet < video.packets(); packet++) {
      assertThat(video.presentationTime(packet)).isLessThan(5 * 90_000);
    }
    assertThat(content.description().tracks().get(0).duration().toMillis())
        .isLessThanOrEqualTo(5000);
  }
}
