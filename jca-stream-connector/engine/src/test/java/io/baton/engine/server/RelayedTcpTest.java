package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.media.Content;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.RtspTestClient.Frame;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TwoNodes;
import io.baton.model.delivery.DeliveryMode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stream interleaved in the client's connection that passes through another node. */
class RelayedTcpTest {
  private static final Content FILM =
      SyntheticTrack.content(4, SyntheticTrack.video(3), SyntheticTrack.audio());
  private static final Content FAT_FILM = SyntheticTrack.content(20, SyntheticTrack.video(100));
  private static final String CHANNELS = "Transport: RTP/AVP/TCP;unicast;interleaved=";

  /** Clients think before they read, and a busy machine lets them think long. */
  private static final String PATIENT = "60";

  private TwoNodes nodes;
  private RtspTestClient client;

  @BeforeEach
  void start() throws Exception {
    start(FILM, DeliveryMode.RELAY, PATIENT);
  }

  private void start(Content film, DeliveryMode mode, String stall) throws Exception {
    nodes =
        TwoNodes.start(
            film, mode, "baton.interleaved.buffer", "65536", "baton.interleaved.stall", stall);
    client = RtspTestClient.connect(nodes.anchor().port());
  }

  private void restart(Content film, DeliveryMode mode, String stall) throws Exception {
    stop();
    start(film, mode, stall);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    nodes.close();
  }

  /** Clients that receive in their connection are relayed whatever the mode. */
  @ParameterizedTest
  @EnumSource(
      value = DeliveryMode.class,
      names = {"RELAY", "DIRECT"})
  void everyPacketArrivesOnTheClientsOwnChannels(DeliveryMode mode) throws Exception {
    restart(FILM, mode, PATIENT);
    RtspReply reply = client.request("SETUP", "/film/trackID=0", CHANNELS + "6-7");
    assertThat(reply.header("Transport")).contains("interleaved=6-7").doesNotContain("source");
    String session = reply.session();
    client.request("SETUP", "/film/trackID=1", CHANNELS + "0-1", "Session: " + session);
    client.request("PLAY", "/film", "Session: " + session, "Speed: 4");
    assertThat(client.hasFrames()).as("packets before the answer").isFalse();
    TimelineEntry entry = nodes.provider().entry(session);
    List<ByteBuffer> pictures = Predictions.of(FILM, entry, 0);
    List<ByteBuffer> sound = Predictions.of(FILM, entry, 1);
    Map<Integer, List<ByteBuffer>> received = receive(pictures.size() + sound.size());
    Predictions.assertSame(received.get(6), pictures);
    Predictions.assertSame(received.get(0), sound);
    assertThat(received.keySet()).as("with reports").containsExactly(0, 1, 6, 7);
    assertThat(nodes.anchor().measure().relayed().packets())
        .isEqualTo(pictures.size() + sound.size());
  }

  /** Receives so many packets of media; reports do not count. */
  private Map<Integer, List<ByteBuffer>> receive(int packets) throws Exception {
    Map<Integer, List<ByteBuffer>> received = new TreeMap<>();
    int left = packets;
    while (left > 0) {
      Frame frame = client.frame();
      received.computeIfAbsent(frame.channel(), channel -> new ArrayList<>()).add(frame.bytes());
      left -= frame.channel() % 2 == 0 ? 1 : 0;
    }
    return received;
  }

  @Test
  void aTrackGetsNoChannelsThatAnotherHas() throws Exception {
    String tcp = "Transport: RTP/AVP/TCP;unicast;interleaved=";
    RtspReply first = client.request("SETUP", "/film/trackID=0", tcp + "4-9");
    assertThat(first.header("Transport")).contains("interleaved=4-5");
    assertThat(client.request("SETUP", "/film/trackID=0", tcp + "5-6").status()).isEqualTo(461);
    client.request("TEARDOWN", "/film", "Session: " + first.session());
    assertThat(client.request("SETUP", "/film/trackID=0", tcp + "4-5").status()).isEqualTo(200);
  }

  @Test
  void channelsAreChosenForAClientThatNamesNone() throws Exception {
    RtspReply first = client.request("SETUP", "/film/trackID=0", "Transport: RTP/AVP/TCP;unicast");
    assertThat(first.header("Transport")).contains("interleaved=0-1");
    RtspReply second =
        client.request(
            "SETUP",
            "/film/trackID=1",
            "Transport: RTP/AVP/TCP;unicast",
            "Session: " + first.session());
    assertThat(second.header("Transport")).contains("interleaved=2-3");
  }

  @Test
  void reportsPassToTheProvider() throws Exception {
    String session = client.request("SETUP", "/film/trackID=0", CHANNELS + "0-1").session();
    client.request("PLAY", "/film", "Session: " + session);
    long ssrc = nodes.provider().entry(session).tracks().get(0).ssrc() & 0xffff_ffffL;
    byte[] report = UdpStreamTest.receiverReport(ssrc, 128, 3, 90);
    client.sendFrame(1, report);
    Conditions.await("the report", () -> nodes.provider().snapshot(session).reportedLost() == 3);
  }

  @Test
  void theSessionEndsWithTheClientsConnection() throws Exception {
    String session = client.request("SETUP", "/film/trackID=0", CHANNELS + "0-1").session();
    client.request("PLAY", "/film", "Session: " + session);
    client.close();
    Conditions.await("the end", () -> nodes.provider().sessionCount() == 0);
    Conditions.await("the anchor's end", () -> nodes.anchor().forwarding().table().size() == 0);
    assertThat(nodes.anchor().events()).as("the provider tells").isEmpty();
  }

  @Test
  void anotherConnectionCannotJoin() throws Exception {
    String session = client.request("SETUP", "/film/trackID=0", CHANNELS + "0-1").session();
    for (int i = 0; i < 4; i++) {
      try (RtspTestClient other = RtspTestClient.connect(nodes.anchor().port())) {
        RtspReply reply =
            other.request("SETUP", "/film/trackID=1", CHANNELS + "2-3", "Session: " + session);
        assertThat(reply.status()).isEqualTo(461);
      }
    }
  }

  /** Each holds back the one before it, and nobody more than his buffers. */
  @Test
  void aSlowClientIsThrottledAndMissesNothing() throws Exception {
    restart(FAT_FILM, DeliveryMode.RELAY, PATIENT);
    String session = client.request("SETUP", "/film", CHANNELS + "0-1").session();
    client.request("PLAY", "/film", "Session: " + session, "Range: npt=0-6", "Speed: 4");
    TimelineEntry entry = nodes.provider().entry(session);
    Conditions.await("a full buffer", () -> nodes.provider().snapshot(session).packets() > 1000);
    List<ByteBuffer> predicted = Predictions.of(FAT_FILM, entry, 0);
    Predictions.assertSame(receive(predicted.size()).get(0), predicted);
  }

  @Test
  void aClientThatDoesNotReadIsDropped() throws Exception {
    restart(FAT_FILM, DeliveryMode.RELAY, "2");
    try (RtspTestClient slow = RtspTestClient.connectNarrow(nodes.anchor().port())) {
      String stuck = slow.request("SETUP", "/film", CHANNELS + "0-1").session();
      slow.request("PLAY", "/film", "Session: " + stuck, "Speed: 4");
      Conditions.await("the drop", () -> nodes.anchor().forwarding().table().size() == 0);
      Conditions.await(
          "the end", () -> !nodes.provider().events(StreamEvent.Closed.class).isEmpty());
      StreamEvent.Closed closed = nodes.provider().events(StreamEvent.Closed.class).get(0);
      assertThat(closed.reason())
          .isIn(CloseReason.TOO_SLOW, CloseReason.TEARDOWN, CloseReason.DISCONNECTED);
      assertThat(closed.session().octets()).isLessThan(40 << 20);
      Conditions.await("the disconnection", () -> nodes.anchor().counters().open().sum() == 1);
    }
  }
}
