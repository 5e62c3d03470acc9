package io.baton.client.depacketize;

import io.baton.client.depacketize.stream.UnitSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/** NAL units that share a payload, each after its length in 16 bits. */
final class LengthPrefixedUnits {
  private static final int LENGTH_OCTETS = 2;

  private LengthPrefixedUnits() {}

  static void forEach(ByteBuffer payload, long timestamp, UnitSink units)
      throws MalformedPayloadException, IOException {
    int end = payload.limit();
    while (payload.hasRemaining()) {
      if (payload.remaining() < LENGTH_OCTETS) {
        throw new MalformedPayloadException("an aggregate that ends within a length");
      }
      int size = payload.getShort() & 0xffff;
      if (size == 0 || size > payload.remaining()) {
        throw new MalformedPayloadException(
            "an aggregated unit of " + size + " octets where " + payload.remaining() + " are left");
      }
      int next = payload.position() + size;
      payload.limit(next);
      units.unit(payload, timestamp);
      payload.limit(end);
      payload.position(next);
    }
  }
}
