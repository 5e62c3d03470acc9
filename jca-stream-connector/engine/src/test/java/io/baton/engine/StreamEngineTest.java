package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionValue;
import io.baton.connector.StreamConnection;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.connector.StreamRequest;
import io.baton.connector.ViewerCredential;
import io.baton.connector.media.MediaInUseException;
import io.baton.engine.config.ConfigurationException;
import io.baton.engine.media.testing.FrameHashes;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.server.decision.DecisionMaker;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspTestClient;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.ReservationUse;
import io.baton.model.delivery.SessionState;
import io.baton.model.delivery.TrackDestination;
import io.baton.model.delivery.TrackPosition;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole engine, with films on disk and FFmpeg as its viewer. */
class StreamEngineTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "baton.rtsp.host", "127.0.0.1",
          "baton.rtsp.port", "0",
          "baton.rtp.port", "0",
          "baton.ofp.host", "127.0.0.1",
          "baton.ofp.port", "0",
          "baton.pieces.port", "0",
          "baton.rtsp.anonymous", "true",
          "baton.admission.max.cpu", "1");
  private static final MediaPath PATH = new MediaPath("films/sample");

  @TempDir private Path directory;
  private final List<StreamEvent> events = new CopyOnWriteArrayList<>();
  private StreamEngine engine;
  private StreamConnection connection;

  @BeforeEach
  void start() throws Exception {
    engine = start(SETTINGS);
    connection = engine.connection();
  }

  private StreamEngine start(Map<String, String> settings) throws EngineStartException {
    return StreamEngine.start(
        Importing.configuration(directory.resolve("store"), settings), new Serving(), events::add);
  }

  @AfterEach
  void stop() {
    connection.close();
    engine.close();
  }

  /** Serves whatever the store has. */
  private final class Serving implements DecisionMaker {
    @Override
    public CompletionStage<StreamDecision> decide(StreamRequest request) {
      MediaPath path = MediaPath.parse(request.path());
      return CompletableFuture.completedFuture(
          connection
              .media()
              .find(path)
              .<StreamDecision>map(
                  found -> new StreamDecision.Serve(path, found.description().content()))
              .orElseGet(() -> new StreamDecision.Refuse(404, "none", OptionalInt.empty())));
    }

    @Override
    public CompletionStage<Boolean> mayView(String user) {
      return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletionStage<Optional<ViewerCredential>> credential(String user, String realm) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
  }

  private ContentId importFilm(Path film) throws Exception {
    try (InputStream body = Files.newInputStream(film)) {
      var upload = connection.media().stage(PATH, body, OptionalLong.of(Files.size(film)));
      return connection.media().importStaged(upload.id(), part -> {}).description().content();
    }
  }

  private String url() {
    return "rtsp://127.0.0.1:" + connection.endpoint().port() + "/" + PATH;
  }

  /** Parameter sets, and what else a file keeps in its header, come by SDP: left out of both. */
  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @CsvSource({
    "H264_AAC, udp, v, h264_mp4toannexb, remove_types=7-8",
    "H264_AAC, tcp, v, h264_mp4toannexb, remove_types=7-8",
    "H264_BFRAMES_OPUS, udp, v, h264_mp4toannexb, remove_types=7-8",
    "H264_BFRAMES_OPUS, tcp, v, h264_mp4toannexb, remove_types=7-8",
    "H265_AAC, udp, v, hevc_mp4toannexb, remove_types=32-34|39",
    "H265_AAC, tcp, v, hevc_mp4toannexb, remove_types=32-34|39"
  })
  void aPlayerGetsThePicturesOfTheFile(
      SampleMedia film, String transport, String track, String toStream, String filter)
      throws Exception {
    importFilm(film.file(4));
    String units = "filter_units=" + filter;
    List<String> original =
        hashes(List.of(), film.file(4).toString(), track, toStream + "," + units);
    List<String> received = hashes(FrameHashes.viewer(transport), url(), track, units);
    assertThat(original).hasSize(100);
    assertThat(received).isEqualTo(original);
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @CsvSource({
    "H264_AAC, udp",
    "H264_AAC, tcp",
    "H264_BFRAMES_OPUS, udp",
    "H264_BFRAMES_OPUS, tcp",
    "MP3_LOW_RATE, udp",
    "MP3_LOW_RATE, tcp",
    "MP2, udp",
    "MP2, tcp",
    "AC3, udp",
    "AC3, tcp"
  })
  void aPlayerGetsTheSoundOfTheFile(SampleMedia film, String transport) throws Exception {
    importFilm(film.file(4));
    List<String> original = hashes(List.of(), film.file(4).toString(), "a", "null");
    List<String> received = hashes(FrameHashes.viewer(transport), url(), "a", "null");
    assertThat(received).isNotEmpty().isEqualTo(original);
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void aPlayerThatSeeksGetsTheRestOfTheFile(String transport) throws Exception {
    Path film = SampleMedia.H264_AAC.file(35);
    importFilm(film);
    String units = "filter_units=remove_types=7-8";
    List<String> original = hashes(List.of(), film.toString(), "v", "h264_mp4toannexb," + units);
    List<String> options = new ArrayList<>(FrameHashes.viewer(transport));
    options.addAll(List.of("-ss", "31.7"));
    List<String> received = hashes(options, url(), "v", units);
    if (transport.equals("tcp")) {
      assertThat(received).hasSizeBetween(75, 100);
      assertThat(original).endsWith(received.toArray(String[]::new));
    } else {
      assertThatTheRestCame(received, original);
    }
  }

  /** What was in its socket before it sought the player may hand on as well. */
  private static void assertThatTheRestCame(List<String> received, List<String> original) {
    assertThat(received).hasSizeBetween(75, original.size() / 2).isSubsetOf(original);
    List<String> rest = original.subList(original.size() - 75, original.size());
    assertThat(received).endsWith(rest.toArray(String[]::new));
  }

  private List<String> hashes(List<String> options, String input, String track, String filters)
      throws Exception {
    return FrameHashes.of(directory, options, input, track, filters);
  }

  @Test
  void theServiceSeesAndControlsSessions() throws Exception {
    ContentId film = importFilm(SampleMedia.AAC.file(4));
    assertThat(connection.prepare(film)).isPresent();
    assertThat(connection.prepare(new ContentId("0".repeat(64)))).isEmpty();
    try (RtspTestClient client = RtspTestClient.connect(connection.endpoint().port())) {
      String id =
          client
              .request("SETUP", "/" + PATH, "Transport: RTP/AVP/TCP;unicast;interleaved=0-1")
              .session();
      assertThat(connection.sessions()).extracting(SessionSnapshot::id).containsExactly(id);
      assertThat(connection.play(id)).isTrue();
      assertThat(client.frame().channel()).isEqualTo(1);
      assertThat(client.frame().channel()).isZero();
      assertThat(connection.pause(id)).isTrue();
      assertThat(connection.session(id).orElseThrow().state()).isEqualTo(SessionState.READY);
      assertThat(connection.load().sessions()).isEqualTo(1);
      assertThatThrownBy(() -> connection.media().delete(PATH, false))
          .isInstanceOf(MediaInUseException.class);
      assertThat(connection.release(id)).isTrue();
      assertThat(connection.release(id)).isFalse();
      assertThat(connection.session(id)).isEmpty();
      assertThat(events.get(events.size() - 1))
          .isInstanceOfSatisfying(
              StreamEvent.Closed.class,
              closed -> assertThat(closed.reason()).isEqualTo(CloseReason.RELEASED));
      assertThat(connection.statistics().sessionsCreated()).isEqualTo(1);
      assertThat(connection.statistics().requests()).isEqualTo(1);
      Conditions.await("the counters", () -> connection.statistics().packets() > 0);
      assertThat(connection.media().delete(PATH, false)).isTrue();
    }
  }

  @Test
  void whatIsPromisedToOtherNodesCountsUntilItIsReleased() throws Exception {
    ContentId film = importFilm(SampleMedia.AAC.file(4));
    Reservation promise =
        new Reservation(
            "assignment-1",
            PATH,
            film,
            "192.0.2.7",
            "",
            DeliveryMode.RELAY,
            "node-2",
            3_000_000,
            ReservationUse.SUPPLY);

    assertThat(connection.reserve(promise)).isEmpty();

    assertThat(connection.promises()).containsExactly("assignment-1");
    assertThat(connection.load().sessions()).isEqualTo(1);
    assertThat(connection.load().reservedBandwidth()).isEqualTo(3_000_000);
    assertThat(connection.sessions()).as("it is no session").isEmpty();
    assertThat(connection.release("assignment-1")).isTrue();
    assertThat(connection.release("assignment-1")).isFalse();
    assertThat(connection.promises()).isEmpty();
    assertThat(connection.load().reservedBandwidth()).isZero();
  }

  @Test
  void theValueOfASessionChangesWhenItsViewerActs() throws Exception {
    importFilm(SampleMedia.AAC.file(4));
    try (RtspTestClient client = RtspTestClient.connect(connection.endpoint().port())) {
      String id =
          client
              .request("SETUP", "/" + PATH, "Transport: RTP/AVP/TCP;unicast;interleaved=2-3")
              .session();
      SessionValue ready = connection.session(id).orElseThrow().value();
      assertThat(ready.destinations()).containsExactly(TrackDestination.interleaved(0, 2));
      assertThat(ready.timeline().playing()).isFalse();
      assertThat(ready.supply()).isEmpty();
      TrackPosition begin = ready.timeline().tracks().get(0);

      connection.play(id);
      SessionValue playing = connection.session(id).orElseThrow().value();
      assertThat(playing.epoch()).isGreaterThan(ready.epoch());
      assertThat(playing.timeline().playing()).isTrue();
      assertThat(playing.timeline().tracks().get(0).ssrc()).isEqualTo(begin.ssrc());
      client.frame();
      client.frame();
      assertThat(connection.session(id).orElseThrow().value().epoch())
          .as("packets change nothing")
          .isEqualTo(playing.epoch());

      connection.pause(id);
      SessionValue paused = connection.session(id).orElseThrow().value();
      assertThat(paused.epoch()).isGreaterThan(playing.epoch());
      TrackPosition reached = paused.timeline().tracks().get(0);
      assertThat(reached.firstSequence() - begin.firstSequence())
          .isEqualTo(reached.packetsBefore())
          .isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "baton.rtsp.host, no.such.host.invalid",
    "baton.rtsp.host, 192.0.2.1",
    "baton.media.store, /proc/nothing",
    "baton.media.store, /dev/null",
    "baton.media.tools, /proc/nothing",
    "baton.media.watch, /nonexistent",
    "baton.media.watch, /etc/passwd",
    "baton.media.ffmpeg, /nonexistent",
    "baton.media.ffprobe, /tmp",
    "baton.rtsps.keystore, /nonexistent",
    "baton.rtsps.keystore, /etc/passwd",
  })
  void namesTheSettingThatThisMachineDoesNotHave(String setting, String value) throws Exception {
    engine.close();
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put("baton.rtsps.port", setting.contains("keystore") ? "1" : "0");
    settings.put(setting, value);

    assertThatThrownBy(() -> start(settings).close())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(setting + "=" + value + " is not usable: expected ");

    engine = start(SETTINGS);
  }

  @Test
  void theWatchedDirectoryIsApartFromTheStore() throws Exception {
    engine.close();
    Path inside = Files.createDirectories(directory.resolve("store/incoming"));
    Path byAnotherName = Files.createSymbolicLink(directory.resolve("link"), directory);
    for (Path watched : List.of(inside, directory, byAnotherName)) {
      Map<String, String> settings = new HashMap<>(SETTINGS);
      settings.put("baton.media.watch", watched.toString());
      assertThatThrownBy(() -> start(settings).close())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("baton.media.watch=" + watched + " is not usable: expected ")
          .hasMessageContaining("media store");
    }
    Map<String, String> settings = new HashMap<>(SETTINGS);
    settings.put(
        "baton.media.watch", Files.createDirectory(directory.resolve("incoming")).toString());
    engine = start(settings);
  }

  @Test
  void namesWhatIsInItsWayAndLeavesNothingRunning() throws Exception {
    engine.close();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> settings = new HashMap<>(SETTINGS);
      settings.put("baton.rtsp.port", Integer.toString(taken.getLocalPort()));
      assertThatThrownBy(() -> start(settings).close())
          .isInstanceOf(EngineStartException.class)
          .hasMessageContaining("RTSP port " + taken.getLocalPort());
    }
    engine = start(SETTINGS);
  }
}
