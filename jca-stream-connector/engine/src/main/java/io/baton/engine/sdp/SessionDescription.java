package io.baton.engine.sdp;

import io.baton.engine.rtsp.header.RangeHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A session description, RFC 8866. Lines that RTSP has no use for (t=, e=, k= and others) are not
 * kept; {@code t=0 0} is written, as RFC 2326 section C.1.6 has it for media on demand.
 *
 * @param origin who made it
 * @param name title, at least one character
 * @param information more about it
 * @param connection address all media are sent to
 * @param bandwidth kilobits a second of all media, from the b=AS line
 * @param attributes of the session
 * @param media in order
 */
public record SessionDescription(
    Origin origin,
    String name,
    Optional<String> information,
    Optional<String> connection,
    OptionalInt bandwidth,
    SdpAttributes attributes,
    List<MediaSection> media) {
  /** The media type of descriptions, for Accept and Content-Type. */
  public static final String MEDIA_TYPE = "application/sdp";

  private static final String NO_NAME = "-";

  public SessionDescription {
    name = name.isEmpty() ? NO_NAME : name;
    SdpText.requireLine("a name", name);
    information.ifPresent(text -> SdpText.requireLine("information", text));
    connection.ifPresent(address -> SdpText.requireField("an address", address));
    if (bandwidth.orElse(0) < 0) {
      throw new IllegalArgumentException("a bandwidth is not negative");
    }
    media = List.copyOf(media);
  }

  /** A builder for a description by that origin. */
  public static Builder by(Origin origin, String name) {
    return new Builder(origin, name);
  }

  /**
   * Reads what servers send: lines end in LF or CRLF, lines that are unknown or malformed in a part
   * that can be done without are ignored.
   *
   * @throws SdpParseException if it is no SDP, an m= line is malformed, or it is beyond all measure
   */
  public static SessionDescription parse(String text) throws SdpParseException {
    return new SdpParser(text).parse();
  }

  /** The description with CRLF line ends, RFC 8866 section 5. */
  public String format() {
    List<String> lines = new ArrayList<>();
    lines.add("v=0");
    lines.add("o=" + origin);
    lines.add("s=" + name);
    information.ifPresent(text -> lines.add("i=" + text));
    appendConnection(connection, lines);
    appendBandwidth(bandwidth, lines);
    lines.add("t=0 0");
    attributes.appendTo(lines);
    media.forEach(section -> section.appendTo(lines));
    return String.join("\r\n", lines) + "\r\n";
  }

  static void appendConnection(Optional<String> address, List<String> lines) {
    address.ifPresent(text -> lines.add("c=IN " + SdpText.addressType(text) + " " + text));
  }

  static void appendBandwidth(OptionalInt kilobits, List<String> lines) {
    kilobits.ifPresent(number -> lines.add("b=AS:" + number));
  }

  /** Puts a description together. Not thread-safe. */
  public static final class Builder {
    private final Origin origin;
    private final String name;
    private Optional<String> connection = Optional.empty();
    private OptionalInt bandwidth = OptionalInt.empty();
    private final List<SdpAttribute> attributes = new ArrayList<>();
    private final List<MediaSection> media = new ArrayList<>();

    private Builder(Origin origin, String name) {
      this.origin = origin;
      this.name = name;
    }

    /** Address all media are sent to; a wildcard address where SETUP is to agree on it. */
    public Builder connection(String address) {
      connection = Optional.of(address);
      return this;
    }

    /** Kilobits a second of all media. */
    public Builder bandwidth(int kilobits) {
      bandwidth = OptionalInt.of(kilobits);
      return this;
    }

    /** The URI to control all media by, absolute or relative. */
    public Builder control(String uri) {
      return attribute(SdpAttributes.CONTROL, uri);
    }

    /** The playing time. */
    public Builder range(RangeHeader range) {
      return attribute(SdpAttributes.RANGE, range.toString());
    }

    /** Any other attribute. */
    public Builder attribute(String name, String value) {
      attributes.add(SdpAttribute.of(name, value));
      return this;
    }

    /** One more medium. */
    public Builder media(MediaSection section) {
      media.add(section);
      return this;
    }

    /** The description. */
    public SessionDescription build() {
      return new SessionDescription(
          origin,
          name,
          Optional.empty(),
          connection,
          bandwidth,
          new SdpAttributes(attributes),
          media);
    }
  }
}
