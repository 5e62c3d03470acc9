package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamConnection;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamRequest;
import io.baton.connector.ViewerCredential;
import io.baton.connector.media.MediaEntry;
import io.baton.engine.media.testing.FrameHashes;
import io.baton.engine.media.testing.Importing;
import io.baton.engine.media.testing.SampleMedia;
import io.baton.engine.server.decision.DecisionMaker;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.model.media.MediaPath;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that is bound to {@code ::} serves IPv6 and IPv4, each as if there were no other. */
class DualStackTest {
  private static final MediaPath PATH = new MediaPath("films/sample");
  private static final Pattern SSRC = Pattern.compile("ssrc=([0-9a-fA-F]{8})");
  private static final int LOST = 17;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "baton.rtsp.host", "::",
          "baton.rtsp.port", "0",
          "baton.rtp.port", "0",
          "baton.ofp.host", "::",
          "baton.ofp.port", "0",
          "baton.pieces.port", "0",
          "baton.rtsp.anonymous", "true",
          "baton.admission.max.cpu", "1");

  @TempDir private Path directory;
  private Path film;
  private StreamEngine engine;
  private StreamConnection connection;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(hasIpv6(), "this machine has no IPv6");
    film = SampleMedia.H264_AAC.file(4);
    engine =
        StreamEngine.start(
            Importing.configuration(directory.resolve("store"), SETTINGS),
            new Serving(),
            event -> {});
    connection = engine.connection();
    try (InputStream body = Files.newInputStream(film)) {
      var upload = connection.media().stage(PATH, body, OptionalLong.of(Files.size(film)));
      connection.media().importStaged(upload.id(), part -> {});
    }
  }

  private static boolean hasIpv6() {
    InetAddress loopback = NetUtil.createInetAddressFromIpAddressString("::1");
    try (DatagramSocket probe = new DatagramSocket(0, loopback)) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  @AfterEach
  void stop() {
    if (engine != null) {
      connection.close();
      engine.close();
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource({"[::1], udp", "[::1], tcp", "127.0.0.1, udp", "127.0.0.1, tcp"})
  void aPlayerGetsTheWholeFilm(String host, String transport) throws Exception {
    String url = "rtsp://" + host + ":" + connection.endpoint().port() + "/" + PATH;
    String units = "filter_units=remove_types=7-8";

    assertThat(FrameHashes.of(directory, FrameHashes.viewer(transport), url, "v", units))
        .isEqualTo(
            FrameHashes.of(
                directory, List.of(), film.toString(), "v", "h264_mp4toannexb," + units));
  }

  @ParameterizedTest
  @CsvSource({"::1, IP6 ::, 0:0:0:0:0:0:0:1", "127.0.0.1, IP4 0.0.0.0, 127.0.0.1"})
  void addressesAreThoseOfTheClientsFamily(String address, String media, String client)
      throws Exception {
    try (RtspTestClient player = connect(address)) {
      assertThat(player.request("DESCRIBE", "/" + PATH).body()).contains("c=IN " + media + "\r\n");
      RtspReply reply = setUp(player, address);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Transport")).contains("source=" + client);
      assertThat(connection.sessions()).map(SessionSnapshot::client).containsExactly(client);
    }
  }

  /** An address has many forms: {@code 127.0.0.1} is {@code ::ffff:7f00:1} as well. */
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, ::ffff:127.0.0.1, 200",
    "127.0.0.1, ::ffff:7f00:1, 200",
    "127.0.0.1, ::1, 462",
    "::1, 0:0:0:0:0:0:0:1, 200",
    "::1, 127.0.0.1, 462"
  })
  void aDestinationIsComparedAsAnAddress(String address, String destination, int status)
      throws Exception {
    try (RtspTestClient player = connect(address)) {
      assertThat(setUp(player, destination).status()).isEqualTo(status);
    }
  }

  /** They count only from the client's address, however the socket of all addresses names it. */
  @ParameterizedTest
  @ValueSource(strings = {"::1", "127.0.0.1"})
  void reportsOfTheClientCount(String address) throws Exception {
    InetAddress host = NetUtil.createInetAddressFromIpAddressString(address);
    try (RtspTestClient player = connect(address);
        DatagramSocket media = new DatagramSocket(0, host)) {
      RtspReply reply =
          player.request(
              "SETUP",
              "/" + PATH + "/trackID=0",
              "Transport: RTP/AVP;unicast;client_port=" + media.getLocalPort());
      player.request("PLAY", "/" + PATH, "Session: " + reply.session());
      byte[] report = receiverReport(ssrc(reply.header("Transport")));
      DatagramPacket datagram =
          new DatagramPacket(report, report.length, host, connection.endpoint().rtpPort() + 1);

      media.send(datagram);

      Conditions.await("the report", () -> connection.sessions().get(0).reportedLost() == LOST);
    }
  }

  private static int ssrc(String transport) {
    Matcher found = SSRC.matcher(transport);
    assertThat(found.find()).isTrue();
    return Integer.parseUnsignedInt(found.group(1), 16);
  }

  /** RFC 3550, 6.4.2, with one block. */
  private static byte[] receiverReport(int ssrc) {
    return ByteBuffer.allocate(32)
        .putShort((short) 0x81c9)
        .putShort((short) 7)
        .putInt(1)
        .putInt(ssrc)
        .putInt(LOST)
        .array();
  }

  private RtspTestClient connect(String address) throws IOException {
    return new RtspTestClient(
        new Socket(
            NetUtil.createInetAddressFromIpAddressString(address), connection.endpoint().port()));
  }

  private static RtspReply setUp(RtspTestClient player, String destination) throws IOException {
    return player.request(
        "SETUP",
        "/" + PATH + "/trackID=0",
        "Transport: RTP/AVP;unicast;destination=" + destination + ";client_port=30000-30001");
  }

  /** Serves whatever the store has. */
  private final class Serving implements DecisionMaker {
    @Override
    public CompletionStage<StreamDecision> decide(StreamRequest request) {
      MediaEntry found = connection.media().find(MediaPath.parse(request.path())).orElseThrow();
      return CompletableFuture.completedFuture(
          new StreamDecision.Serve(PATH, found.description().content()));
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
}
