package io.baton.client.depacketize;

import java.nio.ByteBuffer;

/** The header of an MPEG-1, 2 or 2.5 frame of layer II or III (ISO 11172-3 section 2.4.1.3). */
final class MpegAudioFrame {
  private static final int[] BITRATES_V1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] BITRATES_V1_LAYER_2 = {
    0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384
  };
  private static final int[] BITRATES_V2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] RATES_V1 = {44_100, 48_000, 32_000};
  private static final int VERSION_1 = 3;
  private static final int VERSION_2 = 2;
  private static final int LAYER_3 = 1;
  private static final int LAYER_2 = 2;

  private MpegAudioFrame() {}

  /**
   * Size of the frame that begins at a buffer's position.
   *
   * @throws MalformedPayloadException if there is no frame header of layer II or III
   */
  static int octets(ByteBuffer frame) throws MalformedPayloadException {
    if (frame.remaining() < 4) {
      throw new MalformedPayloadException("an MPEG audio frame without header");
    }
    int header = frame.getInt(frame.position());
    int version = (header >>> 19) & 3;
    int layer = (header >>> 17) & 3;
    int bitrateIndex = (header >>> 12) & 15;
    int rateIndex = (header >>> 10) & 3;
    int padding = (header >>> 9) & 1;
    boolean sync = header >>> 21 == 0x7ff;
    if (!sync || (layer != LAYER_3 && layer != LAYER_2) || version == 1) {
      throw new MalformedPayloadException("not an MPEG audio frame of layer II or III");
    }
    if (bitrateIndex == 0 || bitrateIndex == 15 || rateIndex == 3) {
      throw new MalformedPayloadException("an MPEG audio frame of unknown size");
    }
    boolean first = version == VERSION_1;
    boolean second = layer == LAYER_2;
    int[] bitrates = first ? second ? BITRATES_V1_LAYER_2 : BITRATES_V1 : BITRATES_V2;
    int rate = RATES_V1[rateIndex] / (first ? 1 : version == VERSION_2 ? 2 : 4);
    return (first || second ? 144 : 72) * bitrates[bitrateIndex] * 1000 / rate + padding;
  }
}
