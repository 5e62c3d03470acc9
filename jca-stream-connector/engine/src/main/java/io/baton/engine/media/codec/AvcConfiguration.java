package io.baton.engine.media.codec;

import io.baton.connector.media.MediaRejectedException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * AVCDecoderConfigurationRecord, ISO/IEC 14496-15 section 5.3.3.
 *
 * @param profileLevel profile, constraints and level, as the SDP gives them in hex
 * @param parameterSets sequence parameter sets, then picture parameter sets
 */
public record AvcConfiguration(int profileLevel, List<byte[]> parameterSets) {
  private static final int LENGTH_OCTETS = 4;

  public static AvcConfiguration parse(String avcC) throws MediaRejectedException {
    ConfigurationBits in = new ConfigurationBits(avcC, "H.264 decoder configuration");
    if (in.bits(8) != 1) {
      throw in.damaged();
    }
    int profileLevel = in.bits(24);
    in.bits(6);
    requireLengthOctets(in.bits(2) + 1);
    in.bits(3);
    List<byte[]> sets = new ArrayList<>();
    readSets(in, in.bits(5), sets);
    readSets(in, in.bits(8), sets);
    return new AvcConfiguration(profileLevel, List.copyOf(sets));
  }

  private static void readSets(ConfigurationBits in, int count, List<byte[]> sets)
      throws MediaRejectedException {
    for (int i = 0; i < count; i++) {
      sets.add(in.octets(in.bits(16)));
    }
  }

  /** Canonical files give the length of a NAL unit in four octets, and so must this one. */
  static void requireLengthOctets(int octets) throws MediaRejectedException {
    if (octets != LENGTH_OCTETS) {
      throw new MediaRejectedException(
          "NAL unit lengths of "
              + octets
              + " bytes are not supported: remux the file, e.g. ffmpeg -i IN -c copy -f mpegts OUT");
    }
  }

  /** RFC 6184 section 8.1. */
  public String fmtp() {
    String fmtp = "packetization-mode=1;profile-level-id=%06X".formatted(profileLevel);
    return parameterSets.isEmpty() ? fmtp : fmtp + ";sprop-parameter-sets=" + base64(parameterSets);
  }

  /** Parameter sets as SDP lists them. */
  static String base64(List<byte[]> sets) {
    return sets.stream().map(Base64.getEncoder()::encodeToString).collect(Collectors.joining(","));
  }
}
