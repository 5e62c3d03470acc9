package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionSupply;
import io.baton.connector.StreamConnection;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Relay;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamRequest;
import io.baton.connector.Supplier;
import io.baton.connector.SupplyStatus;
import io.baton.connector.ViewerCredential;
import io.baton.engine.media.testing.FrameHashes;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.server.decision.DecisionMaker;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.model.media.MediaDescription;
import io.baton.model.media.MediaPath;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three whole engines: two have the film, players talk to the third, which makes the packets. */
class SuppliedEngineTest {
  private static final MediaPath PATH = new MediaPath("films/sample");
  private static final String UNITS = "filter_units=remove_types=7-8";
  private static final int SECONDS = 12;
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
  private final List<StreamEngine> holders = new ArrayList<>();
  private final List<StreamEvent> events = new CopyOnWriteArrayList<>();
  private StreamEngine anchor;
  private Path film;
  private MediaDescription described;

  @BeforeEach
  void start() throws Exception {
    film = SampleMedia.H264_AAC.file(SECONDS);
    for (String name : List.of("second", "third")) {
      StreamEngine holder = start(name, event -> {});
      holders.add(holder);
      described = importFilm(holder.connection());
    }
    anchor = start("first", events::add);
  }

  private StreamEngine start(String name, java.util.function.Consumer<StreamEvent> listener)
      throws EngineStartException {
    return StreamEngine.start(
        Importing.configuration(directory.resolve(name), SETTINGS), new Elsewhere(), listener);
  }

  private MediaDescription importFilm(StreamConnection node) throws Exception {
    try (InputStream body = Files.newInputStream(film)) {
      var upload = node.media().stage(PATH, body, OptionalLong.of(Files.size(film)));
      return node.media().importStaged(upload.id(), part -> {}).description();
    }
  }

  @AfterEach
  void stop() {
    anchor.close();
    holders.forEach(StreamEngine::close);
  }

  /** Has everything supplied by those who have it. */
  private final class Elsewhere implements DecisionMaker {
    @Override
    public CompletionStage<StreamDecision> decide(StreamRequest request) {
      List<Supplier> suppliers = new ArrayList<>();
      for (StreamEngine holder : holders) {
        suppliers.add(
            new Supplier(
                "holder-" + suppliers.size(), "127.0.0.1", holder.connection().piecesPort()));
      }
      return CompletableFuture.completedFuture(
          new Relay(PATH, described.content(), "assignment", described.bitrate(), suppliers));
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

  private String url() {
    return "rtsp://127.0.0.1:" + anchor.connection().endpoint().port() + "/" + PATH;
  }

  private CompletableFuture<List<String>> play(String transport) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return FrameHashes.of(directory, FrameHashes.viewer(transport), url(), "v", UNITS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void theFilmGoesOnWhenItsSupplierDies(String transport) throws Exception {
    List<String> original =
        FrameHashes.of(directory, List.of(), film.toString(), "v", "h264_mp4toannexb," + UNITS);
    CompletableFuture<List<String>> received = play(transport);
    StreamConnection here = anchor.connection();
    Conditions.await(
        "the stream", () -> here.sessions().stream().anyMatch(session -> session.packets() > 100));
    assertThat(here.sessions())
        .extracting(SessionSnapshot::supply)
        .map(supply -> supply.map(SupplyStatus::supplier))
        .containsExactly(Optional.of("holder-0"));

    holders.get(0).close();

    assertThat(received.get()).isEqualTo(original);
    Conditions.await("the end", () -> here.sessions().isEmpty());
    assertThat(here.statistics().latenessMax()).isNotNull();
    assertThat(here.statistics().supply().damaged()).isZero();
  }

  @Test
  void whoSeeksGetsWhatIsThere() throws Exception {
    try (RtspTestClient client = RtspTestClient.connect(anchor.connection().endpoint().port())) {
      RtspReply described = client.request("DESCRIBE", "/" + PATH);
      assertThat(described.status()).isEqualTo(200);
      String transport = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1";
      String id = client.request("SETUP", "/" + PATH + "/trackID=0", transport).session();
      for (int second : new int[] {9, 2, 11, 0}) {
        RtspReply reply =
            client.request("PLAY", "/" + PATH, "Session: " + id, "Range: npt=" + second + "-");
        assertThat(reply.status()).isEqualTo(200);
        client.frame();
        assertThat(client.request("PAUSE", "/" + PATH, "Session: " + id).status()).isEqualTo(200);
      }
      assertThat(client.request("TEARDOWN", "/" + PATH, "Session: " + id).status()).isEqualTo(200);
    }
    StreamConnection here = anchor.connection();
    assertThat(here.sessions()).isEmpty();
    Conditions.await("nothing is held", () -> here.statistics().supply().cacheOctetsInUse() == 0);
  }

  /** It is recorded, but nothing that its viewer did: that was told before. */
  @Test
  void anotherAssignmentIsNoChangeOfTheSession() throws Exception {
    StreamConnection here = anchor.connection();
    try (RtspTestClient client = RtspTestClient.connect(here.endpoint().port())) {
      assertThat(client.request("DESCRIBE", "/" + PATH).status()).isEqualTo(200);
      String transport = "Transport: RTP/AVP/TCP;unicast;interleaved=0-1";
      String session = client.request("SETUP", "/" + PATH + "/trackID=0", transport).session();
      client.request("PLAY", "/" + PATH, "Session: " + session);
      client.frame();
      SessionSnapshot playing = here.sessions().get(0);
      SessionSupply held = playing.value().supply().orElseThrow();
      SessionSupply next =
          new SessionSupply("next", held.epoch() + 1, List.of(held.suppliers().get(1)));

      assertThat(here.supply(playing.id(), next)).isTrue();

      Conditions.await("what is told", () -> told().size() == 3);
      assertThat(told())
          .extracting(Object::getClass)
          .isEqualTo(
              List.of(
                  StreamEvent.Created.class,
                  StreamEvent.Changed.class,
                  StreamEvent.Reassigned.class));
      assertThat(told().get(2).session().value().supply()).contains(next);
      assertThat(told().get(2).session().value().epoch())
          .isGreaterThan(told().get(1).session().value().epoch());
    }
  }

  private List<StreamEvent.OfSession> told() {
    return events.stream()
        .filter(StreamEvent.OfSession.class::isInstance)
        .map(StreamEvent.OfSession.class::cast)
        .toList();
  }

  /** What was decided and is not used is given back. */
  @Test
  void whoOnlyAsksHoldsNothing() throws Exception {
    try (RtspTestClient client = RtspTestClient.connect(anchor.connection().endpoint().port())) {
      assertThat(client.request("DESCRIBE", "/" + PATH).status()).isEqualTo(200);
      assertThat(events).isEmpty();
    }
    Conditions.await("what is told", () -> !events.isEmpty());
    assertThat(events).extracting(StreamEvent::id).containsExactly("assignment");
    assertThat(events.get(0)).isInstanceOf(StreamEvent.Unclaimed.class);
  }

  @Test
  void withoutAnySupplierTheAnswerSaysSo() throws Exception {
    holders.forEach(StreamEngine::close);
    try (RtspTestClient client = RtspTestClient.connect(anchor.connection().endpoint().port())) {
      assertThat(client.request("DESCRIBE", "/" + PATH).status()).isEqualTo(503);
    }
  }
}
