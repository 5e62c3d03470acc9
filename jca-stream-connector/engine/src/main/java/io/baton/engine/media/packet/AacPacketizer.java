package io.baton.engine.media.packet;

import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.codec.Sample;
import java.util.List;

/** RFC 3640 section 3.3.6, mode AAC-hbr: 13 bits of size and 3 of index for each access unit. */
final class AacPacketizer extends AudioFramePacketizer {
  private static final int LENGTH_OCTETS = 2;
  private static final int AU_HEADER_OCTETS = 2;
  private static final int AU_HEADER_BITS = 16;
  private static final int INDEX_BITS = 3;
  private static final int MAX_AU = (1 << 13) - 1;

  private final byte[] header = new byte[255];

  AacPacketizer(int clockRate, long frameDuration) {
    super(
        "AAC",
        MAX_AU,
        true,
        new FrameRun(
            clockRate, frameDuration, RtpLimits.MAX_PAYLOAD - LENGTH_OCTETS, AU_HEADER_OCTETS));
  }

  @Override
  void putHeader(List<Sample> frames, PacketSink sink) {
    int bits = frames.size() * AU_HEADER_BITS;
    header[0] = (byte) (bits >> 8);
    header[1] = (byte) bits;
    int length = LENGTH_OCTETS;
    for (Sample frame : frames) {
      int auHeader = frame.size() << INDEX_BITS;
      header[length] = (byte) (auHeader >> 8);
      header[length + 1] = (byte) auHeader;
      length += AU_HEADER_OCTETS;
    }
    sink.header(header, length);
  }

  /** Every fragment tells the size of the whole access unit. */
  @Override
  int putFragmentHeader(Sample frame, int offset, PacketSink sink) {
    putHeader(List.of(frame), sink);
    return LENGTH_OCTETS + AU_HEADER_OCTETS;
  }
}
