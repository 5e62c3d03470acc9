package io.baton.client.playback;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.client.network.ServerTrust;
import io.baton.client.rtsp.PlaybackOptions;
import io.baton.client.rtsp.RtspAddress;
import io.baton.client.rtsp.StreamingClient;
import io.baton.client.testing.ScriptedServer;
import io.baton.model.delivery.DeliveryTransport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Streams that are over before they should be, or lack their end: none is called clean. They come
 * at once, so that what is asked is the clock in their packets.
 */
@Timeout(60)
class EarlyEndTest {
  private static final int TEN_SECONDS = 10;
  private static final int PACKETS_PER_SECOND = 5;
  private static final int TICKS = 8000 / PACKETS_PER_SECOND;
  private static final int SSRC = 0x1234;

  private ScriptedServer server;
  private StreamingClient client;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    server.answer(
        "DESCRIBE",
        ScriptedServer.description(
            """
            v=0
            o=- 1 1 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=range:npt=0-10
            m=audio 0 RTP/AVP 0
            """
                .replace("\n", "\r\n")));
    server.answer("PLAY", "200 OK\r\nRange: npt=0-10\r\nSpeed: 1000\r\n");
    client = new StreamingClient(1, ServerTrust.system());
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  /** What the server does once it was asked to play. */
  @FunctionalInterface
  private interface Stream {
    void send() throws IOException;
  }

  private PlaybackReport play(Optional<Duration> limit, Stream stream) throws Exception {
    CompletableFuture<Void> sent =
        CompletableFuture.runAsync(
            () -> {
              try {
                server.awaitMessage("PLAY");
                stream.send();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    PlaybackReport report =
        new Playback(
                RtspAddress.parse(server.url()),
                PlaybackOptions.whole(DeliveryTransport.TCP),
                limit,
                Optional.empty())
            .run(client);
    sent.get(10, TimeUnit.SECONDS);
    return report;
  }

  private PlaybackReport play(Stream stream) throws Exception {
    return play(Optional.empty(), stream);
  }

  private void seconds(int count) throws IOException {
    for (int packet = 0; packet < count * PACKETS_PER_SECOND; packet++) {
      ByteBuffer rtp = ByteBuffer.allocate(16 + 160);
      rtp.put((byte) '$').put((byte) 0).putShort((short) 172);
      rtp.put((byte) 0x80).put((byte) 0).putShort((short) packet).putInt(packet * TICKS);
      server.send(rtp.putInt(SSRC).array());
    }
  }

  private void goodbye(int packetsSent) throws IOException {
    ByteBuffer rtcp = ByteBuffer.allocate(4 + 28 + 8);
    rtcp.put((byte) '$').put((byte) 1).putShort((short) 36);
    rtcp.put((byte) 0x80).put((byte) 200).putShort((short) 6).putInt(SSRC);
    rtcp.putLong(0).putInt(0).putInt(packetsSent).putInt(0);
    rtcp.put((byte) 0x81).put((byte) 203).putShort((short) 1).putInt(SSRC);
    server.send(rtcp.array());
  }

  @Test
  void callsAWholeStreamClean() throws Exception {
    PlaybackReport report =
        play(
            () -> {
              seconds(TEN_SECONDS);
              goodbye(TEN_SECONDS * PACKETS_PER_SECOND);
            });
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void callsAWholeStreamWithoutAGoodbyeClean() throws Exception {
    assertThat(play(() -> seconds(TEN_SECONDS)).problems()).isEmpty();
  }

  @Test
  void seesThatTheServerSaidGoodbyeBeforeTheEnd() throws Exception {
    PlaybackReport report =
        play(
            () -> {
              seconds(4);
              goodbye(4 * PACKETS_PER_SECOND);
            });
    assertThat(report.problems()).containsExactly("the stream ended early: 3.8 s of 10.0 s came");
    assertThat(report.clean()).isFalse();
  }

  @Test
  void seesThatTheConnectionBroke() throws Exception {
    PlaybackReport report =
        play(
            () -> {
              seconds(4);
              server.close();
            });
    assertThat(report.problems())
        .containsExactly(
            "the server closed the connection", "the stream ended early: 3.8 s of 10.0 s came");
  }

  @Test
  void seesThatTheLastPacketsAreMissing() throws Exception {
    PlaybackReport report =
        play(
            () -> {
              seconds(TEN_SECONDS);
              goodbye(TEN_SECONDS * PACKETS_PER_SECOND + 3);
            });
    assertThat(report.problems()).containsExactly("audio: the last 3 packets did not come");
  }

  @Test
  void seesThatTheServerGrantedLessThanThereIs() throws Exception {
    server.answer("PLAY", "200 OK\r\nRange: npt=0-4\r\nSpeed: 1000\r\n");
    PlaybackReport report =
        play(
            () -> {
              seconds(4);
              goodbye(4 * PACKETS_PER_SECOND);
            });
    assertThat(report.problems()).containsExactly("the stream ended early: 3.8 s of 10.0 s came");
  }

  @Test
  void seesThatTheStreamFellSilentWhileItWasWatched() throws Exception {
    server.answer("PLAY", "200 OK\r\nRange: npt=0-10\r\n");
    PlaybackReport report =
        play(Optional.of(Duration.ofMillis(2500)), () -> server.send(new byte[0]));
    assertThat(report.problems())
        .contains("the stream fell silent: 0.0 s of 2.5 s came", "audio: nothing came");
  }

  @Test
  void acceptsThatAShortLookEndsBeforeTheStream() throws Exception {
    PlaybackReport report = play(Optional.of(Duration.ofMillis(5)), () -> seconds(9));
    assertThat(report.problems()).isEmpty();
  }
}
