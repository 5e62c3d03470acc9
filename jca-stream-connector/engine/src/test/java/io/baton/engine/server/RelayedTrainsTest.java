package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.delivery.load.LoadSample;
import io.baton.engine.media.Content;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import io.baton.engine.testing.TwoNodes;
import io.baton.engine.testing.UdpReceiver;
import io.baton.model.delivery.DeliveryMode;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A relayed access unit leaves in as few pieces as one that is made where the client asked. */
class RelayedTrainsTest {
  @ParameterizedTest
  @CsvSource({"3, 2", "20, 2", "40, 2", "100, 1"})
  void trainsStayWhole(int packetsPerFrame, int seconds) throws Exception {
    Content film = SyntheticTrack.content(seconds, SyntheticTrack.video(packetsPerFrame));
    try (TwoNodes nodes = TwoNodes.start(film, DeliveryMode.RELAY)) {
      play(nodes.provider(), nodes.provider(), film);
      LoadSample direct = nodes.provider().measure();
      play(nodes.anchor(), nodes.provider(), film);
      LoadSample relayed = nodes.anchor().measure();
      assertThat(relayed.relayed().packets()).isEqualTo(direct.packets());
      assertThat(relayed.relayed().octets()).isEqualTo(direct.octets());
      assertThat(relayed.relayed().trains())
          .isBetween(direct.trains() * 9 / 10, direct.trains() * 11 / 10);
      assertThat(relayed.packets()).as("made here").isZero();
      assertThat(relayed.sendErrors()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gso", "sendmmsg", "nio"})
  void everyWayOfSendingRelaysEveryByte(String datagrams) throws Exception {
    Content film = SyntheticTrack.content(2, SyntheticTrack.video(40));
    try (TwoNodes nodes =
        TwoNodes.start(film, DeliveryMode.RELAY, "baton.engine.datagrams", datagrams)) {
      play(nodes.anchor(), nodes.provider(), film);
    }
  }

  @Test
  void aFilmOfAHighBitrateLosesNothing() throws Exception {
    Content film = SyntheticTrack.content(2, SyntheticTrack.video(200));
    try (TwoNodes nodes = TwoNodes.start(film, DeliveryMode.RELAY)) {
      play(nodes.anchor(), nodes.provider(), film);
    }
  }

  /** Plays a film to its end and compares every packet. */
  private static void play(TestEngine asked, TestEngine provider, Content film) throws Exception {
    try (RtspTestClient client = RtspTestClient.connect(asked.port());
        UdpReceiver receiver = UdpReceiver.open()) {
      String session =
          client.request("SETUP", "/film", "Transport: " + receiver.transport()).session();
      client.request("PLAY", "/film", "Session: " + session);
      TimelineEntry entry = provider.entry(session);
      List<ByteBuffer> predicted = Predictions.of(film, entry, 0);
      Predictions.assertSame(receiver.receive(predicted.size()), predicted);
      client.request("TEARDOWN", "/film", "Session: " + session);
    }
  }
}
