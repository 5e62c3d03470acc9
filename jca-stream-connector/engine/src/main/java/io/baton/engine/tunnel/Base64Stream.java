package io.baton.engine.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Base64;

/**
 * Decodes base64 that comes in pieces. Players encode each request by itself, so padding may stand
 * between two of them; line breaks anywhere. Not thread-safe.
 */
final class Base64Stream {
  private static final int GROUP = 4;

  private final byte[] group = new byte[GROUP];
  private int length;

  /**
   * Decodes what is there; keeps an unfinished group for the next time.
   *
   * @throws IllegalArgumentException if it is no base64
   */
  ByteBuf decode(ByteBuf in) {
    ByteBuf out = Unpooled.buffer(in.readableBytes());
    while (in.isReadable()) {
      byte next = in.readByte();
      if (next > ' ') {
        group[length++] = next;
      }
      if (length == GROUP) {
        out.writeBytes(Base64.getDecoder().decode(group));
        length = 0;
      }
    }
    return out;
  }
}
