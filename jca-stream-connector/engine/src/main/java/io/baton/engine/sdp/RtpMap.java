package io.baton.engine.sdp;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rtpmap attribute: the codec behind a payload type, RFC 8866 section 6.6.
 *
 * @param payloadType 0 to 127
 * @param encoding name of the payload format, as written
 * @param clockRate of RTP timestamps, Hz; at least 1
 * @param channels of audio; empty means one
 */
public record RtpMap(int payloadType, String encoding, int clockRate, OptionalInt channels) {
  static final int MAX_PAYLOAD_TYPE = 127;

  private static final Pattern FORM =
      Pattern.compile(
          "\\s*([0-9]{1,3})\\s+([^/\\s]+)\\s*/\\s*([0-9]{1,9})(?:\\s*/\\s*([0-9]{1,3}))?.*");

  public RtpMap {
    if (payloadType < 0 || payloadType > MAX_PAYLOAD_TYPE) {
      throw new IllegalArgumentException("a payload type is 0 to 127");
    }
    if (!SdpText.isField(encoding) || encoding.indexOf('/') >= 0) {
      throw new IllegalArgumentException("an encoding name is a word");
    }
    if (clockRate < 1 || channels.orElse(1) < 1) {
      throw new IllegalArgumentException("clock rate and channels are at least 1");
    }
  }

  /** Reads the value of the attribute; empty if it is malformed. */
  static Optional<RtpMap> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || !SdpText.isField(matcher.group(2))) {
      return Optional.empty();
    }
    int payloadType = Integer.parseInt(matcher.group(1));
    int clockRate = Integer.parseInt(matcher.group(3));
    int channels = matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4));
    if (payloadType > MAX_PAYLOAD_TYPE || clockRate == 0) {
      return Optional.empty();
    }
    OptionalInt count = channels == 0 ? OptionalInt.empty() : OptionalInt.of(channels);
    return Optional.of(new RtpMap(payloadType, matcher.group(2), clockRate, count));
  }

  @Override
  public String toString() {
    String text = payloadType + " " + encoding + "/" + clockRate;
    return channels.isPresent() ? text + "/" + channels.getAsInt() : text;
  }
}
