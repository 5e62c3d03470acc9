package io.baton.client.depacketize;

import java.util.Locale;
import java.util.Map;

/**
 * How a track is encoded, as its SDP says.
 *
 * @param codec encoding name of the rtpmap attribute, upper case
 * @param clockRate RTP clock in Hz
 * @param channels audio channels, 1 where the SDP does not say
 * @param parameters of the fmtp attribute, names in lower case
 */
public record TrackEncoding(
    String codec, int clockRate, int channels, Map<String, String> parameters) {
  public TrackEncoding {
    codec = codec.toUpperCase(Locale.ROOT);
    parameters = Map.copyOf(parameters);
  }

  /** A format parameter, or an empty text if the SDP has none of that name. */
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** A format parameter that is a whole number, or the default where it is missing or is none. */
  int number(String name, int defaultValue) {
    try {
      return Integer.parseInt(parameter(name).strip());
    } catch (NumberFormatException e) {
      return defaultValue;
    }
  }
}
