package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.media.Content;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.testing.SentPacket;
import io.baton.engine.testing.StreamModel;
import java.nio.ByteBuffer;
import java.util.List;

/** What a track's receiver is to get of a timeline entry, by a node without a network. */
final class Predictions {
  private Predictions() {}

  /**
   * All packets of one track, to the end of the entry. An entry that was asked for after the film's
   * end has none, and would prove nothing.
   */
  static List<ByteBuffer> of(Content content, TimelineEntry entry, int track) {
    List<ByteBuffer> packets =
        new StreamModel(content, entry)
            .sendAll().take().stream()
                .filter(packet -> packet.track() == track)
                .map(SentPacket::bytes)
                .toList();
    assertThat(packets).as("predicted packets of track %d", track).isNotEmpty();
    return packets;
  }

  /** Compares byte for byte, in any case telling the first packet that differs. */
  static void assertSame(List<ByteBuffer> received, List<ByteBuffer> predicted) {
    for (int i = 0; i < Math.min(received.size(), predicted.size()); i++) {
      assertThat(received.get(i)).as("packet %d", i).isEqualTo(predicted.get(i));
    }
    assertThat(received).hasSameSizeAs(predicted);
  }
}
