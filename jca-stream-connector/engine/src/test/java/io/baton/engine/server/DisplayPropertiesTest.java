package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.testing.Ffprobe;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.testing.TestEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a container alone says of how pictures are shown reaches a player of the stream. */
class DisplayPropertiesTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource({
    "libx264, mp4, 90, 1/1",
    "libx264, mp4, -90, 4/3",
    "libx264, mkv, 180, 1/1",
    "libx264, mp4, 0, 16/15",
    "libx265, mp4, 90, 1/1",
    "libx265, mp4, -90, 4/3",
    "libx265, mp4, 0, 16/15"
  })
  void aPlayerLearnsRotationAndPixelShape(
      String encoder, String container, int rotation, String shape) throws Exception {
    Path film = film(encoder, container, rotation, shape);
    try (TestEngine engine = TestEngine.start()) {
      engine.decisions().offer("/film", Importing.content(directory.resolve("store"), film));
      String url = "rtsp://127.0.0.1:" + engine.port() + "/film";
      List<String> expected = properties(film.toString());
      assertThat(expected)
          .anyMatch(line -> line.startsWith("sample_aspect_ratio="))
          .hasSize(rotation == 0 ? 1 : 2);
      assertThat(properties("-rtsp_transport", "tcp", url)).isEqualTo(expected);
    }
  }

  /** In the container alone: the encoder knows nothing of either. */
  private Path film(String encoder, String container, int rotation, String shape) throws Exception {
    Path plain = directory.resolve("plain.mp4");
    String[] encode =
        ("-f lavfi -i testsrc2=size=320x180:rate=25 -t 3 -g 25 -preset ultrafast -c:v "
                + encoder
                + (encoder.equals("libx265") ? " -x265-params log-level=none" : "")
                + " "
                + plain)
            .split(" ", -1);
    SampleMedia.run(List.of(encode));
    Path film = directory.resolve("film." + container);
    List<String> label = new ArrayList<>(List.of("-display_rotation", Integer.toString(rotation)));
    label.addAll(List.of("-i", plain.toString(), "-c", "copy"));
    if (!shape.equals("1/1")) {
      label.addAll(List.of("-aspect", shape.equals("4/3") ? "64:27" : "256:135"));
    }
    label.add(film.toString());
    SampleMedia.run(label);
    return film;
  }

  /** The pixel shape, and the transformation of the last picture that a second of film shows. */
  private static List<String> properties(String... input) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-select_streams", "v"));
    arguments.addAll(List.of("-read_intervals", "%+1", "-show_entries"));
    arguments.addAll(List.of("stream=sample_aspect_ratio:frame_side_data=rotation"));
    arguments.addAll(List.of("-of", "default=nw=1:nk=0"));
    arguments.addAll(List.of(input));
    return Ffprobe.run(arguments.toArray(String[]::new)).stream()
        .filter(line -> line.startsWith("sample_aspect_ratio") || line.startsWith("rotation"))
        .distinct()
        .sorted()
        .toList();
  }
}
