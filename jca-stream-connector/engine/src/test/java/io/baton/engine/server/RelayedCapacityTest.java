package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.admission.AdmissionControl;
import io.baton.engine.media.Content;
import io.baton.engine.testing.Conditions;
import io.baton.engine.testing.RtspReply;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TwoNodes;
import io.baton.engine.testing.UdpReceiver;
import io.baton.model.delivery.DeliveryMode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is relayed takes bandwidth of the node that relays, and no more than there is. */
class RelayedCapacityTest {
  private static final Content SONG = SyntheticTrack.content(60, SyntheticTrack.audio());
  private static final long LIMIT = 100 * TwoNodes.BITRATE;
  private static final String TCP = "RTP/AVP/TCP;unicast";

  private UdpReceiver receiver;

  @BeforeEach
  void open() throws Exception {
    receiver = UdpReceiver.open();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  /** Two nodes, of which the one that relays has room for a single stream. */
  private static TwoNodes start(DeliveryMode mode) throws IOException {
    TwoNodes nodes =
        TwoNodes.start(SONG, mode, "baton.admission.max.bandwidth", Long.toString(LIMIT));
    assertThat(nodes.anchor().admission().admit(LIMIT - TwoNodes.BITRATE)).isEmpty();
    return nodes;
  }

  private static RtspReply setUp(RtspTestClient client, String transport) throws Exception {
    return client.request("SETUP", "/film", "Transport: " + transport);
  }

  @Test
  void whoRelaysRefusesWhatItCannotCarry() throws Exception {
    try (TwoNodes nodes = start(DeliveryMode.RELAY);
        RtspTestClient first = RtspTestClient.connect(nodes.anchor().port());
        RtspTestClient second = RtspTestClient.connect(nodes.anchor().port())) {
      String session = setUp(first, TCP).session();
      assertThat(nodes.anchor().admission().reserved()).isEqualTo(LIMIT);

      assertThat(second.request("DESCRIBE", "/film").status()).isEqualTo(200);
      RtspReply refused = setUp(second, TCP);
      assertThat(refused.status()).isEqualTo(453);
      Conditions.await(
          "the provider to be let go", () -> nodes.provider().admission().sessions() == 1);
      assertThat(nodes.anchor().admission().status().refused().all()).isEqualTo(1);

      first.request("TEARDOWN", "/film", "Session: " + session);
      assertThat(setUp(second, TCP).status()).as("once there is room").isEqualTo(200);
    }
  }

  @Test
  void aClientThatLeavesGivesBackWhatWasRelayed() throws Exception {
    try (TwoNodes nodes = start(DeliveryMode.RELAY)) {
      AdmissionControl admission = nodes.anchor().admission();
      try (RtspTestClient client = RtspTestClient.connect(nodes.anchor().port())) {
        assertThat(setUp(client, TCP).status()).isEqualTo(200);
      }
      Conditions.await(
          "what was relayed to be given back",
          () -> admission.reserved() == LIMIT - TwoNodes.BITRATE);
    }
  }

  @Test
  void aLostProviderGivesBackWhatWasRelayed() throws Exception {
    try (TwoNodes nodes = start(DeliveryMode.RELAY);
        RtspTestClient client = RtspTestClient.connect(nodes.anchor().port())) {
      AdmissionControl admission = nodes.anchor().admission();
      assertThat(setUp(client, receiver.transport()).status()).isEqualTo(200);
      nodes.provider().breakConnections();
      Conditions.await(
          "what was relayed to be given back",
          () -> admission.reserved() == LIMIT - TwoNodes.BITRATE);
    }
  }

  @Test
  void whatGoesPastThisNodeTakesNothingOfIt() throws Exception {
    try (TwoNodes nodes = start(DeliveryMode.DIRECT);
        RtspTestClient first = RtspTestClient.connect(nodes.anchor().port());
        RtspTestClient second = RtspTestClient.connect(nodes.anchor().port())) {
      assertThat(setUp(first, receiver.transport()).status()).isEqualTo(200);
      assertThat(nodes.anchor().admission().reserved()).isEqualTo(LIMIT - TwoNodes.BITRATE);

      assertThat(setUp(second, TCP).status()).isEqualTo(200);
      assertThat(nodes.anchor().admission().reserved())
          .as("an interleaved stream cannot but be relayed")
          .isEqualTo(LIMIT);
    }
  }
}
