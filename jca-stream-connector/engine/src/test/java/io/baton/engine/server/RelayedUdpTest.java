package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.Content;
import io.baton.engine.rtcp.RtcpPacket;
import io.baton.engine.rtcp.RtcpParser;
import io.baton.engine.rtcp.RtcpResult;
import io.baton.engine.rtcp.SenderReport;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TwoNodes;
import io.baton.engine.testing.UdpReceiver;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream over UDP that passes through another node. */
class RelayedUdpTest {
  private static final Content FILM =
      SyntheticTrack.content(4, SyntheticTrack.video(3), SyntheticTrack.audio());

  /** So long that it does not end in a test, however long a busy machine holds that up. */
  private static final Content LONG_FILM =
      SyntheticTrack.content(60, SyntheticTrack.video(3), SyntheticTrack.audio());

  private TwoNodes nodes;
  private RtspTestClient client;
  private UdpReceiver video;
  private UdpReceiver audio;

  @BeforeEach
  void start() throws Exception {
    start(FILM);
  }

  private void start(Content film) throws Exception {
    nodes = TwoNodes.start(film, DeliveryMode.RELAY);
    client = RtspTestClient.connect(nodes.anchor().port());
    video = UdpReceiver.open();
    audio = UdpReceiver.open();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    video.close();
    audio.close();
    nodes.close();
  }

  private String setUp() throws Exception {
    assertThat(client.request("DESCRIBE", "/film").status()).isEqualTo(200);
    RtspReply reply = client.request("SETUP", "/film/trackID=0", "Transport: " + video.transport());
    assertThat(reply.header("Transport"))
        .contains("server_port=" + nodes.anchor().rtpPort())
        .contains("source=127.0.0.1");
    String session = reply.session();
    assertThat(
            client
                .request(
                    "SETUP",
                    "/film/trackID=1",
                    "Transport: " + audio.transport(),
                    "Session: " + session)
                .status())
        .isEqualTo(200);
    assertThat(nodes.assignments()).containsExactly(session);
    return session;
  }

  @Test
  void everyPacketArrivesAsTheProviderMadeIt() throws Exception {
    String session = setUp();
    RtspReply playing = client.request("PLAY", "/film", "Session: " + session, "Speed: 4");
    assertThat(playing.status()).isEqualTo(200);
    assertThat(nodes.provider().snapshot(session).transport())
        .as("as the viewer has it, not the relaying node")
        .isEqualTo(DeliveryTransport.UDP);
    TimelineEntry entry = nodes.provider().entry(session);
    List<ByteBuffer> pictures = Predictions.of(FILM, entry, 0);
    List<ByteBuffer> sound = Predictions.of(FILM, entry, 1);
    Predictions.assertSame(video.receive(pictures.size()), pictures);
    Predictions.assertSame(audio.receive(sound.size()), sound);
    assertThat(client.request("TEARDOWN", "/film", "Session: " + session).status()).isEqualTo(200);
    Conditions.await("the end", () -> nodes.provider().sessionCount() == 0);
    Conditions.await("the anchor's end", () -> nodes.anchor().forwarding().table().size() == 0);
  }

  @Test
  void theDescriptionHoldsForTheClientsOwnUri() throws Exception {
    RtspReply described = client.request("DESCRIBE", "/film?mode=relay");
    assertThat(described.header("Content-Base")).isEqualTo(client.uri("/film/"));
    assertThat(described.header("Content-Type")).isEqualTo("application/sdp");
    assertThat(described.body()).contains("m=video", "m=audio", "a=control:trackID=0");
    assertThat(described.body()).doesNotContain(":" + nodes.provider().port());
    String session = setUp();
    RtspReply playing = client.request("PLAY", "/film", "Session: " + session);
    assertThat(playing.header("RTP-Info")).contains("url=" + client.uri("/film/trackID=0"));
    assertThat(playing.header("Range")).isEqualTo("npt=0.000-4.000");
    assertThat(playing.header("Session")).isEqualTo(session);
  }

  @Test
  void pausesSeeksAndPlaysOnAtAnotherSpeed() throws Exception {
    stop();
    start(LONG_FILM);
    String session = setUp();
    String header = "Session: " + session;
    client.request("PLAY", "/film", header);
    video.receive(10);
    RtspReply paused = client.request("PAUSE", "/film", header);
    Duration stands = nodes.provider().snapshot(session).position();
    assertThat(stands).isBetween(Duration.ofMillis(1), Duration.ofSeconds(59));
    assertThat(paused.header("Range")).isEqualTo(UdpStreamTest.range(stands, 60));
    RtspReply sought = client.request("PLAY", "/film", header, "Range: npt=59-", "Speed: 4");
    assertThat(sought.header("Range")).isEqualTo("npt=59.000-60.000");
    assertThat(sought.header("Speed")).startsWith("4");
    List<ByteBuffer> rest = Predictions.of(LONG_FILM, nodes.provider().entry(session), 0);
    ByteBuffer next = video.receive(1).get(0);
    while (!next.equals(rest.get(0))) {
      next = video.receive(1).get(0);
    }
    Predictions.assertSame(video.receive(rest.size() - 1), rest.subList(1, rest.size()));
  }

  @Test
  void trickPlayAndParametersPass() throws Exception {
    String header = "Session: " + setUp();
    RtspReply fast = client.request("PLAY", "/film", header, "Scale: 4");
    assertThat(fast.header("Scale")).startsWith("4");
    video.receive(2);
    RtspReply scale = client.parameters("GET_PARAMETER", "/film", "scale\r\n", header);
    assertThat(scale.body()).isEqualTo("scale: 4.000\r\n");
    assertThat(client.parameters("SET_PARAMETER", "/film", "scale: 1\r\n", header).status())
        .isEqualTo(458);
    assertThat(client.request("OPTIONS", "/film", header).header("Public")).contains("PLAY");
  }

  @Test
  void theProvidersRefusalsPass() throws Exception {
    String header = "Session: " + setUp();
    assertThat(client.request("PLAY", "/film", header, "Range: npt=9-").status()).isEqualTo(457);
    assertThat(client.request("PLAY", "/film", header, "Range: smpte=0-").status()).isEqualTo(501);
    assertThat(client.request("PLAY", "/film/trackID=0", header).status()).isEqualTo(460);
    RtspReply tooMany =
        client.request("SETUP", "/film/trackID=7", "Transport: " + video.transport(), header);
    assertThat(tooMany.status()).isEqualTo(404);
  }

  @Test
  void allTracksTakeTheSameWay() throws Exception {
    String session =
        client.request("SETUP", "/film/trackID=0", "Transport: " + video.transport()).session();
    RtspReply mixed =
        client.request(
            "SETUP",
            "/film/trackID=1",
            "Transport: RTP/AVP/TCP;unicast;interleaved=0-1",
            "Session: " + session);
    assertThat(mixed.status()).isEqualTo(461);
  }

  @Test
  void reportsPassBothWays() throws Exception {
    String session = setUp();
    client.request("PLAY", "/film", "Session: " + session, "Speed: 4");
    long ssrc = video.receive(1).get(0).getInt(8) & 0xffff_ffffL;
    SenderReport first = (SenderReport) packets(video.receiveRtcp()).get(0);
    assertThat(first.ssrc()).isEqualTo(ssrc);
    byte[] report = UdpStreamTest.receiverReport(ssrc, 64, 17, 900);
    video.sendRtcp(report, nodes.anchor().rtpPort() + 1);
    Conditions.await("the report", () -> nodes.provider().snapshot(session).reportedLost() == 17);
    assertThat(nodes.provider().snapshot(session).reportedLoss()).isEqualTo(0.25);
    assertThat(nodes.anchor().forwarding().counters().reportedLost().sum()).isEqualTo(17);
    video.receiveGoodbye();
  }

  private static List<RtcpPacket> packets(ByteBuffer packet) {
    RtcpResult result = RtcpParser.parse(Unpooled.wrappedBuffer(packet));
    assertThat(result).isInstanceOf(RtcpResult.Compound.class);
    return ((RtcpResult.Compound) result).packets();
  }

  @Test
  void anotherConnectionControlsTheSession() throws Exception {
    String header = "Session: " + setUp();
    client.request("PLAY", "/film", header);
    video.receive(5);
    client.close();
    for (int i = 0; i < 4; i++) {
      try (RtspTestClient other = RtspTestClient.connect(nodes.anchor().port())) {
        assertThat(other.request("GET_PARAMETER", "/film", header).status()).isEqualTo(200);
      }
    }
    video.receive(5);
    try (RtspTestClient other = RtspTestClient.connect(nodes.anchor().port())) {
      assertThat(other.request("TEARDOWN", "/film", header).status()).isEqualTo(200);
      assertThat(other.request("PLAY", "/film", header).status()).isEqualTo(454);
    }
    Conditions.await("the end", () -> nodes.provider().sessionCount() == 0);
  }

  @Test
  void aDescriptionAloneLeavesNothingBehind() throws Exception {
    assertThat(client.request("DESCRIBE", "/film").status()).isEqualTo(200);
    assertThat(nodes.provider().admission().sessions()).isEqualTo(1);
    client.close();
    Conditions.await("the release", () -> nodes.provider().admission().sessions() == 0);
    Conditions.await("the disconnection", () -> nodes.provider().counters().open().sum() == 0);
  }

  @Test
  void aFurtherSessionIsDecidedAnew() throws Exception {
    String first =
        client.request("SETUP", "/film/trackID=0", "Transport: " + video.transport()).session();
    String second =
        client.request("SETUP", "/film/trackID=0", "Transport: " + audio.transport()).session();
    assertThat(nodes.assignments()).containsExactly(first, second);
    assertThat(nodes.anchor().forwarding().table().size()).isEqualTo(2);
  }
}
