package io.baton.engine.media.packet;

import io.baton.engine.media.RtpLimits;
import io.baton.engine.media.codec.Sample;
import java.util.List;

/**
 * AC-3 (RFC 4184 section 4.1) and E-AC-3 (RFC 4598 section 4.1): whole frames, or fragments of one
 * that is too large, behind two octets with the kind of the payload and a number of frames or
 * fragments.
 */
final class Ac3Packetizer extends AudioFramePacketizer {
  private static final int HEADER_OCTETS = 2;
  private static final int ROOM = RtpLimits.MAX_PAYLOAD - HEADER_OCTETS;

  /** As many fragments as the header can count. */
  private static final int MAX_FRAME = 255 * ROOM;

  private final FragmentType fragmentType;
  private final byte[] header = new byte[HEADER_OCTETS];

  /** What the first octet of a fragment says. */
  private interface FragmentType {
    int of(int offset, int frame);
  }

  private Ac3Packetizer(
      String codec, int clockRate, long frameDuration, FragmentType fragmentType) {
    super(codec, MAX_FRAME, true, new FrameRun(clockRate, frameDuration, ROOM, 0));
    this.fragmentType = fragmentType;
  }

  static Ac3Packetizer ac3(int clockRate, long frameDuration) {
    return new Ac3Packetizer("AC-3", clockRate, frameDuration, Ac3Packetizer::frameType);
  }

  /** RFC 4598 tells fragments from whole frames, and no more. */
  static Ac3Packetizer eac3(int clockRate, long frameDuration) {
    return new Ac3Packetizer("E-AC-3", clockRate, frameDuration, (offset, frame) -> 1);
  }

  /** A decoder can begin with the first five eighths of an AC-3 frame. */
  private static int frameType(int offset, int frame) {
    if (offset > 0) {
      return 3;
    }
    return ROOM * 8L >= frame * 5L ? 1 : 2;
  }

  @Override
  void putHeader(List<Sample> frames, PacketSink sink) {
    put(0, frames.size(), sink);
  }

  @Override
  int putFragmentHeader(Sample frame, int offset, PacketSink sink) {
    put(fragmentType.of(offset, frame.size()), (frame.size() + ROOM - 1) / ROOM, sink);
    return HEADER_OCTETS;
  }

  private void put(int type, int count, PacketSink sink) {
    header[0] = (byte) type;
    header[1] = (byte) count;
    sink.header(header, HEADER_OCTETS);
  }
}
