package io.baton.engine.rtsp.header;

import io.baton.engine.rtsp.HeaderText;
import io.baton.engine.rtsp.RtspParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The RTP-Info header, RFC 2326 section 12.33: where each track of the answered PLAY begins.
 *
 * @param entries one a track; at least one
 */
public record RtpInfoHeader(List<Entry> entries) {
  private static final int MAX_ENTRIES = 64;
  private static final int MAX_SEQ = 0xffff;
  private static final long MAX_RTPTIME = 0xffff_ffffL;

  /** Commas may occur in URLs, so only one before the next URL separates entries. */
  private static final Pattern SEPARATOR =
      Pattern.compile(",\\s*(?=url\\s*=)", Pattern.CASE_INSENSITIVE);

  private static final Pattern URL = Pattern.compile("url\\s*=\\s*", Pattern.CASE_INSENSITIVE);

  /** Semicolons may occur in URLs too: the URL ends before the first parameter that is known. */
  private static final Pattern PARAMETERS =
      Pattern.compile(";\\s*(?:seq|rtptime)\\s*=", Pattern.CASE_INSENSITIVE);

  /**
   * Where a track begins.
   *
   * @param url control URL of the track
   * @param seq sequence number of its first packet, 0 to 65535
   * @param rtptime RTP timestamp that corresponds to the start of the range, 0 to 2^32 - 1
   */
  public record Entry(String url, OptionalInt seq, OptionalLong rtptime) {
    public Entry {
      if (!isUrl(url)) {
        throw new IllegalArgumentException("not a URL in RTP-Info: " + url);
      }
      if (seq.isPresent() && (seq.getAsInt() < 0 || seq.getAsInt() > MAX_SEQ)) {
        throw new IllegalArgumentException("a sequence number has 16 bits");
      }
      if (rtptime.isPresent() && (rtptime.getAsLong() < 0 || rtptime.getAsLong() > MAX_RTPTIME)) {
        throw new IllegalArgumentException("an RTP timestamp has 32 bits");
      }
    }

    /** Whether it can be told from what stands around it. */
    private static boolean isUrl(String text) {
      return !text.isEmpty()
          && text.chars().allMatch(c -> c > ' ' && c != '"' && c != 0x7f)
          && !text.endsWith(",")
          && !SEPARATOR.matcher(text).find()
          && !PARAMETERS.matcher(text).find();
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("url=").append(url);
      seq.ifPresent(number -> text.append(";seq=").append(number));
      rtptime.ifPresent(time -> text.append(";rtptime=").append(time));
      return text.toString();
    }
  }

  public RtpInfoHeader {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("an RTP-Info header has at least one entry");
    }
  }

  /**
   * Reads the header; unknown parameters are ignored.
   *
   * @throws RtspParseException 400 if it is malformed
   */
  public static RtpInfoHeader parse(String text) throws RtspParseException {
    String[] parts = SEPARATOR.split(text.trim(), MAX_ENTRIES + 1);
    if (parts.length > MAX_ENTRIES) {
      throw RtspParseException.syntax("RTP-Info has at most " + MAX_ENTRIES + " entries");
    }
    List<Entry> entries = new ArrayList<>();
    for (String part : parts) {
      entries.add(parseEntry(part.trim()));
    }
    return new RtpInfoHeader(entries);
  }

  private static Entry parseEntry(String text) throws RtspParseException {
    Matcher prefix = URL.matcher(text);
    if (!prefix.lookingAt()) {
      throw malformed();
    }
    Matcher parameters = PARAMETERS.matcher(text);
    int urlEnd = parameters.find() ? parameters.start() : text.length();
    if (urlEnd < prefix.end()) {
      throw malformed();
    }
    String url = HeaderText.unquote(text.substring(prefix.end(), urlEnd).trim());
    if (!Entry.isUrl(url)) {
      throw malformed();
    }
    OptionalInt seq = OptionalInt.empty();
    OptionalLong rtptime = OptionalLong.empty();
    for (String parameter : HeaderText.split(text.substring(urlEnd), ';')) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? "" : parameter.substring(0, equals).trim();
      String value = parameter.substring(equals + 1).trim();
      switch (name.toLowerCase(Locale.ROOT)) {
        case "seq" -> seq = OptionalInt.of((int) HeaderText.requireNumber(name, value, MAX_SEQ));
        case "rtptime" ->
            rtptime = OptionalLong.of(HeaderText.requireNumber(name, value, MAX_RTPTIME));
        default -> {
          // Extensions such as ssrc, RFC 2326 section 12.33.
        }
      }
    }
    return new Entry(url, seq, rtptime);
  }

  private static RtspParseException malformed() {
    return RtspParseException.syntax("RTP-Info has the form url=...;seq=1;rtptime=2");
  }

  @Override
  public String toString() {
    return entries.stream().map(Entry::toString).collect(Collectors.joining(","));
  }
}
