package io.baton.client.depacketize;

import io.baton.client.depacketize.stream.UnitSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * H.265 without decoding order numbers (RFC 7798 with sprop-max-don-diff 0): single NAL units,
 * aggregation packets and fragmentation units. A unit is a NAL unit without start code.
 */
final class H265Depacketizer implements Depacketizer {
  private static final int AGGREGATION = 48;
  private static final int FRAGMENTATION = 49;
  private static final int HEADER = 2;
  private static final int TYPE_MASK = 0x3f;
  private static final int FU_START = 0x80;
  private static final int FU_END = 0x40;

  private final FragmentAssembly assembly = new FragmentAssembly();

  @Override
  public void packet(ByteBuffer payload, long timestamp, UnitSink units)
      throws MalformedPayloadException, IOException {
    if (payload.remaining() <= HEADER) {
      throw new MalformedPayloadException("an H.265 payload without content");
    }
    int type = (payload.get(payload.position()) >> 1) & TYPE_MASK;
    if (type == FRAGMENTATION) {
      fragment(payload, timestamp, units);
      return;
    }
    assembly.drop();
    if (type == AGGREGATION) {
      payload.position(payload.position() + HEADER);
      LengthPrefixedUnits.forEach(payload, timestamp, units);
    } else if (type < AGGREGATION) {
      units.unit(payload, timestamp);
    } else {
      throw new MalformedPayloadException("H.265 payload of unsupported type " + type);
    }
  }

  private void fragment(ByteBuffer payload, long timestamp, UnitSink units)
      throws MalformedPayloadException, IOException {
    if (payload.remaining() <= HEADER + 1) {
      assembly.drop();
      throw new MalformedPayloadException("an H.265 fragment without content");
    }
    byte first = payload.get();
    byte second = payload.get();
    byte header = payload.get();
    if ((header & FU_START) != 0) {
      assembly.begin();
      assembly.append((byte) ((first & 0x81) | ((header & TYPE_MASK) << 1)));
      assembly.append(second);
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
