package io.baton.engine.rtsp;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The lines before the body of one message: collected as they arrive, then understood. */
final class MessageHead {
  /** Far more than any client sends; keeps look-ups short. */
  static final int MAX_FIELDS = 128;

  /** Lines of a head, those that continue others included: each costs more memory than octets. */
  static final int MAX_LINES = 2 * MAX_FIELDS;

  private final List<String> lines = new ArrayList<>();
  private final RtspHeaders headers = new RtspHeaders();

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Takes a line in; false if there are too many. */
  boolean addLine(String line) {
    return lines.size() < MAX_LINES && lines.add(line);
  }

  /**
   * Understands the header fields; lines that begin with white space continue the one before.
   *
   * @throws RtspParseException 400; where the message ends is then unknown
   */
  void readFields() throws RtspParseException {
    List<String> fields = unfold();
    if (fields.size() > MAX_FIELDS) {
      throw RtspParseException.syntax("more than " + MAX_FIELDS + " header fields");
    }
    for (String field : fields) {
      addField(field);
    }
  }

  private List<String> unfold() throws RtspParseException {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (String line : lines.subList(1, lines.size())) {
      boolean continues = line.startsWith(" ") || line.startsWith("\t");
      if (continues && field.isEmpty()) {
        throw RtspParseException.syntax("the first header field begins with white space");
      }
      if (continues) {
        field.append(' ').append(line.trim());
      } else {
        if (!field.isEmpty()) {
          fields.add(field.toString());
        }
        field.setLength(0);
        field.append(line);
      }
    }
    if (!field.isEmpty()) {
      fields.add(field.toString());
    }
    return fields;
  }

  private void addField(String field) throws RtspParseException {
    int colon = field.indexOf(':');
    String name = colon < 0 ? "" : field.substring(0, colon).trim();
    if (!HeaderText.isToken(name)) {
      throw RtspParseException.syntax("a header line is not of the form name: value");
    }
    String value = field.substring(colon + 1).trim();
    if (!HeaderText.isFieldValue(value)) {
      throw RtspParseException.syntax("header " + name + " has control characters");
    }
    headers.add(name, value);
  }

  /**
   * Octets of the body.
   *
   * @throws RtspParseException 400 if the length is no number or contradicts itself, 413 if it is
   *     above the limit
   */
  int bodyLength(int max) throws RtspParseException {
    long length = 0;
    List<String> values = headers.all(RtspHeaderNames.CONTENT_LENGTH);
    for (String value : values) {
      OptionalLong number = HeaderText.number(value, Long.MAX_VALUE);
      if (number.isEmpty() || !value.equals(values.get(0))) {
        throw RtspParseException.syntax("Content-Length must be one number");
      }
      length = number.getAsLong();
    }
    if (length > max) {
      throw new RtspParseException(
          RtspStatus.REQUEST_ENTITY_TOO_LARGE, "a body has at most " + max + " octets here");
    }
    return (int) length;
  }

  /** The sequence number, also when the head is incomplete or broken. */
  OptionalLong cseq() {
    for (String line : lines) {
      if (line.regionMatches(true, 0, "CSeq:", 0, 5)) {
        return CSeq.parse(line.substring(5).trim());
      }
    }
    return OptionalLong.empty();
  }

  /** The whole message; malformed if the first line is. */
  RtspMessage toMessage(byte[] body) {
    String start = lines.get(0);
    if (!HeaderText.isFieldValue(start)) {
      return malformed(RtspStatus.BAD_REQUEST, "the first line has control characters", false);
    }
    return start.startsWith("RTSP/") ? toResponse(start, body) : toRequest(start, body);
  }

  private RtspMessage toRequest(String start, byte[] body) {
    int first = start.indexOf(' ');
    int last = start.lastIndexOf(' ');
    String uri = first < last ? start.substring(first, last).trim() : "";
    String version = start.substring(last + 1);
    if (uri.isEmpty() || !HeaderText.isToken(start.substring(0, first))) {
      return malformed(
          RtspStatus.BAD_REQUEST, "a request begins with method, URI and RTSP/1.0", false);
    }
    if (!version.equals(RtspMessage.VERSION)) {
      return unknownVersion(version);
    }
    return new RtspRequest(start.substring(0, first), uri, version, headers, body);
  }

  private RtspMessage toResponse(String start, byte[] body) {
    String[] parts = start.split(" ", 3);
    if (!parts[0].equals(RtspMessage.VERSION)) {
      return unknownVersion(parts[0]);
    }
    OptionalLong status =
        parts.length > 1 ? HeaderText.number(parts[1], 599) : OptionalLong.empty();
    if (status.isEmpty() || status.getAsLong() < 100) {
      return malformed(RtspStatus.BAD_REQUEST, "a status is 100 to 599", true);
    }
    String reason = parts.length > 2 ? parts[2].trim() : "";
    return new RtspResponse((int) status.getAsLong(), reason, headers, body);
  }

  /** A peer that speaks another RTSP is worth an answer; one that speaks no RTSP at all is not. */
  private MalformedMessage unknownVersion(String version) {
    boolean rtsp = version.startsWith("RTSP/");
    RtspStatus status = rtsp ? RtspStatus.RTSP_VERSION_NOT_SUPPORTED : RtspStatus.BAD_REQUEST;
    return malformed(status, RtspMessage.VERSION + " is spoken here", rtsp);
  }

  private MalformedMessage malformed(RtspStatus status, String reason, boolean resumable) {
    return new MalformedMessage(status, reason, cseq(), resumable);
  }
}
