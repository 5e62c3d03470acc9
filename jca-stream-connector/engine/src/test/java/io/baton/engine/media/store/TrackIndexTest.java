package io.baton.engine.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.engine.media.Content;
import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.TrackIndex;
import io.baton.engine.media.testing.Ffprobe;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.model.media.MediaKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the index promises, over whole films: times against ffprobe, look-ups against counting. */
class TrackIndexTest {
  @TempDir private Path directory;

  private String canonicalFile(Content content) {
    String id = content.id().sha256();
    Path folder = directory.resolve("content").resolve(id.substring(0, 2)).resolve(id);
    return folder.resolve("media").toString();
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleMedia.class,
      names = {"H264_AAC", "H264_BFRAMES_OPUS", "H265_AAC"})
  void timesAndKeyFramesAreThoseOfTheFile(SampleMedia sample) throws Exception {
    Content content = Importing.content(directory, sample.file(5));
    TrackIndex video = content.tracks().get(0);

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
                    canonicalFile(content))
                .stream()
                .map(line -> line.replaceAll("([K_])[D_]*,?$", "$1"))
                .toList());
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleMedia.class,
      names = {"H264_AAC", "H264_BFRAMES_OPUS", "H264_2MBIT", "AAC"})
  void theDurationReachesFromTheFirstUnitOrZeroToTheEndOfTheLast(SampleMedia sample)
      throws Exception {
    Content content = Importing.content(directory, sample.file(5));
    double start = 0;
    double end = 0;
    for (String line :
        Ffprobe.run(
            "-show_entries",
            "packet=pts_time,duration_time:packet_side_data=",
            "-of",
            "csv=p=0",
            canonicalFile(content))) {
      String[] times = line.split(",", -1);
      double shown = Double.parseDouble(times[0]);
      start = Math.min(start, shown);
      end = Math.max(end, shown + Double.parseDouble(times[1]));
    }
    assertThat(content.description().duration().toNanos() / 1e9)
        .isCloseTo(end - start, within(0.001));
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
        assertThat(track.firstDecodedFrom(time)).isEqualTo(firstDecodedFrom(track, time));
        if (track.format().description().kind() == MediaKind.VIDEO) {
          int key = track.keyUnitAtOrBefore(time);
          assertThat(track.keyUnitPacket(key)).isEqualTo(keyPacketAtOrBefore(track, time));
          assertThat(track.keyUnitTime(key))
              .isEqualTo(track.presentationTime(track.keyUnitPacket(key)));
        } else {
          assertThat(track.keyUnits()).isOne();
          assertThat(track.keyUnitPacket(0)).isZero();
        }
      }
    }
  }

  private static int firstDecodedFrom(TrackIndex track, long time) {
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
