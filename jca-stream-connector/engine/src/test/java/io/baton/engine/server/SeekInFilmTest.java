package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.RtspTestClient.Frame;
import io.baton.engine.testing.TestEngine;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seeks in imported films whose pictures are fewer than their sound. */
class SeekInFilmTest {
  private static final String PICTURES = "testsrc2=size=320x180:rate=25";
  private static final int SOUND_RATE = 48_000;

  @TempDir private Path directory;
  private TestEngine engine;
  private RtspTestClient client;

  @BeforeEach
  void start() throws Exception {
    engine = TestEngine.start();
    client = RtspTestClient.connect(engine.port());
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    engine.close();
  }

  /** Sound of 60 s beside pictures of so many frames, key frames so many frames apart. */
  private void offerFilm(int frames, int group) throws Exception {
    Path film = directory.resolve("film.mp4");
    SampleMedia.run(
        List.of(
            ("-f lavfi -i "
                    + PICTURES
                    + " -f lavfi -i sine=440:sample_rate=48000 -vf trim=end_frame=")
                .concat(frames + " -t 60 -c:v libx264 -preset ultrafast -g " + group)
                .concat(" -c:a aac -ac 2 " + film)
                .split(" ", -1)));
    engine.decisions().offer("/film", Importing.content(directory.resolve("store"), film));
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource({
    "1, 1, 4, 4, a still picture: shown at once",
    "1, 1, 11, 11, a still picture: shown at once",
    "1, 1, 57.5, 57.5, a still picture: shown at once",
    "1500, 1500, 10, 0, one key frame that is near: all from there",
    "1500, 1500, 40, 40, one key frame that is far: sound alone",
    "1500, 250, 33, 30, a key frame that is near: all from there",
    "1500, 750, 44, 44, a key frame 14 s before: sound alone",
    "75, 25, 20, 20, ended pictures: sound alone",
    "75, 25, 3.5, 3.5, ended pictures: sound alone"
  })
  void soundBeginsWhereItIsToldAndToldTruly(
      int frames, int group, double asked, double begins, String what) throws Exception {
    offerFilm(frames, group);
    RtspReply answer = playFrom(asked);
    double told = Double.parseDouble(answer.header("Range").replaceAll("npt=|-.*", ""));
    assertThat(told).as(what).isCloseTo(begins, within(0.1));
    List<ByteBuffer> pictures = new ArrayList<>();
    List<ByteBuffer> sound = new ArrayList<>();
    while (sound.size() < 8) {
      Frame frame = client.frame();
      if (frame.channel() % 2 == 0) {
        (frame.channel() == 0 ? pictures : sound).add(frame.bytes());
      }
    }
    long rtptime = answer.rtpInfo("rtptime")[1];
    assertThat(sound.get(0).getInt(4) - (int) rtptime).isBetween(0, SOUND_RATE / 10);
    assertThat(sound.get(0).getShort(2) & 0xffff).isEqualTo((int) answer.rtpInfo("seq")[1]);
    assertThat(pictures.isEmpty()).isEqualTo(what.endsWith("sound alone"));
    for (ByteBuffer picture : pictures) {
      int ticks = picture.getInt(4) - (int) answer.rtpInfo("rtptime")[0];
      assertThat(ticks).as("ticks after the position told").isBetween(0, 90_000);
    }
  }

  private RtspReply playFrom(double position) throws Exception {
    String channels = "Transport: RTP/AVP/TCP;unicast;interleaved=";
    String session = client.request("SETUP", "/film/trackID=0", channels + "0-1").session();
    client.request("SETUP", "/film/trackID=1", channels + "2-3", "Session: " + session);
    return client.request("PLAY", "/film", "Session: " + session, "Range: npt=" + position + "-");
  }
}
