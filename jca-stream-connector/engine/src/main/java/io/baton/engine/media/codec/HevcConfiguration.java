package io.baton.engine.media.codec;

import io.baton.connector.media.MediaRejectedException;
import java.util.ArrayList;
import java.util.List;

/**
 * HEVCDecoderConfigurationRecord, ISO/IEC 14496-15 section 8.3.3.
 *
 * @param tier 0 main, 1 high
 * @param profile general_profile_idc
 * @param level general_level_idc
 * @param videoSets video parameter sets
 * @param sequenceSets sequence parameter sets
 * @param pictureSets picture parameter sets
 */
public record HevcConfiguration(
    int tier,
    int profile,
    int level,
    List<byte[]> videoSets,
    List<byte[]> sequenceSets,
    List<byte[]> pictureSets) {
  private static final int VPS = 32;
  private static final int SPS = 33;
  private static final int PPS = 34;

  public static HevcConfiguration parse(String hvcC) throws MediaRejectedException {
    ConfigurationBits in = new ConfigurationBits(hvcC, "H.265 decoder configuration");
    if (in.bits(8) != 1) {
      throw in.damaged();
    }
    in.bits(2);
    HevcConfiguration configuration =
        new HevcConfiguration(
            in.bits(1),
            in.bits(5),
            levelAfterFlags(in),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    // Segmentation, parallelism, chroma format, bit depths, frame rate, layers.
    in.octets(8);
    in.bits(6);
    AvcConfiguration.requireLengthOctets(in.bits(2) + 1);
    configuration.readArrays(in);
    return configuration;
  }

  private static int levelAfterFlags(ConfigurationBits in) throws MediaRejectedException {
    // Compatibility flags (4 octets) and constraint flags (6).
    in.octets(10);
    return in.bits(8);
  }

  private void readArrays(ConfigurationBits in) throws MediaRejectedException {
    int arrays = in.bits(8);
    for (int array = 0; array < arrays; array++) {
      in.bits(2);
      int type = in.bits(6);
      int count = in.bits(16);
      for (int i = 0; i < count; i++) {
        byte[] nal = in.octets(in.bits(16));
        switch (type) {
          case VPS -> videoSets.add(nal);
          case SPS -> sequenceSets.add(nal);
          case PPS -> pictureSets.add(nal);
          default -> {
            // SEI and the like: decoders do not need them in the session description.
          }
        }
      }
    }
  }

  /** RFC 7798 section 7.1. */
  public String fmtp() {
    StringBuilder fmtp =
        new StringBuilder("profile-id=%d;tier-flag=%d;level-id=%d".formatted(profile, tier, level));
    append(fmtp, ";sprop-vps=", videoSets);
    append(fmtp, ";sprop-sps=", sequenceSets);
    append(fmtp, ";sprop-pps=", pictureSets);
    return fmtp.toString();
  }

  private static void append(StringBuilder fmtp, String name, List<byte[]> sets) {
    if (!sets.isEmpty()) {
      fmtp.append(name).append(AvcConfiguration.base64(sets));
    }
  }
}
