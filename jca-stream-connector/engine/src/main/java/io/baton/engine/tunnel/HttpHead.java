package io.baton.engine.tunnel;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an HTTP request that begins one half of a tunnel.
 *
 * @param get whether it is the half that answers go over
 * @param cookie the name that both halves have in common
 * @param length octets of the head
 */
record HttpHead(boolean get, String cookie, int length) {
  /** Longest head that is waited for, octets. */
  static final int MAX_LENGTH = 4096;

  private static final int METHOD = 5;
  private static final int MAX_COOKIE = 128;
  private static final String END = "\r\n\r\n";
  private static final Pattern COOKIE =
      Pattern.compile(
          "\r\nx-sessioncookie:[ \\t]*([!-~]{1," + MAX_COOKIE + "})[ \\t]*\r\n",
          Pattern.CASE_INSENSITIVE);

  /** Whether what was received so far may become such a head; nothing of it is consumed. */
  static boolean isPossible(ByteBuf in) {
    String start = text(in, Math.min(METHOD, in.readableBytes()));
    return in.readableBytes() <= MAX_LENGTH
        && ("GET /".startsWith(start) || "POST ".startsWith(start) || start.startsWith("GET "));
  }

  /** The head, if it is whole; nothing of it is consumed. */
  static Optional<HttpHead> read(ByteBuf in) {
    String text = text(in, Math.min(MAX_LENGTH, in.readableBytes()));
    int end = text.indexOf(END);
    Matcher cookie = COOKIE.matcher(text);
    return end >= 0 && cookie.find() && cookie.end() <= end + END.length()
        ? Optional.of(new HttpHead(text.startsWith("GET"), cookie.group(1), end + END.length()))
        : Optional.empty();
  }

  /** Whether there is a whole head, of whatever kind. */
  static boolean isWhole(ByteBuf in) {
    return text(in, Math.min(MAX_LENGTH, in.readableBytes())).contains(END);
  }

  private static String text(ByteBuf in, int length) {
    return in.toString(in.readerIndex(), length, StandardCharsets.ISO_8859_1);
  }
}
