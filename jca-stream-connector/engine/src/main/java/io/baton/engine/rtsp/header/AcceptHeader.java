package io.baton.engine.rtsp.header;

import io.baton.engine.rtsp.HeaderText;
import io.baton.engine.rtsp.RtspParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The Accept header, RFC 2326 section 12.1: the descriptions that a client understands.
 *
 * @param ranges media types and patterns, as written; at least one
 */
public record AcceptHeader(List<MediaRange> ranges) {
  private static final int MAX_RANGES = 32;
  private static final int FULL_QUALITY = 1000;

  /**
   * A media type or a pattern of types.
   *
   * @param type lower-case, or {@code *}
   * @param subtype lower-case, or {@code *}
   * @param quality thousandths; 0 means that it is not wanted
   */
  public record MediaRange(String type, String subtype, int quality) {
    public MediaRange {
      if (!HeaderText.isToken(type) || !HeaderText.isToken(subtype)) {
        throw new IllegalArgumentException("not a media type");
      }
      if (quality < 0 || quality > FULL_QUALITY) {
        throw new IllegalArgumentException("a quality is 0 to 1");
      }
    }

    private boolean matches(String wantedType, String wantedSubtype) {
      return (type.equals("*") || type.equals(wantedType))
          && (subtype.equals("*") || subtype.equals(wantedSubtype));
    }

    private int precision() {
      return (type.equals("*") ? 0 : 1) + (subtype.equals("*") ? 0 : 1);
    }

    @Override
    public String toString() {
      String name = type + "/" + subtype;
      return quality == FULL_QUALITY ? name : name + ";q=" + DecimalText.format(quality, 3, 1);
    }
  }

  public AcceptHeader {
    ranges = List.copyOf(ranges);
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("an Accept header has at least one media type");
    }
  }

  /**
   * Reads the header; parameters other than {@code q} are ignored.
   *
   * @throws RtspParseException 400 if it is no list of 1 to 32 media types
   */
  public static AcceptHeader parse(String text) throws RtspParseException {
    List<String> elements = HeaderText.list(text);
    if (elements.isEmpty() || elements.size() > MAX_RANGES) {
      throw RtspParseException.syntax("Accept has 1 to " + MAX_RANGES + " media types");
    }
    List<MediaRange> ranges = new ArrayList<>();
    for (String element : elements) {
      ranges.add(parseRange(element));
    }
    return new AcceptHeader(ranges);
  }

  private static MediaRange parseRange(String text) throws RtspParseException {
    List<String> parts = HeaderText.split(text, ';');
    String name = parts.get(0).toLowerCase(Locale.ROOT);
    int slash = name.indexOf('/');
    String type = slash < 0 ? "" : name.substring(0, slash);
    String subtype = name.substring(slash + 1);
    if (!HeaderText.isToken(type) || !HeaderText.isToken(subtype)) {
      throw RtspParseException.syntax("Accept must name media types such as application/sdp");
    }
    int quality = FULL_QUALITY;
    for (String parameter : parts.subList(1, parts.size())) {
      if (parameter.toLowerCase(Locale.ROOT).startsWith("q=")) {
        quality = parseQuality(parameter.substring(2).trim());
      }
    }
    return new MediaRange(type, subtype, quality);
  }

  private static int parseQuality(String text) throws RtspParseException {
    OptionalLong quality = DecimalText.parse(text, 3);
    if (quality.isEmpty() || quality.getAsLong() > FULL_QUALITY) {
      throw RtspParseException.syntax("a quality in Accept is 0 to 1");
    }
    return (int) quality.getAsLong();
  }

  /**
   * Whether a type is welcome; the most precise pattern that matches decides.
   *
   * @param type lower-case, such as {@code application}
   * @param subtype lower-case, such as {@code sdp}
   */
  public boolean accepts(String type, String subtype) {
    int best = -1;
    boolean accepted = false;
    for (MediaRange range : ranges) {
      if (range.matches(type, subtype) && range.precision() > best) {
        best = range.precision();
        accepted = range.quality() > 0;
      }
    }
    return accepted;
  }

  /** Whether session descriptions in SDP are welcome. */
  public boolean acceptsSdp() {
    return accepts("application", "sdp");
  }

  @Override
  public String toString() {
    return ranges.stream().map(MediaRange::toString).collect(Collectors.joining(", "));
  }
}
