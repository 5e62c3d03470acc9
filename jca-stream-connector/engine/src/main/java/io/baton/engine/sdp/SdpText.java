package io.baton.engine.sdp;

/** The lexical rules of RFC 8866 section 9. */
final class SdpText {
  private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`{|}~";

  private SdpText() {}

  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(SdpText::isTokenChar);
  }

  private static boolean isTokenChar(int c) {
    boolean alphanumeric =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return alphanumeric || TOKEN_SYMBOLS.indexOf(c) >= 0;
  }

  /** Printable ASCII without blanks: what a field between blanks may consist of. */
  static boolean isField(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** Whether the text can stand on a line of its own. */
  static boolean isLine(String text) {
    return text.chars().allMatch(c -> c != 0 && c != '\r' && c != '\n');
  }

  static void requireField(String what, String text) {
    if (!isField(text)) {
      throw new IllegalArgumentException(what + " in SDP is a word of ASCII");
    }
  }

  static void requireLine(String what, String text) {
    if (!isLine(text)) {
      throw new IllegalArgumentException(what + " in SDP is one line");
    }
  }

  /** {@code IP4} or {@code IP6}, by the look of the address. */
  static String addressType(String address) {
    return address.indexOf(':') < 0 ? "IP4" : "IP6";
  }
}
