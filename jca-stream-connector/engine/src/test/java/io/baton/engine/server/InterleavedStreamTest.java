package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.media.Content;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.RtspTestClient.Frame;
import io.baton.engine.testing.ScriptedDecisions;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.model.delivery.SessionState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream interleaved in its RTSP connection. */
class InterleavedStreamTest {
  private static final Content FILM =
      SyntheticTrack.content(4, SyntheticTrack.video(3), SyntheticTrack.audio());
  private static final Content FAT_FILM = SyntheticTrack.content(60, SyntheticTrack.video(100));
  private static final String CHANNELS = "Transport: RTP/AVP/TCP;unicast;interleaved=";

  private TestEngine engine;
  private RtspTestClient client;

  /** Clients of these tests think before they read, and a busy machine lets them think long. */
  @BeforeEach
  void start() throws Exception {
    start("60");
  }

  private void start(String stall) throws Exception {
    engine =
        TestEngine.start(
            "baton.interleaved.buffer", "65536",
            "baton.interleaved.stall", stall,
            "baton.rtsp.decision.timeout", "60");
    engine.decisions().offer("/film", FILM);
    engine.decisions().offer("/fat", FAT_FILM);
    client = RtspTestClient.connect(engine.port());
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    engine.close();
  }

  private static String setUp(RtspTestClient from) throws IOException {
    String session = from.request("SETUP", "/film/trackID=0", CHANNELS + "0-1").session();
    RtspReply second =
        from.request("SETUP", "/film/trackID=1", CHANNELS + "2-3", "Session: " + session);
    assertThat(second.header("Transport")).contains("interleaved=2-3");
    return session;
  }

  /** Receives until both tracks have so many packets. */
  private static List<List<ByteBuffer>> receive(RtspTestClient from, int pictures, int sounds)
      throws IOException {
    List<List<ByteBuffer>> tracks = List.of(new ArrayList<>(), new ArrayList<>());
    while (tracks.get(0).size() < pictures || tracks.get(1).size() < sounds) {
      Frame frame = from.frame();
      if (frame.channel() % 2 == 0) {
        tracks.get(frame.channel() / 2).add(frame.bytes());
      }
    }
    return tracks;
  }

  @Test
  void answersBeforeTheFirstPacketAndThenSendsEveryByte() throws Exception {
    String session = setUp(client);
    client.request("PLAY", "/film", "Session: " + session, "Speed: 4");
    assertThat(client.hasFrames()).as("packets before the answer").isFalse();
    receiveWholeFilm(client, engine.entry(session));
    Frame goodbye = client.frame();
    assertThat(goodbye.channel() % 2).isEqualTo(1);
    assertThat(engine.snapshot(session).state()).isEqualTo(SessionState.ENDED);
  }

  private static void receiveWholeFilm(RtspTestClient from, TimelineEntry entry) throws Exception {
    List<ByteBuffer> pictures = Predictions.of(FILM, entry, 0);
    List<ByteBuffer> sound = Predictions.of(FILM, entry, 1);
    List<List<ByteBuffer>> received = receive(from, pictures.size(), sound.size());
    Predictions.assertSame(received.get(0), pictures);
    Predictions.assertSame(received.get(1), sound);
  }

  /** What is granted is what is sent. */
  @Test
  void grantsOnePairHoweverManyChannelsAreAskedFor() throws Exception {
    RtspReply first = client.request("SETUP", "/film/trackID=0", CHANNELS + "10-15");
    assertThat(first.header("Transport")).contains("interleaved=10-11");
    client.request("PLAY", "/film", "Session: " + first.session());
    assertThat(client.frame().channel()).isIn(10, 11);
  }

  @Test
  void aTrackGetsNoChannelsThatAnotherHas() throws Exception {
    String session = client.request("SETUP", "/film/trackID=0", CHANNELS + "0-1").session();
    String[] taken = {CHANNELS + "1-2", CHANNELS + "0", CHANNELS + "255-255"};
    for (String channels : taken) {
      assertThat(
              client.request("SETUP", "/film/trackID=1", channels, "Session: " + session).status())
          .isEqualTo(461);
      assertThat(client.request("SETUP", "/film/trackID=1", channels).status()).isEqualTo(461);
    }
    assertThat(engine.sessionCount()).isEqualTo(1);
    RtspReply chosen =
        client.request(
            "SETUP", "/film/trackID=1", "Transport: RTP/AVP/TCP;unicast", "Session: " + session);
    assertThat(chosen.header("Transport")).contains("interleaved=2-3");
  }

  @Test
  void channelsAreFreeAfterTheirSession() throws Exception {
    String session = client.request("SETUP", "/film/trackID=0", CHANNELS + "0-1").session();
    RtspReply again =
        client.request("SETUP", "/film/trackID=0", CHANNELS + "0-1", "Session: " + session);
    assertThat(again.status()).as("the same track set up again").isEqualTo(200);
    client.request("TEARDOWN", "/film", "Session: " + session);
    RtspReply next = client.request("SETUP", "/film/trackID=0", CHANNELS + "0-1");
    assertThat(next.status()).isEqualTo(200);
  }

  @Test
  void seeksWhilePlaying() throws Exception {
    String session = setUp(client);
    client.request("PLAY", "/film", "Session: " + session);
    ByteBuffer first = receive(client, 20, 0).get(0).get(0);
    RtspReply reply =
        client.request("PLAY", "/film", "Session: " + session, "Range: npt=3-", "Speed: 4");
    List<ByteBuffer> predicted = Predictions.of(FILM, engine.entry(session), 0);
    assertThat(predicted.get(0).getShort(2) & 0xffff).isEqualTo((int) reply.rtpInfo("seq")[0]);
    List<ByteBuffer> received = new ArrayList<>();
    while (received.isEmpty()
        || !received.get(received.size() - 1).equals(predicted.get(predicted.size() - 1))) {
      received.addAll(receive(client, 1, 0).get(0));
    }
    assertThat(received.subList(received.size() - predicted.size(), received.size()))
        .isEqualTo(predicted);
    assertThat(first.getShort(2)).isNotEqualTo(predicted.get(0).getShort(2));
  }

  @Test
  void takesReceiverReports() throws Exception {
    String session = setUp(client);
    client.request("PLAY", "/film", "Session: " + session);
    long ssrc = engine.entry(session).tracks().get(0).ssrc() & 0xffff_ffffL;
    byte[] report = UdpStreamTest.receiverReport(ssrc, 128, 3, 90);
    ByteBuffer frame = ByteBuffer.allocate(4 + report.length);
    frame.put((byte) '$').put((byte) 1).putShort((short) report.length).put(report);
    client.send(frame.array());
    Conditions.await("the report", () -> engine.snapshot(session).reportedLost() == 3);
    assertThat(engine.snapshot(session).reportedLoss()).isEqualTo(0.5);
  }

  @Test
  void aSessionEndsWithItsConnection() throws Exception {
    String session = setUp(client);
    client.request("PLAY", "/film", "Session: " + session);
    client.close();
    Conditions.await(
        "the end of the session", () -> !engine.events(StreamEvent.Closed.class).isEmpty());
    assertThat(engine.events(StreamEvent.Closed.class))
        .extracting(StreamEvent.Closed::reason)
        .containsExactly(CloseReason.DISCONNECTED);
  }

  @Test
  void nothingIsSetUpForAClientThatHasGone() throws Exception {
    client.send("SETUP", ScriptedDecisions.HELD, CHANNELS + "0-1");
    Conditions.await("the question", () -> engine.decisions().asked() == 1);
    client.close();
    Conditions.await("the end of the connection", () -> engine.counters().open().sum() == 0);
    engine.decisions().decideNow(FAT_FILM);
    try (RtspTestClient other = RtspTestClient.connect(engine.port())) {
      assertThat(other.request("OPTIONS", "*").status()).isEqualTo(200);
    }
    assertThat(engine.events()).isEmpty();
    assertThat(engine.sessionCount()).isZero();
  }

  @Test
  void anotherConnectionCannotJoin() throws Exception {
    String session = client.request("SETUP", "/film/trackID=0", CHANNELS + "0-1").session();
    for (int i = 0; i < 4; i++) {
      try (RtspTestClient other = RtspTestClient.connect(engine.port())) {
        RtspReply reply =
            other.request("SETUP", "/film/trackID=1", CHANNELS + "2-3", "Session: " + session);
        assertThat(reply.status()).isEqualTo(461);
      }
    }
  }

  @Test
  void aClientThatDoesNotReadIsDroppedAndDisturbsNobody() throws Exception {
    stop();
    start("1");
    try (RtspTestClient slow = RtspTestClient.connectNarrow(engine.port())) {
      String stuck = slow.request("SETUP", "/fat", CHANNELS + "0-1").session();
      slow.request("PLAY", "/fat", "Session: " + stuck, "Speed: 4");
      String session = setUp(client);
      client.request("PLAY", "/film", "Session: " + session, "Speed: 2");
      receiveWholeFilm(client, engine.entry(session));
      Conditions.await(
          "the drop",
          () ->
              engine.events(StreamEvent.Closed.class).stream()
                  .anyMatch(closed -> closed.reason() == CloseReason.TOO_SLOW));
      StreamEvent.Closed dropped = engine.events(StreamEvent.Closed.class).get(0);
      assertThat(dropped.session().id()).isEqualTo(stuck);
      assertThat(dropped.session().octets())
          .as("what kernel and engine took in for it")
          .isLessThan(16 << 20);
      assertThat(engine.sessionCounters().dropped().sum()).isEqualTo(1);
      assertThatThrownBy(
              () -> {
                slow.awaitClose();
                throw new IOException("closed");
              })
          .as("the connection is closed or reset")
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aSlowClientIsThrottledAndMissesNothing() throws Exception {
    String session = client.request("SETUP", "/fat", CHANNELS + "0-1").session();
    client.request("PLAY", "/fat", "Session: " + session, "Range: npt=0-2", "Speed: 4");
    TimelineEntry entry = engine.entry(session);
    Conditions.await("a full buffer", () -> engine.snapshot(session).packets() > 1000);
    List<ByteBuffer> predicted = Predictions.of(FAT_FILM, entry, 0);
    Predictions.assertSame(receive(client, predicted.size(), 0).get(0), predicted);
  }
}
