package io.baton.engine.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one session description, line by line. */
final class SdpParser {
  static final int MAX_LENGTH = 262_144;
  static final int MAX_LINES = 4_096;
  static final int MAX_MEDIA = 64;

  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
  private static final Pattern CONNECTION = Pattern.compile("IN\\s+IP[46]\\s+(\\S+)\\s*");
  private static final Pattern BANDWIDTH = Pattern.compile("AS:\\s*([0-9]{1,9})\\s*");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern PORT = Pattern.compile("([0-9]{1,5})(?:/[0-9]{1,5})?");
  private static final int MAX_PORT = 65_535;

  /** Words of an o= line: user, id, version, IN, address type, address. */
  private static final int ORIGIN_WORDS = 6;

  /** Words of an m= line at least: type, port, protocol, one format. */
  private static final int MEDIA_WORDS = 4;

  private final String text;

  private Origin origin = Origin.UNKNOWN;
  private String name = "";
  private final Section session = new Section(List.of());
  private final List<Section> media = new ArrayList<>();

  /** What may stand both before the first m= line and after each. */
  private static final class Section {
    private final List<String> mediaWords;
    private Optional<String> information = Optional.empty();
    private Optional<String> connection = Optional.empty();
    private OptionalInt bandwidth = OptionalInt.empty();
    private final List<SdpAttribute> attributes = new ArrayList<>();

    private Section(List<String> mediaWords) {
      this.mediaWords = mediaWords;
    }

    private MediaSection toMedia() {
      return new MediaSection(
          mediaWords.get(0),
          port(mediaWords.get(1)).orElseThrow(),
          mediaWords.get(2),
          mediaWords.subList(MEDIA_WORDS - 1, mediaWords.size()),
          information,
          connection,
          bandwidth,
          new SdpAttributes(attributes));
    }
  }

  SdpParser(String text) {
    this.text = text;
  }

  SessionDescription parse() throws SdpParseException {
    if (text.length() > MAX_LENGTH) {
      throw new SdpParseException(1, "more than " + MAX_LENGTH + " characters");
    }
    String[] lines = LINE_END.split(text, MAX_LINES + 1);
    if (lines.length > MAX_LINES) {
      throw new SdpParseException(MAX_LINES, "more lines than " + MAX_LINES);
    }
    if (!lines[0].trim().equals("v=0")) {
      throw new SdpParseException(1, "a session description begins with v=0");
    }
    for (int i = 1; i < lines.length; i++) {
      readLine(i + 1, lines[i]);
    }
    return new SessionDescription(
        origin,
        name,
        session.information,
        session.connection,
        session.bandwidth,
        new SdpAttributes(session.attributes),
        media.stream().map(Section::toMedia).toList());
  }

  private void readLine(int number, String line) throws SdpParseException {
    if (line.length() < 2 || line.charAt(1) != '=' || line.indexOf('\0') >= 0) {
      return;
    }
    String value = line.substring(2);
    Section section = media.isEmpty() ? session : media.get(media.size() - 1);
    switch (line.charAt(0)) {
      case 'o' -> readOrigin(value);
      case 's' -> name = media.isEmpty() ? value : name;
      case 'i' -> section.information = Optional.of(value);
      case 'c' -> readConnection(section, value);
      case 'b' -> readBandwidth(section, value);
      case 'a' -> readAttribute(section, value);
      case 'm' -> readMedia(number, value);
      default -> {
        // Times, keys, addresses of people: nothing that playing needs.
      }
    }
  }

  private void readOrigin(String value) {
    List<String> words = words(value);
    if (words.size() == ORIGIN_WORDS && words.stream().allMatch(SdpText::isField)) {
      origin = new Origin(words.get(0), words.get(1), words.get(2), words.get(5));
    }
  }

  private static void readConnection(Section section, String value) {
    Matcher matcher = CONNECTION.matcher(value);
    if (matcher.matches() && SdpText.isField(matcher.group(1))) {
      section.connection = Optional.of(matcher.group(1));
    }
  }

  private static void readBandwidth(Section section, String value) {
    Matcher matcher = BANDWIDTH.matcher(value);
    if (matcher.matches()) {
      section.bandwidth = OptionalInt.of(Integer.parseInt(matcher.group(1)));
    }
  }

  private static void readAttribute(Section section, String value) {
    int colon = value.indexOf(':');
    String name = (colon < 0 ? value : value.substring(0, colon)).trim();
    if (SdpText.isToken(name)) {
      section.attributes.add(
          colon < 0 ? SdpAttribute.flag(name) : SdpAttribute.of(name, value.substring(colon + 1)));
    }
  }

  private void readMedia(int number, String value) throws SdpParseException {
    List<String> words = words(value);
    boolean fields = words.size() >= MEDIA_WORDS && words.stream().allMatch(SdpText::isField);
    if (!fields || port(words.get(1)).isEmpty()) {
      throw new SdpParseException(number, "m= has type, port, protocol and formats");
    }
    if (media.size() == MAX_MEDIA) {
      throw new SdpParseException(number, "more than " + MAX_MEDIA + " media");
    }
    media.add(new Section(words));
  }

  private static OptionalInt port(String word) {
    Matcher matcher = PORT.matcher(word);
    int port = matcher.matches() ? Integer.parseInt(matcher.group(1)) : MAX_PORT + 1;
    return port > MAX_PORT ? OptionalInt.empty() : OptionalInt.of(port);
  }

  private static List<String> words(String value) {
    return List.of(BLANKS.split(value.trim(), -1));
  }
}
