package io.baton.engine.sdp;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fmtp attribute: the codec parameters of a payload type, RFC 8866 section 6.15.
 *
 * @param payloadType 0 to 127
 * @param text the parameters, as written
 */
public record FormatParameters(int payloadType, String text) {
  private static final Pattern FORM = Pattern.compile("\\s*([0-9]{1,3})\\s+(\\S.*)");

  public FormatParameters {
    if (payloadType < 0 || payloadType > RtpMap.MAX_PAYLOAD_TYPE) {
      throw new IllegalArgumentException("a payload type is 0 to 127");
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("fmtp has parameters");
    }
    SdpText.requireLine("fmtp", text);
  }

  /** Reads the value of the attribute; empty if it is malformed. */
  static Optional<FormatParameters> parse(String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int payloadType = Integer.parseInt(matcher.group(1));
    return payloadType > RtpMap.MAX_PAYLOAD_TYPE
        ? Optional.empty()
        : Optional.of(new FormatParameters(payloadType, matcher.group(2)));
  }

  /** The parameters by lower-case name; those without a value have the empty one. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : text.split(";", -1)) {
      int equals = parameter.indexOf('=');
      String name = (equals < 0 ? parameter : parameter.substring(0, equals)).trim();
      String value = equals < 0 ? "" : parameter.substring(equals + 1).trim();
      if (!name.isEmpty()) {
        parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
      }
    }
    return parameters;
  }

  @Override
  public String toString() {
    return payloadType + " " + text;
  }
}
