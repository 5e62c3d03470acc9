package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamConnection;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Forward;
import io.baton.connector.StreamDecision.Redirect;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.StreamRequest;
import io.baton.connector.ViewerCredential;
import io.baton.engine.media.testing.FrameHashes;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.ofp.RecordingService;
import io.baton.engine.server.decision.DecisionMaker;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.Reservation;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two whole engines: one has the films, players talk to the other. */
class ForwardingEngineTest {
  private static final MediaPath PATH = new MediaPath("films/sample");
  private static final String UNITS = "filter_units=remove_types=7-8";
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

  @TempDir private Path directory;
  private StreamEngine provider;
  private StreamEngine anchor;
  private DeliveryMode mode;

  @BeforeEach
  void start() throws Exception {
    provider = start("provider", new Elsewhere());
    anchor = start("anchor", new Elsewhere());
    provider.connection().ofp().serve(new RecordingService());
  }

  private StreamEngine start(String name, DecisionMaker decisions) throws EngineStartException {
    return StreamEngine.start(
        Importing.configuration(directory.resolve(name), SETTINGS), decisions, event -> {});
  }

  @AfterEach
  void stop() {
    anchor.close();
    provider.close();
  }

  /** Assigns everything to the provider; a provider that is asked itself has nothing to decide. */
  private final class Elsewhere implements DecisionMaker {
    @Override
    public CompletionStage<StreamDecision> decide(StreamRequest request) {
      return CompletableFuture.completedFuture(
          request.query().containsKey("assignment")
              ? new Refuse(404, "too late", OptionalInt.empty())
              : assign(request));
    }

    private StreamDecision assign(StreamRequest request) {
      StreamConnection node = provider.connection();
      MediaDescription film = node.media().find(PATH).orElseThrow().description();
      String id = UUID.randomUUID().toString();
      Reservation reservation =
          new Reservation(
              id,
              PATH,
              film.content(),
              request.client(),
              request.user(),
              mode,
              "anchor",
              film.bitrate());
      assertThat(node.reserve(reservation)).isEmpty();
      int port = node.endpoint().port();
      return mode == DeliveryMode.REDIRECT
          ? new Redirect(URI.create("rtsp://127.0.0.1:" + port + "/" + PATH + "?assignment=" + id))
          : new Forward(
              PATH, film.content(), id, "provider", "127.0.0.1", port, mode, film.bitrate());
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

  private Path importFilm(SampleMedia sample) throws Exception {
    Path film = sample.file(4);
    StreamConnection node = provider.connection();
    try (InputStream body = Files.newInputStream(film)) {
      var upload = node.media().stage(PATH, body, OptionalLong.of(Files.size(film)));
      node.media().importStaged(upload.id(), part -> {});
    }
    return film;
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @CsvSource({
    "RELAY, udp",
    "RELAY, tcp",
    "DIRECT, udp",
    "DIRECT, tcp",
    "REDIRECT, udp",
    "REDIRECT, tcp"
  })
  void aPlayerGetsThePicturesOfAFilmThatAnotherNodeHas(DeliveryMode how, String transport)
      throws Exception {
    mode = how;
    Path film = importFilm(SampleMedia.H264_AAC);
    List<String> original =
        FrameHashes.of(directory, List.of(), film.toString(), "v", "h264_mp4toannexb," + UNITS);
    String url = "rtsp://127.0.0.1:" + anchor.connection().endpoint().port() + "/" + PATH;
    List<String> received =
        FrameHashes.of(directory, FrameHashes.viewer(transport), url, "v", UNITS);
    assertThat(original).hasSize(100);
    assertThat(received).isEqualTo(original);
    Conditions.await("the end", () -> provider.connection().sessions().isEmpty());
    Conditions.await(
        "the end at the anchor",
        () -> anchor.connection().statistics().forwarding().sessions() == 0);
    assertThat(provider.connection().statistics().sessionsCreated()).isEqualTo(1);
    assertThat(provider.connection().load().reservedBandwidth()).isZero();
    assertThat(anchor.connection().load().reservedBandwidth()).isZero();
    assertThat(anchor.connection().statistics().forwarding().started())
        .isEqualTo(how == DeliveryMode.REDIRECT ? 0 : 1);
  }

  @Test
  void theServiceGivesReservationsBack() throws Exception {
    mode = DeliveryMode.RELAY;
    importFilm(SampleMedia.H264_AAC);
    StreamConnection node = provider.connection();
    Forward decision = (Forward) new Elsewhere().assign(request());
    assertThat(node.load().sessions()).isEqualTo(1);
    assertThat(node.load().reservedBandwidth()).isPositive();
    assertThat(node.sessions()).isEmpty();
    assertThat(node.release(decision.assignment())).isTrue();
    assertThat(node.release(decision.assignment())).isFalse();
    assertThat(node.load().sessions()).isZero();
  }

  private static StreamRequest request() {
    return new StreamRequest(
        "SETUP", "/" + PATH, Map.of(), "127.0.0.1", "", "", DeliveryTransport.TCP, Set.of(), false);
  }

  @Test
  void theServiceEndsAForwardedSessionOnEitherNode() throws Exception {
    mode = DeliveryMode.RELAY;
    importFilm(SampleMedia.H264_AAC);
    for (StreamEngine node : List.of(anchor, provider)) {
      try (RtspTestClient client = RtspTestClient.connect(anchor.connection().endpoint().port())) {
        String id =
            client
                .request("SETUP", "/" + PATH + "/trackID=0", "Transport: RTP/AVP/TCP;unicast")
                .session();
        client.request("PLAY", "/" + PATH, "Session: " + id);
        client.frame();
        assertThat(node.connection().release(id)).isTrue();
        Conditions.await("the end", () -> provider.connection().sessions().isEmpty());
        RtspReply reply = client.request("PAUSE", "/" + PATH, "Session: " + id);
        assertThat(reply.status()).isEqualTo(454);
        assertThat(anchor.connection().statistics().forwarding().sessions()).isZero();
      }
    }
  }
}
