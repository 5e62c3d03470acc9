package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.MediaSource;
import io.baton.testbed.MediaTools;
import io.baton.testbed.MediaTools.Frames;
import io.baton.testbed.Players;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Of each codec a real player gets every frame of the file, from the beginning and after a seek,
 * over UDP and TCP. Streams take their time, so all films play at once.
 */
@ExtendWith(SharedNode.class)
class EveryCodecIT {
  private static final MediaTools TOOLS = SharedServers.mediaTools();
  private static final Duration LENGTH = Duration.ofSeconds(36);
  private static final Duration SOUGHT = Duration.ofMillis(31_700);

  /** PCM has no frames of its own: its samples are compared by 20 ms. */
  private static final List<String> SAMPLES =
      List.of("-c:a", "pcm_s16le", "-af", "asetnsamples=n=160:p=0");

  /** The key frame before the position sought. */
  private static final int FIRST_PICTURE = 30 * MediaTools.RATE;

  private static final double FIRST_SOUND = 30.0;

  /** A packet of audio starts no later than this after the picture. */
  private static final double SOUND_GAP = 0.1;

  @TempDir private static Path work;

  private enum Film {
    H264_AAC(
        "-c:v libx264 -preset ultrafast -bf 0 -sc_threshold 0",
        "-c:a aac -b:a 96k",
        1024 / 48_000.0),
    H264_BFRAMES_OPUS(
        "-c:v libx264 -preset veryfast -bf 3 -sc_threshold 0", "-c:a libopus -b:a 64k", 0.02),
    H265_AAC(
        "-c:v libx265 -preset ultrafast"
            + " -x265-params log-level=none:keyint=50:min-keyint=50:scenecut=0:open-gop=0",
        "-c:a aac -b:a 96k",
        1024 / 48_000.0),
    H264_MP3(
        "-c:v libx264 -preset ultrafast -bf 0 -sc_threshold 0",
        "-c:a libmp3lame -b:a 96k",
        1152 / 48_000.0),
    H264_LOW_RATE_MP3(
        "-c:v libx264 -preset ultrafast -bf 0 -sc_threshold 0",
        "-c:a libmp3lame -ar 11025 -b:a 32k",
        576 / 11_025.0),
    H264_MP2(
        "-c:v libx264 -preset ultrafast -bf 0 -sc_threshold 0",
        "-c:a mp2 -b:a 192k",
        1152 / 48_000.0),
    H264_AC3(
        "-c:v libx264 -preset ultrafast -bf 0 -sc_threshold 0",
        "-c:a ac3 -b:a 448k -ac 6",
        1536 / 48_000.0),
    H264_PCMU(
        "-c:v libx264 -preset ultrafast -bf 0 -sc_threshold 0",
        "-c:a pcm_mulaw -ar 8000 -ac 1",
        0.02),
    H264_PCMA(
        "-c:v libx264 -preset ultrafast -bf 0 -sc_threshold 0",
        "-c:a pcm_alaw -ar 8000 -ac 1",
        0.02);

    private final String video;
    private final String audio;
    private final double audioFrame;

    Film(String video, String audio, double audioFrame) {
      this.video = video;
      this.audio = audio;
      this.audioFrame = audioFrame;
    }

    /** MP4 has no G.711, and no MP3 of a rate this low. */
    private String fileName() {
      return name() + (isPcm() ? ".mov" : this == H264_LOW_RATE_MP3 ? ".mkv" : ".mp4");
    }

    /** Seconds of sound before time 0, where they are more than a frame: LAME's 1,105 samples. */
    private double lead() {
      return this == H264_LOW_RATE_MP3 ? 1105 / 11_025.0 : 0;
    }

    private boolean isPcm() {
      return this == H264_PCMU || this == H264_PCMA;
    }

    private Path file() {
      return work.resolve(fileName());
    }

    private String path() {
      return "codecs/" + fileName();
    }

    private Frames frames(MediaSource source) {
      return TOOLS.frames(source, this == H265_AAC, isPcm() ? SAMPLES : List.of());
    }
  }

  /** A film as a player is to get it: over a transport, from the beginning or from a position. */
  private record Play(Film film, boolean tcp, boolean sought) {
    private Frames receive(LocalCluster node) {
      URI url = node.rtsp(1).resolve(film.path());
      MediaSource source =
          tcp ? MediaSource.rtspTcp(url, node.viewer()) : MediaSource.rtspUdp(url, node.viewer());
      return film.frames(sought ? source.from(SOUGHT) : source);
    }
  }

  private static final Map<Film, Frames> SOURCES = new EnumMap<>(Film.class);
  private static final Map<Play, Frames> RECEIVED = new HashMap<>();

  @BeforeAll
  static void playAll(LocalCluster node) throws Exception {
    BatonHttp admin = new BatonHttp(node.http(1), Optional.of(node.admin()));
    for (Film film : Film.values()) {
      TOOLS.makeFilm(film.file(), LENGTH, film.video, film.audio);
      SOURCES.put(film, film.frames(MediaSource.file(film.file())));
      admin.upload(film.path(), film.file());
      admin.awaitImport(film.path(), Duration.ofMinutes(1), part -> {});
    }
    List<Play> plays = new ArrayList<>();
    for (Film film : Film.values()) {
      for (int choice = 0; choice < 4; choice++) {
        plays.add(new Play(film, choice % 2 == 0, choice / 2 == 0));
      }
    }
    RECEIVED.putAll(Players.receive(plays, play -> play.receive(node)));
  }

  @ParameterizedTest
  @EnumSource
  void udpCarriesEveryFrame(Film film) {
    assertIsWhole(film, RECEIVED.get(new Play(film, false, false)));
  }

  @ParameterizedTest
  @EnumSource
  void tcpCarriesEveryFrame(Film film) {
    assertIsWhole(film, RECEIVED.get(new Play(film, true, false)));
  }

  private static void assertIsWhole(Film film, Frames received) {
    assertThat(received).isEqualTo(SOURCES.get(film));
    assertThat(received.video()).hasSize((int) LENGTH.toSeconds() * MediaTools.RATE);
  }

  /** What is in ffmpeg's socket when it seeks, it hands on: frames may come before those sought. */
  @ParameterizedTest
  @EnumSource
  void udpCarriesEveryFrameAfterASeek(Film film) {
    Frames received = RECEIVED.get(new Play(film, false, true));
    assertThat(received.video()).endsWith(soughtVideo(film));
    assertThat(received.audio()).endsWith(soughtAudio(film, tcpAudioFrames(film)));
  }

  @ParameterizedTest
  @EnumSource
  void tcpCarriesEveryFrameAfterASeekAndNoOther(Film film) {
    Frames received = RECEIVED.get(new Play(film, true, true));
    int frames = tcpAudioFrames(film);
    assertThat(received.video()).containsExactly(soughtVideo(film));
    assertThat(received.audio()).containsExactly(soughtAudio(film, frames));
    double start = (SOURCES.get(film).audio().size() - frames) * film.audioFrame - film.lead();
    assertThat(start).isBetween(FIRST_SOUND - film.audioFrame, FIRST_SOUND + SOUND_GAP);
  }

  private static int tcpAudioFrames(Film film) {
    return RECEIVED.get(new Play(film, true, true)).audio().size();
  }

  private static String[] soughtVideo(Film film) {
    List<String> all = SOURCES.get(film).video();
    return all.subList(FIRST_PICTURE, all.size()).toArray(String[]::new);
  }

  private static String[] soughtAudio(Film film, int frames) {
    List<String> all = SOURCES.get(film).audio();
    return all.subList(all.size() - frames, all.size()).toArray(String[]::new);
  }
}
