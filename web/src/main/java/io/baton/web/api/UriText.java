package io.baton.web.api;

import java.nio.charset.StandardCharsets;

/**
 * Paths in URIs. Not {@link java.net.URI#toASCIIString()}, which turns names into another Unicode
 * form, nor JAX-RS, which leaves semicolons, where parameters of a segment would begin.
 */
public final class UriText {
  private static final String UNRESERVED = "-._~/!$&'()*+,=@";

  private UriText() {}

  /** Percent-encodes what may not stand in a path as it is; slashes stay. */
  public static String encode(String path) {
    StringBuilder encoded = new StringBuilder(path.length() + 16);
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      int c = octet & 0xff;
      if (c < 0x80 && (isAlphanumeric(c) || UNRESERVED.indexOf(c) >= 0)) {
        encoded.append((char) c);
      } else {
        encoded.append("%%%02X".formatted(c));
      }
    }
    return encoded.toString();
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
