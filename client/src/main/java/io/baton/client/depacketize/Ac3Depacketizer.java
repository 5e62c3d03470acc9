package io.baton.client.depacketize;

import io.baton.client.depacketize.stream.UnitSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * AC-3 (RFC 4184) and E-AC-3 (RFC 4598): whole frames, or one frame in fragments, after two octets
 * with the kind of the payload and the number of frames or fragments. A unit is what follows the
 * header, fragments put together.
 */
final class Ac3Depacketizer implements Depacketizer {
  private static final int HEADER = 2;

  private final int typeMask;
  private final FragmentAssembly assembly = new FragmentAssembly();
  private long timestamp;
  private int fragments;

  private Ac3Depacketizer(int typeMask) {
    this.typeMask = typeMask;
  }

  static Ac3Depacketizer ac3() {
    return new Ac3Depacketizer(0b11);
  }

  static Ac3Depacketizer eac3() {
    return new Ac3Depacketizer(0b1);
  }

  @Override
  public void packet(ByteBuffer payload, long time, UnitSink units)
      throws MalformedPayloadException, IOException {
    if (payload.remaining() <= HEADER) {
      assembly.drop();
      throw new MalformedPayloadException("an AC-3 payload without content");
    }
    boolean whole = (payload.get() & typeMask) == 0;
    int count = payload.get() & 0xff;
    if (whole) {
      assembly.drop();
      units.unit(payload, time);
      return;
    }
    if (!assembly.isOpen() || time != timestamp) {
      assembly.begin();
      timestamp = time;
      fragments = 0;
    }
    assembly.append(payload);
    fragments++;
    if (fragments == count) {
      units.unit(assembly.complete(), timestamp);
    }
  }

  @Override
  public void lost() {
    assembly.drop();
  }
}
