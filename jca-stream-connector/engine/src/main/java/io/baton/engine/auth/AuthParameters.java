package io.baton.engine.auth;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A scheme and its parameters, the form of all authentication headers; RFC 7235 section 2.1. */
final class AuthParameters {
  /** Longest header that is looked at, characters. */
  static final int MAX_LENGTH = 4096;

  private static final int MAX_PARAMETERS = 32;

  private final String scheme;
  private final Map<String, String> values = new LinkedHashMap<>();

  private AuthParameters(String scheme) {
    this.scheme = scheme;
  }

  /**
   * Reads a header.
   *
   * @throws RtspParseException 400 if it is malformed, too long, or names a parameter twice
   */
  static AuthParameters parse(String text) throws RtspParseException {
    if (text.length() > MAX_LENGTH) {
      throw malformed("an authentication header has at most " + MAX_LENGTH + " characters");
    }
    String trimmed = text.trim();
    int blank = trimmed.indexOf(' ');
    AuthParameters parameters =
        new AuthParameters(blank < 0 ? trimmed : trimmed.substring(0, blank));
    if (blank > 0 && parameters.isScheme("Digest")) {
      parameters.read(trimmed.substring(blank));
    }
    return parameters;
  }

  private void read(String text) throws RtspParseException {
    int position = skip(text, 0);
    while (position < text.length()) {
      int equals = text.indexOf('=', position);
      if (equals < 0 || values.size() == MAX_PARAMETERS) {
        throw malformed("an authentication header is a short list of name=value");
      }
      String name = text.substring(position, equals).trim().toLowerCase(Locale.ROOT);
      StringBuilder value = new StringBuilder();
      position = skip(text, readValue(text, equals + 1, value));
      if (name.isEmpty() || values.putIfAbsent(name, value.toString()) != null) {
        throw malformed("an authentication parameter has no name or comes twice");
      }
    }
  }

  /** The position after white space and list separators. */
  private static int skip(String text, int from) {
    int position = from;
    while (position < text.length() && " \t,".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    return position;
  }

  /** Reads a token or a quoted string; returns the position after it. */
  private static int readValue(String text, int from, StringBuilder value)
      throws RtspParseException {
    int position = from;
    while (position < text.length() && " \t".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    if (position < text.length() && text.charAt(position) == '"') {
      return readQuoted(text, position + 1, value);
    }
    int end = text.indexOf(',', position);
    value.append(text.substring(position, end < 0 ? text.length() : end).trim());
    if (value.indexOf("\"") >= 0) {
      throw malformed("a quote stands in the middle of an authentication parameter");
    }
    return end < 0 ? text.length() : end;
  }

  private static int readQuoted(String text, int from, StringBuilder value)
      throws RtspParseException {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\' && isEscape(text, i)) {
        i++;
      }
      value.append(text.charAt(i));
    }
    throw malformed("a quoted authentication parameter does not end");
  }

  /**
   * Players write a backslash as it is, which by RFC 2617 they may not: users have them in names.
   */
  private static boolean isEscape(String text, int backslash) {
    return backslash + 1 < text.length() && "\\\"".indexOf(text.charAt(backslash + 1)) >= 0;
  }

  boolean isScheme(String name) {
    return scheme.equalsIgnoreCase(name);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String require(String name) throws RtspParseException {
    return find(name).orElseThrow(() -> malformed("authentication parameter " + name + " missing"));
  }

  /** The algorithm, which is MD5 if none is named. */
  DigestAlgorithm algorithm() throws RtspParseException {
    return DigestAlgorithm.of(find("algorithm").orElse("MD5"))
        .orElseThrow(() -> malformed("the digest algorithm here is MD5 or SHA-256"));
  }

  static RtspParseException malformed(String message) {
    return new RtspParseException(RtspStatus.BAD_REQUEST, message);
  }

  /** As a quoted string. */
  static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
