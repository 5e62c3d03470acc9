package io.baton.client.depacketize;

import io.baton.client.depacketize.stream.UnitSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Opus (RFC 7587): each payload is one Opus packet. */
final class OpusDepacketizer implements Depacketizer {
  @Override
  public void packet(ByteBuffer payload, long timestamp, UnitSink units)
      throws MalformedPayloadException, IOException {
    if (!payload.hasRemaining()) {
      throw new MalformedPayloadException("an empty Opus payload");
    }
    units.unit(payload, timestamp);
  }

  @Override
  public void lost() {
    // A packet is whole or missing.
  }
}
