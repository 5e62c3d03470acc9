package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamConnection;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Forward;
import io.baton.connector.StreamDecision.Redirect;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.StreamDecision.Relay;
import io.baton.connector.StreamRequest;
import io.baton.connector.Supplier;
import io.baton.connector.ViewerCredential;
import io.baton.engine.media.testing.FrameHashes;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.ofp.RecordingService;
import io.baton.engine.server.decision.DecisionMaker;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.UdpReceiver;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.ReservationUse;
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
          "baton.ofps.port", "0",
          "baton.pieces.port", "0",
          "baton.ofp.psk", "0123456789abcdef0123456789abcdef",
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
      boolean supplied = mode == DeliveryMode.RELAY || overItsConnection(request);
      assertThat(node.reserve(reservation(request, film, id, supplied))).isEmpty();
      int port = node.endpoint().port();
      if (supplied) {
        Supplier supplier = new Supplier("provider", "127.0.0.1", node.piecesPort());
        return new Relay(PATH, film.content(), id, film.bitrate(), List.of(supplier));
      }
      return mode == DeliveryMode.REDIRECT
          ? new Redirect(URI.create("rtsp://127.0.0.1:" + port + "/" + PATH + "?assignment=" + id))
          : new Forward(
              PATH, film.content(), id, "provider", "127.0.0.1", port, mode, film.bitrate());
    }

    private boolean overItsConnection(StreamRequest request) {
      return mode == DeliveryMode.DIRECT && request.transport() == DeliveryTransport.TCP;
    }

    private Reservation reservation(
        StreamRequest request, MediaDescription film, String id, boolean supplied) {
      return new Reservation(
          id,
          PATH,
          film.content(),
          request.client(),
          request.user(),
          mode,
          "anchor",
          film.bitrate(),
          supplied ? ReservationUse.SUPPLY : ReservationUse.DELIVERY);
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
    StreamConnection here = anchor.connection();
    Conditions.await("the end", () -> provider.connection().sessions().isEmpty());
    Conditions.await("the end at the anchor", () -> here.sessions().isEmpty());
    Conditions.await("no session", () -> here.statistics().forwarding().sessions() == 0);
    boolean supplied = how == DeliveryMode.RELAY || transport.equals("tcp");
    boolean atTheAnchor = supplied && how != DeliveryMode.REDIRECT;
    assertThat(provider.connection().statistics().sessionsCreated()).isEqualTo(atTheAnchor ? 0 : 1);
    assertThat(here.statistics().sessionsCreated()).isEqualTo(atTheAnchor ? 1 : 0);
    assertThat(here.statistics().supply().octets() > 0).isEqualTo(atTheAnchor);
    assertThat(here.load().reservedBandwidth()).isZero();
    if (!atTheAnchor) {
      assertThat(provider.connection().load().reservedBandwidth()).isZero();
    }
  }

  @Test
  void theServiceGivesReservationsBack() throws Exception {
    mode = DeliveryMode.RELAY;
    importFilm(SampleMedia.H264_AAC);
    StreamConnection node = provider.connection();
    Relay decision = (Relay) new Elsewhere().assign(request());
    assertThat(node.promises()).containsExactly(decision.assignment());
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
    mode = DeliveryMode.DIRECT;
    importFilm(SampleMedia.H264_AAC);
    for (StreamEngine node : List.of(anchor, provider)) {
      try (UdpReceiver receiver = UdpReceiver.open();
          RtspTestClient client = RtspTestClient.connect(anchor.connection().endpoint().port())) {
        String transport = "Transport: " + receiver.transport();
        String id = client.request("SETUP", "/" + PATH + "/trackID=0", transport).session();
        client.request("PLAY", "/" + PATH, "Session: " + id);
        receiver.receive(1);
        assertThat(node.connection().release(id)).isTrue();
        Conditions.await("the end", () -> provider.connection().sessions().isEmpty());
        RtspReply reply = client.request("PAUSE", "/" + PATH, "Session: " + id);
        assertThat(reply.status()).isEqualTo(454);
        assertThat(anchor.connection().statistics().forwarding().sessions()).isZero();
      }
    }
  }
}
