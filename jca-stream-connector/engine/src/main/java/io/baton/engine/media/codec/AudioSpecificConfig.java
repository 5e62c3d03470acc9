package io.baton.engine.media.codec;

import io.baton.connector.media.MediaRejectedException;

/**
 * AudioSpecificConfig, ISO/IEC 14496-3 section 1.6.2.1, as far as RTP needs it.
 *
 * @param hex the whole of it, for the session description
 * @param coreRate samples a second of the AAC core, without spectral band replication
 * @param coreFrame samples that a frame of the core decodes to
 */
public record AudioSpecificConfig(String hex, int coreRate, int coreFrame) {
  private static final int[] RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350
  };
  private static final int EXPLICIT_RATE = 15;
  private static final int ESCAPED_TYPE = 31;
  private static final int SBR = 5;
  private static final int PARAMETRIC_STEREO = 29;

  public static AudioSpecificConfig parse(String hex) throws MediaRejectedException {
    ConfigurationBits in = new ConfigurationBits(hex, "AAC decoder configuration");
    int type = objectType(in);
    int rate = rate(in);
    in.bits(4);
    if (type == SBR || type == PARAMETRIC_STEREO) {
      rate(in);
      objectType(in);
    }
    boolean shortFrames = in.bits(1) == 1;
    return new AudioSpecificConfig(hex, rate, shortFrames ? 960 : 1024);
  }

  private static int objectType(ConfigurationBits in) throws MediaRejectedException {
    int type = in.bits(5);
    return type == ESCAPED_TYPE ? 32 + in.bits(6) : type;
  }

  private static int rate(ConfigurationBits in) throws MediaRejectedException {
    int index = in.bits(4);
    int rate = index == EXPLICIT_RATE ? in.bits(24) : index < RATES.length ? RATES[index] : 0;
    if (rate == 0) {
      throw in.damaged();
    }
    return rate;
  }

  /** Ticks of one frame of a track whose output rate is the clock. */
  public long frameDuration(int clockRate) {
    return Math.max(1, (long) coreFrame * clockRate / coreRate);
  }

  /** RFC 3640 section 4.1, mode AAC-hbr. */
  public String fmtp(long frameDuration) {
    return "streamtype=5;profile-level-id=1;mode=AAC-hbr;sizelength=13;indexlength=3;"
        + "indexdeltalength=3;constantDuration="
        + frameDuration
        + ";config="
        + hex;
  }
}
