package io.baton.engine.sdp;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.header.DecimalText;
import io.baton.engine.rtsp.header.RangeHeader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The attributes of a session or of one of its media, in order.
 *
 * @param list as written
 */
public record SdpAttributes(List<SdpAttribute> list) {
  static final String CONTROL = "control";
  static final String RANGE = "range";
  static final String RTPMAP = "rtpmap";
  static final String FMTP = "fmtp";
  static final String FRAMERATE = "framerate";

  public SdpAttributes {
    list = List.copyOf(list);
  }

  /** The first value of that name. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** All values of that name; attributes without a value are left out. */
  public List<String> all(String name) {
    return list.stream()
        .filter(attribute -> attribute.name().equalsIgnoreCase(name))
        .map(SdpAttribute::value)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Whether there is an attribute of that name, with or without a value. */
  public boolean has(String name) {
    return list.stream().anyMatch(attribute -> attribute.name().equalsIgnoreCase(name));
  }

  /** The URI to control it by, absolute or relative, RFC 2326 section C.1.1. */
  public Optional<String> control() {
    return first(CONTROL).map(String::trim);
  }

  /** The playing time, RFC 2326 section C.1.5; empty if there is none in npt. */
  public Optional<RangeHeader> range() {
    return first(RANGE).flatMap(SdpAttributes::parseRange);
  }

  private static Optional<RangeHeader> parseRange(String text) {
    try {
      return Optional.of(RangeHeader.parse(text));
    } catch (RtspParseException e) {
      return Optional.empty();
    }
  }

  /** Frames in a thousand seconds, RFC 8866 section 6.13; empty if it is not said. */
  public OptionalLong framesPerThousandSeconds() {
    return first(FRAMERATE)
        .map(text -> DecimalText.parse(text.trim(), 3))
        .orElse(OptionalLong.empty());
  }

  /** The codec of a payload type. */
  public Optional<RtpMap> rtpMap(int payloadType) {
    return all(RTPMAP).stream()
        .map(RtpMap::parse)
        .flatMap(Optional::stream)
        .filter(map -> map.payloadType() == payloadType)
        .findFirst();
  }

  /** The codec parameters of a payload type. */
  public Optional<FormatParameters> formatParameters(int payloadType) {
    return all(FMTP).stream()
        .map(FormatParameters::parse)
        .flatMap(Optional::stream)
        .filter(fmtp -> fmtp.payloadType() == payloadType)
        .findFirst();
  }

  void appendTo(Collection<String> lines) {
    list.forEach(attribute -> lines.add("a=" + attribute));
  }
}
