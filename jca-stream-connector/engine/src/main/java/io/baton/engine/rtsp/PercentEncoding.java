package io.baton.engine.rtsp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of UTF-8, RFC 3986 section 2.1. */
final class PercentEncoding {
  private static final int HEX = 16;

  /** Unreserved characters and those that are safe in a path segment. */
  private static final String PATH_SYMBOLS = "-._~!$'()*+,;=:@/";

  private static final String QUERY_SYMBOLS = "-._~!$'()*,:@/";

  private PercentEncoding() {}

  /**
   * Decodes; what is not encoded stays as it is.
   *
   * @throws RtspParseException 400 if an escape is broken, the octets are no UTF-8, or the result
   *     has control characters
   */
  static String decode(String text) throws RtspParseException {
    String decoded = text.indexOf('%') < 0 ? text : decodeEscapes(text);
    if (decoded.chars().anyMatch(c -> Character.isISOControl(c) || c == 0xfffd)) {
      throw RtspParseException.syntax("a URI has no control characters");
    }
    return decoded;
  }

  private static String decodeEscapes(String text) throws RtspParseException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(octets.length);
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] != '%') {
        decoded.write(octets[i]);
        continue;
      }
      int high = i + 2 < octets.length ? Character.digit(octets[i + 1], HEX) : -1;
      int low = i + 2 < octets.length ? Character.digit(octets[i + 2], HEX) : -1;
      if (high < 0 || low < 0) {
        throw RtspParseException.syntax("a URI has a broken percent escape");
      }
      decoded.write(high * HEX + low);
      i += 2;
    }
    return toText(decoded.toByteArray());
  }

  private static String toText(byte[] octets) throws RtspParseException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw RtspParseException.syntax("a URI is not in UTF-8");
    }
  }

  static String encodePath(String text) {
    return encode(text, PATH_SYMBOLS);
  }

  static String encodeQuery(String text) {
    return encode(text, QUERY_SYMBOLS);
  }

  private static String encode(String text, String symbols) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      if (octet > 0 && (HeaderText.isAlphanumeric(octet) || symbols.indexOf(octet) >= 0)) {
        encoded.append((char) octet);
      } else {
        encoded.append('%').append(hexDigit(octet >> 4)).append(hexDigit(octet));
      }
    }
    return encoded.toString();
  }

  private static char hexDigit(int bits) {
    return Character.toUpperCase(Character.forDigit(bits & 0xf, HEX));
  }
}
