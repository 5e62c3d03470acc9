package io.baton.engine.piece.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of octets of a file, as the {@code Range} header of HTTP asks for it; RFC 9110 section
 * 14.
 *
 * @param from position of the first
 * @param length how many, 1 or more
 */
record ByteRange(long from, long length) {
  private static final Pattern FORM = Pattern.compile("bytes=(\\d{1,18})?-(\\d{1,18})?");

  /**
   * Reads the header. There is no answer with several ranges, and none to what is malformed.
   *
   * @param size of the file
   * @return empty if it cannot be satisfied: 416
   */
  static Optional<ByteRange> parse(String header, long size) {
    Matcher matcher = FORM.matcher(header.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String first = matcher.group(1);
    String last = matcher.group(2);
    if (first != null) {
      long from = Long.parseLong(first);
      long end = last == null ? size : Math.min(size, Long.parseLong(last) + 1);
      return of(from, end - from);
    }
    long suffix = last == null ? 0 : Math.min(size, Long.parseLong(last));
    return of(size - suffix, suffix);
  }

  private static Optional<ByteRange> of(long from, long length) {
    return length > 0 ? Optional.of(new ByteRange(from, length)) : Optional.empty();
  }

  /** The {@code Content-Range} header of the answer. */
  String header(long size) {
    return "bytes " + from + '-' + (from + length - 1) + '/' + size;
  }

  /** That header for what cannot be satisfied. */
  static String unsatisfied(long size) {
    return "bytes */" + size;
  }
}
