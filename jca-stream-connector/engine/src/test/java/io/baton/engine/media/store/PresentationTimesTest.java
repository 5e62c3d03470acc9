package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.Content;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.testing.Films;
import io.baton.engine.media.testing.Importing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** B-frames of which the container tells no presentation times are shown at the right ones. */
class PresentationTimesTest {
  private static final String H264 = "-c:v libx264 -preset veryfast -bf 3 -g 40";
  private static final String H265 =
      "-c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=40:bframes=3";

  @TempDir private Path directory;

  /** The same film with its times is what it is to look like. */
  @ParameterizedTest
  @CsvSource({
    "h264, film.avi, h264_mp4toannexb",
    "h264, film.h264, h264_mp4toannexb",
    "h264, film.mp4, setts=pts=DTS-STARTDTS:dts=DTS-STARTDTS",
    "hevc, film.hevc, hevc_mp4toannexb",
    "hevc, film.mp4, setts=pts=DTS-STARTDTS:dts=DTS-STARTDTS"
  })
  void picturesAreShownInTheirOrder(String codec, String name, String filter) throws Exception {
    Films films = new Films(directory);
    Path timed =
        films.make(
            "timed.mp4",
            "-f lavfi -i testsrc2=size=320x180:rate=25 -t 5 "
                + (codec.equals("h264") ? H264 : H265));
    Path film = films.make(name, "-i %s -c copy -bsf:v %s".formatted(timed, filter));

    List<Long> pictures = presentation("film", film);

    assertThat(pictures).isEqualTo(presentation("timed", timed));
    assertThat(pictures.stream().sorted().toList())
        .isEqualTo(java.util.stream.LongStream.range(0, 125).map(i -> i * 3600).boxed().toList());
  }

  private List<Long> presentation(String store, Path film) throws Exception {
    Content content = Importing.content(directory.resolve(store), film);
    TrackIndex index = content.tracks().get(0);
    List<Long> times = new ArrayList<>();
    for (int packet = 0; packet < index.packets(); packet = index.nextUnit(packet)) {
      assertThat(index.decodingTime(packet)).isLessThanOrEqualTo(index.presentationTime(packet));
      times.add(index.presentationTime(packet));
    }
    return times;
  }
}
