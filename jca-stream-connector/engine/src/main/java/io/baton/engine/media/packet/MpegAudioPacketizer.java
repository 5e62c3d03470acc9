package io.baton.engine.media.packet;

import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.codec.Sample;
import java.util.List;

/** RFC 2250 section 3.5: whole MPEG audio frames, or fragments of one that is too large. */
final class MpegAudioPacketizer extends AudioFramePacketizer {
  private static final int HEADER_OCTETS = 4;
  private static final int MAX_FRAME = 0xffff;

  private final byte[] header = new byte[HEADER_OCTETS];

  MpegAudioPacketizer(int clockRate, long frameDuration) {
    super(
        "MPEG audio",
        MAX_FRAME,
        false,
        new FrameRun(clockRate, frameDuration, RtpLimits.MAX_PAYLOAD - HEADER_OCTETS, 0));
  }

  @Override
  void putHeader(List<Sample> frames, PacketSink sink) {
    putOffset(0, sink);
  }

  @Override
  int putFragmentHeader(Sample frame, int offset, PacketSink sink) {
    putOffset(offset, sink);
    return HEADER_OCTETS;
  }

  private void putOffset(int offset, PacketSink sink) {
    header[2] = (byte) (offset >> 8);
    header[3] = (byte) offset;
    sink.header(header, HEADER_OCTETS);
  }
}
