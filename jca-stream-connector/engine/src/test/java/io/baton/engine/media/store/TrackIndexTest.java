package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.MediaKind;
import io.baton.engine.media.Content;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.testing.Ffprobe;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the index promises, over whole films: times against ffprobe, look-ups against counting. */
class TrackIndexTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(
      value = SampleMedia.class,
      names = {"H264_AAC", "H264_BFRAMES_OPUS", "H265_AAC"})
  void timesAndKeyFramesAreThoseOfTheFile(SampleMedia sample) throws Exception {
    Content content = Importing.content(directory, sample.file(5));
    TrackIndex video = content.tracks().get(0);
    String id = content.id().sha256();
    Path canonical = directory.resolve("content").resolve(id.substring(0, 2)).resolve(id);

    List<String> actual = new ArrayList<>();
    for (int packet = 0; packet < video.packets(); packet = video.nextUnit(packet)) {
      String key = video.keyUnit(packet) ? "K" : "_";
      actual.add(video.presentationTime(packet) + "," + video.decodingTime(packet) + "," + key);
    }

    assertThat(actual)
        .isEqualTo(
            Ffprobe.run(
                    "-select_streams",
                    "0",
                    "-show_entries",
                    "packet=pts,dts,flags:packet_side_data=",
                    "-of",
                    "csv=p=0",
                    canonical.resolve("media").toString())
                .stream()
                .map(line -> line.replaceAll("([K_])[D_]*,?$", "$1"))
                .toList());
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleMedia.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MPEG2"})
  void numbersAreConsistent(SampleMedia sample) throws Exception {
    for (TrackIndex track : Importing.content(directory, sample.file(5)).tracks()) {
      long octets = 0;
      for (int packet = 0; packet < track.packets(); packet++) {
        assertThat(track.octetsBefore(packet)).isEqualTo(octets);
        assertThat(track.payloadSize(packet)).isBetween(1, RtpLimits.MAX_PAYLOAD);
        octets += track.payloadSize(packet);
        int next = track.nextUnit(packet);
        boolean lastOfUnit = packet + 1 == track.packets() || track.startsUnit(packet + 1);
        assertThat(next == packet + 1).isEqualTo(lastOfUnit);
        if (track.format().description().kind() == MediaKind.VIDEO) {
          assertThat(track.marker(packet)).isEqualTo(lastOfUnit);
        }
      }
      assertThat(track.octetsBefore(track.packets())).isEqualTo(octets);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleMedia.class,
      names = {"H264_BFRAMES_OPUS", "MP3"})
  void lookUpsFindWhatCountingFinds(SampleMedia sample) throws Exception {
    for (TrackIndex track : Importing.content(directory, sample.file(5)).tracks()) {
      int clock = track.format().clockRate();
      for (long time = -clock; time < 6L * clock; time += clock / 7) {
        assertThat(track.firstDueAt(time)).isEqualTo(firstDueAt(track, time));
        int key = track.keyUnitAtOrBefore(time);
        assertThat(track.keyUnitPacket(key)).isEqualTo(keyPacketAtOrBefore(track, time));
      }
    }
  }

  private static int firstDueAt(TrackIndex track, long time) {
    int packet = 0;
    while (packet < track.packets() && track.decodingTime(packet) < time) {
      packet++;
    }
    return packet;
  }

  private static int keyPacketAtOrBefore(TrackIndex track, long time) {
    int found = track.keyUnitPacket(0);
    for (int packet = 0; packet < track.packets(); packet++) {
      if (track.keyUnit(packet) && track.presentationTime(packet) <= time) {
        found = packet;
      }
    }
    return found;
  }
}
