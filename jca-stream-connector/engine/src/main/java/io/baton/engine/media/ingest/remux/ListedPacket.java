package io.baton.engine.media.ingest.remux;

import io.baton.connector.media.MediaRejectedException;
import java.util.List;

/**
 * One line of ffprobe's packet list: a sample of a stream, its times in the stream's time base.
 *
 * @param stream number of the stream
 * @param presentation presentation time
 * @param decoding decoding time
 * @param duration duration, 0 if it is not known
 * @param size octets
 * @param position first octet in the file
 * @param key whether a decoder can start here
 * @param discarded whether the file's edit list cuts it off
 */
public record ListedPacket(
    int stream,
    long presentation,
    long decoding,
    long duration,
    int size,
    long position,
    boolean key,
    boolean discarded) {
  /** What to ask ffprobe for so that it lists packets in this form. */
  static final List<String> FFPROBE_OPTIONS =
      List.of(
          "-show_packets",
          "-show_entries",
          "packet=stream_index,pts,dts,duration,size,pos,flags:packet_side_data=",
          "-of",
          "compact=p=0:nk=1");

  private static final int FIELDS = 7;
  private static final String UNKNOWN = "N/A";

  /**
   * Parses a line such as {@code 0|3600|3600|3600|2501|10392|K__}.
   *
   * @throws MediaRejectedException if it is not such a line, or lacks the position or both times
   */
  public static ListedPacket parse(String line) throws MediaRejectedException {
    String[] fields = line.split("\\|", -1);
    try {
      if (fields.length >= FIELDS) {
        return new ListedPacket(
            Integer.parseInt(fields[0]),
            Long.parseLong(fields[fields[1].equals(UNKNOWN) ? 2 : 1]),
            Long.parseLong(fields[fields[2].equals(UNKNOWN) ? 1 : 2]),
            fields[3].equals(UNKNOWN) ? 0 : Long.parseLong(fields[3]),
            Integer.parseInt(fields[4]),
            Long.parseLong(fields[5]),
            fields[6].startsWith("K"),
            fields[6].indexOf('D') >= 0);
      }
    } catch (NumberFormatException e) {
      throw unusable(line, e);
    }
    throw unusable(line, null);
  }

  private static MediaRejectedException unusable(String line, Throwable cause) {
    return new MediaRejectedException(
        "a sample of the file has no position or time: remux it (" + line + ")", cause);
  }
}
