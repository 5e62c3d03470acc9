package io.baton.engine.media.codec;

import java.util.Optional;

/**
 * How a player has to turn a picture, as H.264 and H.265 say it in their display orientation SEI
 * message (H.264 section D.2.27, H.265 section D.3.17).
 *
 * @param mirrored whether it is mirrored, left to right, before it is turned
 * @param turn anticlockwise, in 65,536ths of a full turn; 0 to 65,535
 */
public record DisplayOrientation(boolean mirrored, int turn) {
  private static final int FULL_TURN = 1 << 16;
  private static final int DISPLAY_ORIENTATION = 47;
  private static final int PAYLOAD_OCTETS = 3;
  private static final int STOP = 0x80;
  private static final int H264_SEI = 6;
  private static final int H265_PREFIX_SEI = 39;

  /** After cancel flag, two flips and turn: repeated for all pictures that follow, no extension. */
  private static final int H264_END = 0b01001;

  /** Likewise: persistent, then alignment. */
  private static final int H265_END = 0b11000;

  private static final int TURN_AT = 5;
  private static final int MIRRORED_AT = 22;

  /**
   * What the upper left of a container's transformation matrix means: it takes a picture's
   * coordinates (x, y) to (ax + cy, bx + dy).
   *
   * @return empty if the picture is not to be turned
   */
  public static Optional<DisplayOrientation> of(double a, double b, double c, double d) {
    boolean mirrored = a * d - b * c < 0;
    double sign = mirrored ? -1 : 1;
    double across = Math.hypot(a, c);
    double down = Math.hypot(b, d);
    if (across == 0 || down == 0) {
      return Optional.empty();
    }
    double radians = -Math.atan2(b / down, sign * a / across) * sign;
    int turn = Math.floorMod(Math.round(radians / (2 * Math.PI) * FULL_TURN), FULL_TURN);
    return mirrored || turn != 0
        ? Optional.of(new DisplayOrientation(mirrored, turn))
        : Optional.empty();
  }

  /** The message as a NAL unit of a codec that has it, by FFmpeg's name of the codec. */
  public Optional<byte[]> nalUnit(String codec) {
    return switch (codec) {
      case "h264" -> Optional.of(message(H264_END, H264_SEI));
      case "hevc" -> Optional.of(message(H265_END, H265_PREFIX_SEI << 1, 1));
      default -> Optional.empty();
    };
  }

  /** No three octets of it look like a start code: the last of the payload is never below 4. */
  private byte[] message(int end, int... header) {
    int payload = (mirrored ? 1 << MIRRORED_AT : 0) | turn << TURN_AT | end;
    byte[] nal = new byte[header.length + 2 + PAYLOAD_OCTETS + 1];
    int at = 0;
    for (int octet : header) {
      nal[at++] = (byte) octet;
    }
    nal[at++] = DISPLAY_ORIENTATION;
    nal[at++] = PAYLOAD_OCTETS;
    nal[at++] = (byte) (payload >> 16);
    nal[at++] = (byte) (payload >> 8);
    nal[at++] = (byte) payload;
    nal[at] = (byte) STOP;
    return nal;
  }
}
