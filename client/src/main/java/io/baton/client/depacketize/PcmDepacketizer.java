package io.baton.client.depacketize;

import io.baton.client.depacketize.stream.UnitSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/** G.711 (PCMU and PCMA, RFC 3551 section 4.5.14): the payload is samples, one octet each. */
final class PcmDepacketizer implements Depacketizer {
  @Override
  public void packet(ByteBuffer payload, long timestamp, UnitSink units)
      throws MalformedPayloadException, IOException {
    if (!payload.hasRemaining()) {
      throw new MalformedPayloadException("an empty PCM payload");
    }
    units.unit(payload, timestamp);
  }

  @Override
  public void lost() {
    // Samples stand alone.
  }
}
