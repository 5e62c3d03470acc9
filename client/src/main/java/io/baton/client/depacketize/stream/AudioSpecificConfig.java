package io.baton.client.depacketize.stream;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The decoder configuration of AAC (ISO 14496-3 section 1.6.2.1), as far as an ADTS header needs
 * it.
 *
 * @param objectType audio object type of the core stream
 * @param frequencyIndex index of its sampling frequency, 0 to 12
 * @param channelConfiguration 0 to 7
 * @param samplesPerUnit samples of an access unit: 1024 or 960
 */
public record AudioSpecificConfig(
    int objectType, int frequencyIndex, int channelConfiguration, int samplesPerUnit) {
  private static final int SPECTRAL_BAND_REPLICATION = 5;
  private static final int PARAMETRIC_STEREO = 29;
  private static final int ESCAPED_TYPE = 31;
  private static final int EXPLICIT_FREQUENCY = 15;
  private static final int MIN_BITS = 16;

  /**
   * Reads the {@code config} parameter of the SDP.
   *
   * @param hex the configuration in hexadecimal
   * @throws IllegalArgumentException if ADTS cannot express it
   */
  public static AudioSpecificConfig parse(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    BitReader bits = new BitReader(ByteBuffer.wrap(bytes), bytes.length * Byte.SIZE);
    if (bits.remaining() < MIN_BITS) {
      throw new IllegalArgumentException("AAC configuration is too short");
    }
    int type = objectType(bits);
    int frequency = (int) bits.read(4);
    if (frequency == EXPLICIT_FREQUENCY) {
      throw new IllegalArgumentException("AAC with a sampling frequency that ADTS cannot express");
    }
    int channels = (int) bits.read(4);
    if ((type == SPECTRAL_BAND_REPLICATION || type == PARAMETRIC_STEREO)
        && bits.remaining() >= MIN_BITS - 4) {
      bits.skip(4);
      type = objectType(bits);
    }
    if (type < 1 || type > 4) {
      throw new IllegalArgumentException("AAC object type " + type + " that ADTS cannot express");
    }
    boolean shortFrame = bits.remaining() > 0 && bits.read(1) == 1;
    return new AudioSpecificConfig(type, frequency, channels, shortFrame ? 960 : 1024);
  }

  private static int objectType(BitReader bits) {
    int type = (int) bits.read(5);
    return type == ESCAPED_TYPE ? 32 + (int) bits.read(6) : type;
  }
}
