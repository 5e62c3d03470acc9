package io.baton.client.depacketize.stream;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the units of an elementary stream in decoding order. */
@FunctionalInterface
public interface UnitSink {
  /**
   * Takes one unit.
   *
   * @param unit from position to limit; valid during the call only
   * @param timestamp RTP timestamp, 0 to 2^32 - 1
   */
  void unit(ByteBuffer unit, long timestamp) throws IOException;
}
