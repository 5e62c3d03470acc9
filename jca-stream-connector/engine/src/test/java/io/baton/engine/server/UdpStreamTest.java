package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.config.DatagramMode;
import io.baton.engine.delivery.load.LoadSample;
import io.baton.engine.delivery.load.SupplyTotals;
import io.baton.engine.media.Content;
import io.baton.engine.rtcp.Goodbye;
import io.baton.engine.rtcp.ReceiverReport;
import io.baton.engine.rtcp.ReportBlock;
import io.baton.engine.rtcp.RtcpPacket;
import io.baton.engine.rtcp.RtcpParser;
import io.baton.engine.rtcp.RtcpResult;
import io.baton.engine.rtcp.RtcpWriter;
import io.baton.engine.rtcp.SenderReport;
import io.baton.engine.rtsp.header.RangeHeader;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.engine.testing.UdpReceiver;
import io.baton.model.delivery.SessionState;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream over UDP, from SETUP to TEARDOWN. */
class UdpStreamTest {
  private static final Content FILM =
      SyntheticTrack.content(4, SyntheticTrack.video(3), SyntheticTrack.audio());

  /** So long that it does not end in a test, however long a busy machine holds that up. */
  private static final Content LONG_FILM =
      SyntheticTrack.content(60, SyntheticTrack.video(3), SyntheticTrack.audio());

  private static final Content PRIMED_FILM =
      SyntheticTrack.content(4, SyntheticTrack.video(3), SyntheticTrack.primedAudio());

  private static final long UINT32 = 0xffff_ffffL;

  private TestEngine engine;
  private RtspTestClient client;
  private UdpReceiver video;
  private UdpReceiver audio;

  @BeforeEach
  void start() throws Exception {
    start("auto");
  }

  private void start(String datagrams) throws Exception {
    engine = TestEngine.start("baton.engine.datagrams", datagrams);
    engine.decisions().offer("/film", FILM);
    client = RtspTestClient.connect(engine.port());
    video = UdpReceiver.open();
    audio = UdpReceiver.open();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    video.close();
    audio.close();
    engine.close();
  }

  private String setUp() throws Exception {
    RtspReply first = client.request("SETUP", "/film/trackID=0", "Transport: " + video.transport());
    String session = first.session();
    RtspReply second =
        client.request(
            "SETUP", "/film/trackID=1", "Transport: " + audio.transport(), "Session: " + session);
    assertThat(List.of(first.status(), second.status())).containsOnly(200);
    assertThat(first.header("Session")).endsWith(";timeout=60");
    assertThat(first.header("Transport"))
        .contains("server_port=" + engine.rtpPort() + "-" + (engine.rtpPort() + 1))
        .contains("source=127.0.0.1");
    return session;
  }

  @ParameterizedTest
  @EnumSource(value = DatagramMode.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
  void sendsTheSamePacketsInEveryMode(DatagramMode mode) throws Exception {
    stop();
    start(mode.name().toLowerCase(Locale.ROOT));
    String session = setUp();
    client.request("PLAY", "/film", "Session: " + session, "Speed: 4");
    receiveWholeFilm(engine.entry(session));
    Conditions.await("the end", () -> engine.snapshot(session).state() == SessionState.ENDED);
    SessionSnapshot snapshot = engine.snapshot(session);
    assertThat(snapshot.packets())
        .isEqualTo(FILM.tracks().get(0).packets() + FILM.tracks().get(1).packets());
    assertThat(snapshot.octets()).isEqualTo(FILM.description().sizeBytes());
    Conditions.await("counters", () -> sampled().packets() == snapshot.packets());
    assertThat(sampled().sendErrors()).isZero();
    boolean inTrains = sampled().trains() < snapshot.packets();
    assertThat(inTrains).isEqualTo(mode == DatagramMode.GSO);
  }

  private LoadSample sampled() {
    engine.load().sample(SupplyTotals.NOTHING);
    return engine.load().latest();
  }

  private void receiveWholeFilm(TimelineEntry entry) throws Exception {
    List<ByteBuffer> pictures = Predictions.of(FILM, entry, 0);
    List<ByteBuffer> sound = Predictions.of(FILM, entry, 1);
    Predictions.assertSame(video.receive(pictures.size()), pictures);
    Predictions.assertSame(audio.receive(sound.size()), sound);
  }

  @Test
  void tellsInRtpInfoWhatComes() throws Exception {
    String session = setUp();
    RtspReply reply = client.request("PLAY", "/film", "Session: " + session, "Range: npt=1.5-");
    ByteBuffer picture = video.receive(1).get(0);
    ByteBuffer sound = audio.receive(1).get(0);
    assertThat(reply.header("Range")).isEqualTo("npt=1.000-4.000");
    assertThat(reply.header("RTP-Info"))
        .contains("url=" + client.uri("/film/trackID=0"))
        .contains("url=" + client.uri("/film/trackID=1"));
    assertThat(reply.rtpInfo("seq"))
        .containsExactly(picture.getShort(2) & 0xffff, sound.getShort(2) & 0xffff);
    long[] times = reply.rtpInfo("rtptime");
    assertThat(times[0]).isEqualTo(picture.getInt(4) & UINT32);
    int audioTicksFromTheRangesStart = 47 * SyntheticTrack.AUDIO_TICKS - 48_000;
    assertThat(times[1] + audioTicksFromTheRangesStart).isEqualTo(sound.getInt(4) & UINT32);
  }

  @Test
  void announcesFromTheVeryFirstPacketOnWhatBeginsBeforeZero() throws Exception {
    engine.decisions().offer("/film", PRIMED_FILM);
    String session = setUp();
    RtspReply reply = client.request("PLAY", "/film", "Session: " + session);
    assertThat(reply.header("Range")).isEqualTo("npt=0.000-4.000");
    assertThat(reply.rtpInfo("rtptime")[1]).isEqualTo(audio.receive(1).get(0).getInt(4) & UINT32);
  }

  @Test
  void pausesSeeksAndTearsDownWithoutAGapInSequence() throws Exception {
    engine.decisions().offer("/film", LONG_FILM);
    String session = setUp();
    String[] header = {"Session: " + session};
    client.request("PLAY", "/film", header);
    List<ByteBuffer> received = new ArrayList<>(video.receive(40));
    RtspReply paused = client.request("PAUSE", "/film", header);
    SessionSnapshot stands = engine.snapshot(session);
    assertThat(stands.state()).isEqualTo(SessionState.READY);
    assertThat(stands.position()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(59));
    assertThat(paused.header("Range"))
        .isEqualTo(range(stands.position(), 60))
        .matches("npt=[0-9]+\\.[0-9]+-60\\.000");
    client.request("PLAY", "/film", header);
    received.addAll(video.receive(40));
    RtspReply sought = client.request("PLAY", "/film", header[0], "Range: npt=59-", "Speed: 4");
    List<ByteBuffer> last = Predictions.of(LONG_FILM, engine.entry(session), 0);
    ByteBuffer expected = last.get(last.size() - 1);
    ByteBuffer next = video.receive(1).get(0);
    received.add(next);
    while (!next.equals(expected)) {
      next = video.receive(1).get(0);
      received.add(next);
    }
    assertThat(sought.header("Range")).isEqualTo("npt=59.000-60.000");
    assertThat(sought.header("Speed")).startsWith("4");
    int sequence = received.get(0).getShort(2);
    for (ByteBuffer packet : received) {
      assertThat(packet.getShort(2)).isEqualTo((short) sequence++);
    }
    assertThat(received.subList(received.size() - last.size(), received.size())).isEqualTo(last);
    assertThat(client.request("TEARDOWN", "/film", header).status()).isEqualTo(200);
    assertThat(engine.sessionCount()).isZero();
    assertThat(engine.events(StreamEvent.Closed.class))
        .extracting(StreamEvent.Closed::reason)
        .containsExactly(CloseReason.TEARDOWN);
  }

  /** What PAUSE answers where a film stands. */
  static String range(Duration position, int seconds) {
    return RangeHeader.between(position.toNanos(), Duration.ofSeconds(seconds).toNanos())
        .toString();
  }

  @Test
  void reportsFirstAndSaysGoodbyeLast() throws Exception {
    String session = setUp();
    Instant before = Instant.now();
    client.request("PLAY", "/film", "Session: " + session, "Speed: 4");
    TimelineEntry entry = engine.entry(session);
    List<RtcpPacket> first = parse(video.receiveRtcp());
    receiveWholeFilm(entry);
    List<RtcpPacket> last = parse(video.receiveGoodbye());
    SenderReport report = (SenderReport) first.get(0);
    assertThat(report.ssrc()).isEqualTo(entry.tracks().get(0).ssrc() & UINT32);
    assertThat(report.ntpTime().toInstant())
        .isBetween(before.minusSeconds(2), before.plusSeconds(30));
    assertThat(report.packetCount()).isZero();
    assertThat(last).hasAtLeastOneElementOfType(Goodbye.class);
    SenderReport total = (SenderReport) last.get(0);
    assertThat(total.packetCount()).isEqualTo(FILM.tracks().get(0).packets());
    assertThat(total.octetCount())
        .isEqualTo(FILM.tracks().get(0).octetsBefore(FILM.tracks().get(0).packets()));
    long elapsed =
        Duration.between(report.ntpTime().toInstant(), total.ntpTime().toInstant()).toMillis();
    long mediaMillis = ((total.rtpTimestamp() - report.rtpTimestamp()) & UINT32) / 90;
    assertThat(mediaMillis)
        .as("at four times the speed")
        .isBetween(4 * elapsed - 40, 4 * elapsed + 40);
  }

  /** Who waits for a paused stream to go on is told that it will not. */
  @Test
  void saysGoodbyeWhenAPausedSessionEnds() throws Exception {
    String session = setUp();
    client.request("PLAY", "/film", "Session: " + session);
    video.receive(10);
    client.request("PAUSE", "/film", "Session: " + session);
    client.request("TEARDOWN", "/film", "Session: " + session);
    assertThat(parse(video.receiveRtcp())).noneMatch(Goodbye.class::isInstance);
    assertThat(parse(video.receiveRtcp())).hasAtLeastOneElementOfType(Goodbye.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Range: npt=0-", "Range: npt=now-", "User-Agent: one without a Range"})
  void playsAgainFromTheStartAfterTheEnd(String header) throws Exception {
    String session = setUp();
    for (int i = 0; i < 2; i++) {
      RtspReply reply = client.request("PLAY", "/film", "Session: " + session, header, "Speed: 4");
      assertThat(reply.header("Range")).isEqualTo("npt=0.000-4.000");
      receiveWholeFilm(engine.entry(session));
      Conditions.await("the end", () -> engine.snapshot(session).state() == SessionState.ENDED);
      assertThat(engine.snapshot(session).position()).isEqualTo(Duration.ofSeconds(4));
    }
  }

  @Test
  void showsWhatTheReceiverReports() throws Exception {
    String session = setUp();
    client.request("PLAY", "/film", "Session: " + session);
    long ssrc = video.receive(1).get(0).getInt(8) & UINT32;
    assertThat(engine.snapshot(session).reportedJitter()).isEmpty();
    video.sendRtcp(receiverReport(ssrc, 64, 17, 900), engine.rtpPort() + 1);
    Conditions.await("the report", () -> engine.snapshot(session).reportedJitter().isPresent());
    SessionSnapshot snapshot = engine.snapshot(session);
    assertThat(snapshot.reportedLoss()).isEqualTo(0.25);
    assertThat(snapshot.reportedLost()).isEqualTo(17);
    assertThat(snapshot.reportedJitter()).contains(Duration.ofMillis(10));
    video.sendRtcp(receiverReport(ssrc, 0, 15, 1800), engine.rtpPort() + 1);
    Conditions.await(
        "the next report",
        () -> engine.snapshot(session).reportedJitter().equals(Optional.of(Duration.ofMillis(20))));
    assertThat(engine.snapshot(session).reportedLost()).as("never less").isEqualTo(17);
    assertThat(engine.sessionCounters().reportedLost().sum()).isEqualTo(17);
  }

  @Test
  void ignoresRtcpThatIsNoneOfItsBusiness() throws Exception {
    String session = setUp();
    client.request("PLAY", "/film", "Session: " + session);
    long ssrc = video.receive(1).get(0).getInt(8) & UINT32;
    video.sendRtcp(new byte[] {1, 2, 3}, engine.rtpPort() + 1);
    video.sendRtcp(receiverReport(ssrc + 1, 255, 99, 900), engine.rtpPort() + 1);
    video.sendRtcp(receiverReport(ssrc, 128, 1, 900), engine.rtpPort() + 1);
    Conditions.await(
        "the last report", () -> engine.snapshot(session).reportedJitter().isPresent());
    assertThat(engine.snapshot(session).reportedLost()).isEqualTo(1);
  }

  static byte[] receiverReport(long ssrc, int fraction, int lost, long jitter) {
    ByteBuf packet = Unpooled.buffer();
    ReportBlock block = new ReportBlock(ssrc, fraction, lost, 1000, jitter, 0, 0);
    RtcpWriter.writeReceiverReport(packet, new ReceiverReport(77, List.of(block)), "test");
    return ByteBufUtil.getBytes(packet);
  }

  /** What a receiver sends that receives nothing at present. */
  static byte[] emptyReport() {
    ByteBuf packet = Unpooled.buffer();
    RtcpWriter.writeReceiverReport(packet, new ReceiverReport(77, List.of()), "test");
    return ByteBufUtil.getBytes(packet);
  }

  private static List<RtcpPacket> parse(ByteBuffer packet) {
    RtcpResult result = RtcpParser.parse(Unpooled.wrappedBuffer(packet));
    assertThat(result).isInstanceOf(RtcpResult.Compound.class);
    return ((RtcpResult.Compound) result).packets();
  }
}
