package io.baton.engine.media.packet;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.codec.Sample;
import java.io.IOException;

/** Turns the samples of one track, in decoding order, into packets. Not thread-safe. */
public interface Packetizer {
  /**
   * Takes the next sample. Packets may come out later, when it is known what can be aggregated.
   *
   * @throws MediaRejectedException if the payload format cannot carry the sample
   */
  void accept(Sample sample, PacketSink sink) throws IOException, MediaRejectedException;

  /** Puts out what was held back for aggregation. */
  default void finish(PacketSink sink) throws IOException, MediaRejectedException {}

  /** Samples that were left out, wholly or in part, because they were damaged. */
  default long damagedSamples() {
    return 0;
  }
}
