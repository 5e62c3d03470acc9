package io.baton.client.depacketize.stream;

import java.nio.ByteBuffer;

/** The table of contents byte of an Opus packet (RFC 6716 section 3.1). */
final class OpusPacket {
  private static final int[] SILK_SAMPLES = {480, 960, 1920, 2880};
  private static final int[] HYBRID_SAMPLES = {480, 960};
  private static final int[] CELT_SAMPLES = {120, 240, 480, 960};

  private OpusPacket() {}

  /** Samples at 48 kHz that the packet at a buffer's position decodes to; 0 if it is empty. */
  static int samples(ByteBuffer packet) {
    if (!packet.hasRemaining()) {
      return 0;
    }
    int contents = packet.get(packet.position());
    return frameSamples((contents >> 3) & 0x1f) * frames(packet, contents & 3);
  }

  private static int frameSamples(int configuration) {
    if (configuration < 12) {
      return SILK_SAMPLES[configuration & 3];
    }
    return configuration < 16 ? HYBRID_SAMPLES[configuration & 1] : CELT_SAMPLES[configuration & 3];
  }

  private static int frames(ByteBuffer packet, int code) {
    return switch (code) {
      case 0 -> 1;
      case 1, 2 -> 2;
      default -> packet.remaining() < 2 ? 0 : packet.get(packet.position() + 1) & 0x3f;
    };
  }
}
