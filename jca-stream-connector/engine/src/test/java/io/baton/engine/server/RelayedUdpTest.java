package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.DeliveryMode;
import io.baton.engine.media.Content;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TwoNodes;
import io.baton.engine.testing.UdpReceiver;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream over UDP that passes through another node. */
class RelayedUdpTest {
  private static final Content FILM =
      SyntheticTrack.content(4, SyntheticTrack.video(3), SyntheticTrack.audio());

  private TwoNodes nodes;
  private RtspTestClient client;
  private UdpReceiver video;
  private UdpReceiver audio;

  @BeforeEach
  void start() throws Exception {
    nodes = TwoNodes.start(FILM, DeliveryMode.RELAY);
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
    TimelineEntry entry = nodes.provider().entry(session);
    List<ByteBuffer> pictures = Predictions.of(FILM, entry, 0);
    List<ByteBuffer> sound = Predictions.of(FILM, entry, 1);
    Predictions.assertSame(video.receive(pictures.size()), pictures);
    Predictions.assertSame(audio.receive(sound.size()), sound);
    assertThat(client.request("TEARDOWN", "/film", "Session: " + session).status()).isEqualTo(200);
    Conditions.await("the end", () -> nodes.provider().sessionCount() == 0);
    assertThat(nodes.anchor().forwarding().table().size()).isZero();
  }
}
