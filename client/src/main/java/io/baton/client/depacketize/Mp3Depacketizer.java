package io.baton.client.depacketize;

import io.baton.client.depacketize.stream.UnitSink;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * MPEG audio (RFC 2250 section 3.5): whole frames, or one frame in fragments, after a header of 16
 * zero bits and the fragment's offset. A unit is what follows the header, fragments put together.
 */
final class Mp3Depacketizer implements Depacketizer {
  private static final int HEADER = 4;

  private final FragmentAssembly assembly = new FragmentAssembly();
  private long assemblyTimestamp;

  @Override
  public void packet(ByteBuffer payload, long timestamp, UnitSink units)
      throws MalformedPayloadException, IOException {
    if (payload.remaining() <= HEADER) {
      assembly.drop();
      throw new MalformedPayloadException("an MPEG audio payload without content");
    }
    payload.getShort();
    int offset = payload.getShort() & 0xffff;
    if (offset > 0) {
      continueFrame(payload, offset, units);
      return;
    }
    assembly.drop();
    if (MpegAudioFrame.octets(payload) <= payload.remaining()) {
      units.unit(payload, timestamp);
      return;
    }
    assembly.begin();
    assembly.append(payload);
    assemblyTimestamp = timestamp;
  }

  private void continueFrame(ByteBuffer payload, int offset, UnitSink units)
      throws MalformedPayloadException, IOException {
    if (!assembly.isOpen()) {
      return;
    }
    if (offset != assembly.length()) {
      int length = assembly.length();
      assembly.drop();
      throw new MalformedPayloadException(
          "an MPEG audio fragment at offset " + offset + " after " + length + " octets");
    }
    assembly.append(payload);
    ByteBuffer soFar = assembly.view();
    if (MpegAudioFrame.octets(soFar) <= soFar.remaining()) {
      units.unit(assembly.complete(), assemblyTimestamp);
    }
  }

  @Override
  public void lost() {
    assembly.drop();
  }
}
