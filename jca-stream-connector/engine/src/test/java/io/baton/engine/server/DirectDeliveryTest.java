package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.Content;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TwoNodes;
import io.baton.engine.testing.UdpReceiver;
import io.baton.model.delivery.DeliveryMode;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Control through one node, media over UDP from another. */
class DirectDeliveryTest {
  private static final Content FILM = SyntheticTrack.content(4, SyntheticTrack.video(3));
  private static final String SERVICE = "127.0.0.5";

  private TwoNodes nodes;
  private RtspTestClient client;
  private UdpReceiver receiver;

  @BeforeEach
  void start() throws Exception {
    start(new String[0]);
  }

  private void start(String... settings) throws Exception {
    nodes = TwoNodes.start(FILM, DeliveryMode.DIRECT, settings);
    client = RtspTestClient.connect(nodes.anchor().port());
    receiver = UdpReceiver.open();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    receiver.close();
    nodes.close();
  }

  private RtspReply setUp() throws Exception {
    return client.request("SETUP", "/film", "Transport: " + receiver.transport());
  }

  private void playAndCompare(String session) throws Exception {
    assertThat(client.request("PLAY", "/film", "Session: " + session, "Speed: 4").status())
        .isEqualTo(200);
    TimelineEntry entry = nodes.provider().entry(session);
    List<ByteBuffer> predicted = Predictions.of(FILM, entry, 0);
    Predictions.assertSame(receiver.receive(predicted.size()), predicted);
  }

  @Test
  void theProviderSendsToTheClient() throws Exception {
    RtspReply reply = setUp();
    assertThat(reply.header("Transport"))
        .contains("server_port=" + nodes.provider().rtpPort())
        .contains("source=127.0.0.1")
        .contains("ssrc=")
        .doesNotContain("destination");
    playAndCompare(reply.session());
    assertThat(receiver.lastSender().getPort()).isEqualTo(nodes.provider().rtpPort());
    assertThat(nodes.anchor().measure().packets()).isZero();
    assertThat(nodes.anchor().admission().reserved()).isZero();
    String header = "Session: " + reply.session();
    assertThat(client.request("TEARDOWN", "/film", header).status()).isEqualTo(200);
    Conditions.await("the end", () -> nodes.provider().sessionCount() == 0);
  }

  @Test
  void receiverReportsGoToTheProvider() throws Exception {
    String session = setUp().session();
    client.request("PLAY", "/film", "Session: " + session);
    long ssrc = receiver.receive(1).get(0).getInt(8) & 0xffff_ffffL;
    byte[] report = UdpStreamTest.receiverReport(ssrc, 64, 17, 900);
    receiver.sendRtcp(report, nodes.provider().rtpPort() + 1);
    Conditions.await("the report", () -> nodes.provider().snapshot(session).reportedLost() == 17);
  }

  /** With direct server return the address is every node's; here only the provider binds it. */
  @Test
  void mediaComesFromTheServiceAddressIfThereIsOne() throws Exception {
    stop();
    start("baton.rtp.service.address", SERVICE);
    RtspReply reply = setUp();
    assertThat(reply.header("Transport")).contains("source=" + SERVICE);
    playAndCompare(reply.session());
    assertThat(receiver.lastSender().getAddress().getHostAddress()).isEqualTo(SERVICE);
    assertThat(receiver.lastSender().getPort()).isEqualTo(nodes.provider().rtpPort());
    receiver.receiveRtcp();
    assertThat(receiver.lastSender().getAddress().getHostAddress()).isEqualTo(SERVICE);
  }

  @Test
  void theServiceAddressIsForDirectSessionsOnly() throws Exception {
    stop();
    start("baton.rtp.service.address", SERVICE);
    try (RtspTestClient own = RtspTestClient.connect(nodes.provider().port())) {
      RtspReply reply = own.request("SETUP", "/film", "Transport: " + receiver.transport());
      assertThat(reply.header("Transport")).contains("source=127.0.0.1");
      own.request("PLAY", "/film", "Session: " + reply.session());
      receiver.receive(1);
      assertThat(receiver.lastSender().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void nobodyElseIsSentAnything() throws Exception {
    String elsewhere = "Transport: " + receiver.transport() + ";destination=192.0.2.9";
    assertThat(client.request("SETUP", "/film", elsewhere).status()).isEqualTo(462);
    try (RtspTestClient own = RtspTestClient.connect(nodes.provider().port())) {
      assertThat(own.request("SETUP", "/film", elsewhere).status()).isEqualTo(462);
    }
  }

  @Test
  void theStreamOutlivesTheClientsConnection() throws Exception {
    String session = setUp().session();
    client.request("PLAY", "/film", "Session: " + session);
    receiver.receive(5);
    client.close();
    receiver.receive(20);
    try (RtspTestClient other = RtspTestClient.connect(nodes.anchor().port())) {
      assertThat(other.request("TEARDOWN", "/film", "Session: " + session).status()).isEqualTo(200);
    }
    Conditions.await("the end", () -> nodes.provider().sessionCount() == 0);
  }
}
