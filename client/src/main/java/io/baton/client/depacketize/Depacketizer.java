package io.baton.client.depacketize;

import io.baton.client.depacketize.stream.UnitSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Rebuilds the units of an elementary stream (NAL units, audio frames) from RTP payloads. Stateful;
 * belongs to one thread.
 */
public interface Depacketizer {
  /**
   * Takes the next payload, in sequence.
   *
   * @param payload the RTP payload from position to limit; consumed
   * @param timestamp RTP timestamp
   * @param units told of each unit that the payload completes
   * @throws MalformedPayloadException if the payload breaks its format; the unit under assembly is
   *     dropped and the next packet may be given
   * @throws IOException from {@code units}
   */
  void packet(ByteBuffer payload, long timestamp, UnitSink units)
      throws MalformedPayloadException, IOException;

  /** Says that packets are missing before the next one: the unit under assembly is dropped. */
  void lost();
}
