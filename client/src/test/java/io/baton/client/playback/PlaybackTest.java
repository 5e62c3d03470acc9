package io.baton.client.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.client.network.ServerTrust;
import io.baton.client.network.ServiceException;
import io.baton.client.rtsp.PlaybackOptions;
import io.baton.client.rtsp.RtspAddress;
import io.baton.client.rtsp.StreamingClient;
import io.baton.client.testing.EngineFixture;
import io.baton.client.testing.Undisturbed;
import io.baton.engine.media.testing.Ffprobe;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.model.delivery.DeliveryTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Plays from the real engine; what was saved is compared with what ffmpeg makes of the source. */
class PlaybackTest {
  private static final int SECONDS = 4;

  @TempDir static Path store;
  private static EngineFixture engine;
  private static StreamingClient client;

  @TempDir private Path directory;

  @BeforeAll
  static void start() throws Exception {
    engine = new EngineFixture(store);
    client = new StreamingClient(1, ServerTrust.system());
    for (SampleMedia sample :
        List.of(
            SampleMedia.H264_AAC,
            SampleMedia.H264_BFRAMES_OPUS,
            SampleMedia.H265_AAC,
            SampleMedia.MP3,
            SampleMedia.PCMU,
            SampleMedia.PCMA)) {
      engine.add(sample.name(), sample.file(SECONDS));
    }
  }

  @AfterAll
  static void stop() {
    client.close();
    engine.close();
  }

  private PlaybackReport play(String url, PlaybackOptions options)
      throws IOException, InterruptedException {
    return new Playback(
            RtspAddress.parse(url), options, Optional.empty(), Optional.of(directory.resolve("x")))
        .run(client);
  }

  /** Plays what must come without a flaw, and in time. */
  private PlaybackReport playCleanly(String path, PlaybackOptions options) throws Exception {
    return playCleanly(path, options, report -> {});
  }

  private PlaybackReport playCleanly(
      String path, PlaybackOptions options, Consumer<PlaybackReport> inTime) throws Exception {
    return Undisturbed.call(
        () -> {
          PlaybackReport report = play(engine.url(path), options);
          assertThat(report.problems()).isEmpty();
          inTime.accept(report);
          return report;
        });
  }

  @ParameterizedTest
  @EnumSource(DeliveryTransport.class)
  void playsCleanlyToTheEnd(DeliveryTransport transport) throws Exception {
    PlaybackReport report =
        playCleanly(
            "H264_AAC",
            PlaybackOptions.whole(transport),
            played -> assertThat(played.playedSeconds()).isBetween(SECONDS - 0.5, SECONDS + 1.0));
    assertThat(report.tracks()).hasSize(2);
    assertThat(report.tracks()).extracting(TrackReport::rtpInfo).containsOnly("exact");
    assertThat(report.tracks()).extracting(TrackReport::duplicates).containsOnly(0L);
    assertThat(report.tracks().get(0).mediaSeconds()).isBetween(SECONDS - 0.2, SECONDS + 0.2);
    assertThat(report.skewMillis().orElseThrow()).isLessThan(5);
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @CsvSource({
    "H264_AAC, UDP, h264",
    "H264_AAC, TCP, h264",
    "H264_BFRAMES_OPUS, UDP, h264",
    "H265_AAC, TCP, h265",
    "PCMU, UDP, au",
    "PCMA, TCP, au",
  })
  void savesWhatDecodesToTheSource(
      SampleMedia sample, DeliveryTransport transport, String extension) throws Exception {
    Path saved = playFast(sample, transport, extension);
    String type = extension.startsWith("h26") ? "v" : "a";
    assertThat(decoded(saved, type)).isEqualTo(decoded(sample.file(SECONDS), type));
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @CsvSource({"H264_BFRAMES_OPUS, UDP, opus, 1", "MP3, TCP, mp3, 0"})
  void savesThePacketsOfTheSource(
      SampleMedia sample, DeliveryTransport transport, String extension, int stream)
      throws Exception {
    Path saved = playFast(sample, transport, extension);
    assertThat(Ffprobe.packetHashes(saved, 0))
        .isEqualTo(Ffprobe.packetHashes(sample.file(SECONDS), stream));
  }

  @Execution(ExecutionMode.CONCURRENT)
  @Test
  void savesAacAsFfmpegDoes() throws Exception {
    Path saved = playFast(SampleMedia.H264_AAC, DeliveryTransport.UDP, "aac");
    Path reference = directory.resolve("reference.aac");
    String source = SampleMedia.H264_AAC.file(SECONDS).toString();
    SampleMedia.run(List.of("-i", source, "-map", "0:a", "-c", "copy", reference.toString()));
    assertThat(Ffprobe.packetHashes(saved, 0)).isEqualTo(Ffprobe.packetHashes(reference, 0));
  }

  private Path playFast(SampleMedia sample, DeliveryTransport transport, String extension)
      throws Exception {
    PlaybackReport report =
        playCleanly(
            sample.name(),
            new PlaybackOptions(
                transport,
                Duration.ZERO,
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(4)));
    Path saved = directory.resolve("x." + extension);
    assertThat(report.saved()).contains(saved);
    return saved;
  }

  /** Hashes of the decoded pictures, or of the decoded sound in pieces of 0.1 s. */
  private List<String> decoded(Path file, String type) throws IOException {
    Path hashes = directory.resolve("hashes");
    SampleMedia.run(
        List.of(
            "-i",
            file.toString(),
            "-map",
            "0:" + type,
            "-fps_mode",
            "passthrough",
            "-f",
            "framehash",
            "-hash",
            "md5",
            hashes.toString()));
    return Files.readAllLines(hashes).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
        .toList();
  }

  @Test
  void beginsWhereItIsTold() throws Exception {
    PlaybackReport report =
        playCleanly(
            "H264_AAC", PlaybackOptions.from(DeliveryTransport.UDP, Duration.ofMillis(2500)));
    assertThat(report.tracks().get(0).mediaSeconds()).isBetween(1.3, 2.2);
    assertThat(report.range()).startsWith("npt=2");
  }

  @Test
  void playsFasterOnRequest() throws Exception {
    PlaybackReport report =
        playCleanly(
            "H264_AAC",
            new PlaybackOptions(
                DeliveryTransport.UDP,
                Duration.ZERO,
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(2)),
            played ->
                assertThat(played.playedSeconds())
                    .isBetween(SECONDS / 2.0 - 0.5, SECONDS / 2.0 + 0.5));
    assertThat(report.speed()).isEqualTo(2);
  }

  @Test
  void acceptsThatTrickPlayIsSilent() throws Exception {
    PlaybackReport report =
        playCleanly(
            "H264_AAC",
            new PlaybackOptions(
                DeliveryTransport.TCP,
                Duration.ZERO,
                Optional.empty(),
                OptionalDouble.of(4),
                OptionalDouble.empty()));
    assertThat(report.scale()).isEqualTo(4);
    assertThat(report.tracks()).extracting(TrackReport::rtpInfo).containsExactly("exact", "unused");
  }

  @Test
  void stopsAfterTheTimeGiven() throws Exception {
    Undisturbed.call(
        () -> {
          PlaybackReport report = playOneSecond();
          assertThat(report.problems()).isEmpty();
          assertThat(report.playedSeconds()).isBetween(0.9, 1.5);
          return report;
        });
    assertThat(engine.connection().sessions()).isEmpty();
  }

  private static PlaybackReport playOneSecond() throws IOException, InterruptedException {
    return new Playback(
            RtspAddress.parse(engine.url("H264_AAC")),
            PlaybackOptions.whole(DeliveryTransport.UDP),
            Optional.of(Duration.ofSeconds(1)),
            Optional.empty())
        .run(client);
  }

  @Test
  void followsRedirections() throws Exception {
    PlaybackReport report =
        playCleanly(
            "elsewhere/MP3", PlaybackOptions.from(DeliveryTransport.TCP, Duration.ofSeconds(3)));
    assertThat(report.tracks()).hasSize(1);
  }

  @Test
  void tellsThatCredentialsAreMissingOrWrong() {
    for (String url :
        List.of(
            engine.anonymousUrl("H264_AAC"), engine.url("H264_AAC").replace("s3cret", "guessed"))) {
      assertThatThrownBy(() -> play(url, PlaybackOptions.whole(DeliveryTransport.UDP)))
          .isInstanceOfSatisfying(
              ServiceException.class, refused -> assertThat(refused.isDenied()).isTrue());
    }
  }

  @Test
  void tellsThatThereIsNoSuchMedia() {
    assertThatThrownBy(
            () -> play(engine.url("nothing"), PlaybackOptions.whole(DeliveryTransport.UDP)))
        .isInstanceOfSatisfying(
            ServiceException.class, refused -> assertThat(refused.status()).isEqualTo(404));
  }
}
