package io.baton.engine.sdp;

import io.baton.engine.rtsp.header.DecimalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An m= line and what belongs to it, RFC 8866 section 5.14.
 *
 * @param type {@code video}, {@code audio} or another
 * @param port 0 to 65535; 0 where SETUP is to agree on it
 * @param protocol such as {@code RTP/AVP}
 * @param formats payload types for RTP; at least one
 * @param information title, if it has one
 * @param connection address it is sent to, if it has one of its own
 * @param bandwidth kilobits a second, from the b=AS line
 * @param attributes in order
 */
public record MediaSection(
    String type,
    int port,
    String protocol,
    List<String> formats,
    Optional<String> information,
    Optional<String> connection,
    OptionalInt bandwidth,
    SdpAttributes attributes) {
  private static final int MAX_PORT = 65_535;

  public MediaSection {
    SdpText.requireField("a media type", type);
    SdpText.requireField("a protocol", protocol);
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("a port is 0 to 65535");
    }
    formats = List.copyOf(formats);
    if (formats.isEmpty()) {
      throw new IllegalArgumentException("a medium has at least one format");
    }
    formats.forEach(format -> SdpText.requireField("a format", format));
    information.ifPresent(text -> SdpText.requireLine("information", text));
    connection.ifPresent(address -> SdpText.requireField("an address", address));
    if (bandwidth.orElse(0) < 0) {
      throw new IllegalArgumentException("a bandwidth is not negative");
    }
  }

  /** A builder for a medium in RTP/AVP, its port left to SETUP. */
  public static Builder rtp(String type, int payloadType) {
    return new Builder(type, payloadType);
  }

  /** The first payload type; empty if it is none of RTP. */
  public OptionalInt payloadType() {
    String format = formats.get(0);
    boolean number = format.matches("[0-9]{1,3}");
    int value = number ? Integer.parseInt(format) : RtpMap.MAX_PAYLOAD_TYPE + 1;
    return value > RtpMap.MAX_PAYLOAD_TYPE ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** The codec of the first payload type, if it is said. */
  public Optional<RtpMap> rtpMap() {
    return payloadType().isPresent()
        ? attributes.rtpMap(payloadType().getAsInt())
        : Optional.empty();
  }

  /** The codec parameters of the first payload type, if there are any. */
  public Optional<FormatParameters> formatParameters() {
    return payloadType().isPresent()
        ? attributes.formatParameters(payloadType().getAsInt())
        : Optional.empty();
  }

  void appendTo(List<String> lines) {
    lines.add("m=" + type + " " + port + " " + protocol + " " + String.join(" ", formats));
    information.ifPresent(text -> lines.add("i=" + text));
    SessionDescription.appendConnection(connection, lines);
    SessionDescription.appendBandwidth(bandwidth, lines);
    attributes.appendTo(lines);
  }

  /** Puts an RTP medium together. Not thread-safe. */
  public static final class Builder {
    private final String type;
    private final int payloadType;
    private Optional<String> information = Optional.empty();
    private OptionalInt bandwidth = OptionalInt.empty();
    private final List<SdpAttribute> attributes = new ArrayList<>();

    private Builder(String type, int payloadType) {
      this.type = type;
      this.payloadType = payloadType;
    }

    /** The title; none if empty. */
    public Builder information(String title) {
      information = Optional.of(title).filter(text -> !text.isEmpty());
      return this;
    }

    /** Kilobits a second. */
    public Builder bandwidth(int kilobits) {
      bandwidth = OptionalInt.of(kilobits);
      return this;
    }

    /**
     * The codec.
     *
     * @param map such as {@code H264/90000}, without the payload type
     */
    public Builder rtpMap(String map) {
      return attribute(SdpAttributes.RTPMAP, payloadType + " " + map);
    }

    /**
     * The codec parameters; none if empty.
     *
     * @param parameters without the payload type
     */
    public Builder formatParameters(String parameters) {
      return parameters.isEmpty()
          ? this
          : attribute(SdpAttributes.FMTP, payloadType + " " + parameters);
    }

    /** Frames in a thousand seconds. */
    public Builder framesPerThousandSeconds(long frames) {
      return attribute(SdpAttributes.FRAMERATE, DecimalText.format(frames, 3, 0));
    }

    /** The URI to control it by, absolute or relative. */
    public Builder control(String uri) {
      return attribute(SdpAttributes.CONTROL, uri);
    }

    /** Any other attribute. */
    public Builder attribute(String name, String value) {
      attributes.add(SdpAttribute.of(name, value));
      return this;
    }

    /** The medium. */
    public MediaSection build() {
      return new MediaSection(
          type,
          0,
          "RTP/AVP",
          List.of(Integer.toString(payloadType)),
          information,
          Optional.empty(),
          bandwidth,
          new SdpAttributes(attributes));
    }
  }
}
