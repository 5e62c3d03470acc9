package io.baton.client.depacketize;

import io.baton.client.depacketize.stream.UnitSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * H.264 in packetization modes 0 and 1 (RFC 6184): single NAL units, STAP-A and FU-A. A unit is a
 * NAL unit without start code.
 */
final class H264Depacketizer implements Depacketizer {
  private static final int STAP_A = 24;
  private static final int FU_A = 28;
  private static final int TYPE_MASK = 0x1f;
  private static final int FU_START = 0x80;
  private static final int FU_END = 0x40;

  private final FragmentAssembly assembly = new FragmentAssembly();

  @Override
  public void packet(ByteBuffer payload, long timestamp, UnitSink units)
      throws MalformedPayloadException, IOException {
    if (!payload.hasRemaining()) {
      throw new MalformedPayloadException("an empty H.264 payload");
    }
    int type = payload.get(payload.position()) & TYPE_MASK;
    if (type == FU_A) {
      fragment(payload, timestamp, units);
      return;
    }
    assembly.drop();
    if (type == STAP_A) {
      payload.get();
      LengthPrefixedUnits.forEach(payload, timestamp, units);
    } else if (type >= 1 && type < STAP_A) {
      units.unit(payload, timestamp);
    } else {
      throw new MalformedPayloadException("H.264 payload of unsupported type " + type);
    }
  }

  private void fragment(ByteBuffer payload, long timestamp, UnitSink units)
      throws MalformedPayloadException, IOException {
    if (payload.remaining() < 3) {
      assembly.drop();
      throw new MalformedPayloadException("an H.264 fragment without content");
    }
    byte indicator = payload.get();
    byte header = payload.get();
    if ((header & FU_START) != 0) {
      assembly.begin();
      assembly.append((byte) ((indicator & ~TYPE_MASK) | (header & TYPE_MASK)));
    }
    if (!assembly.isOpen()) {
      return;
    }
    assembly.append(payload);
    if ((header & FU_END) != 0) {
      units.unit(assembly.complete(), timestamp);
    }
  }

  @Override
  public void lost() {
    assembly.drop();
  }
}
