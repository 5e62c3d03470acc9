package io.baton.engine.media.ingest.source;

import io.baton.connector.media.MediaRejectedException;
import java.util.List;

/**
 * One line of ffprobe's packet list of an upload, in which anything may be missing.
 *
 * @param stream number of the stream
 * @param presentation presentation time in the stream's time base, or {@link #UNKNOWN}
 * @param decoding decoding time, or {@link #UNKNOWN}
 * @param duration duration, 0 if it is not known
 * @param position first octet in the file, -1 if it is not known
 * @param key whether a decoder can start here
 * @param discarded whether an edit list cuts it off
 * @param damaged whether octets are missing
 * @param newParameters whether it brings another decoder configuration
 * @param encrypted whether it is encrypted
 */
public record SourcePacket(
    int stream,
    long presentation,
    long decoding,
    long duration,
    long position,
    boolean key,
    boolean discarded,
    boolean damaged,
    boolean newParameters,
    boolean encrypted) {
  static final long UNKNOWN = Long.MIN_VALUE;

  /** What to ask ffprobe for so that it lists packets in this form. */
  public static final List<String> FFPROBE_OPTIONS =
      List.of(
          "-show_packets",
          "-show_entries",
          "packet=stream_index,pts,dts,duration,pos,flags:packet_side_data=side_data_type",
          "-of",
          "compact=p=0:nk=1");

  private static final int FIELDS = 6;
  private static final String NOT_KNOWN = "N/A";

  /**
   * Parses a line such as {@code 0|3600|3600|3600|10392|K__|New Extradata}.
   *
   * @throws MediaRejectedException if it is not such a line
   */
  public static SourcePacket parse(String line) throws MediaRejectedException {
    String[] fields = line.split("\\|", -1);
    try {
      if (fields.length >= FIELDS) {
        return new SourcePacket(
            Integer.parseInt(fields[0]),
            number(fields[1], UNKNOWN),
            number(fields[2], UNKNOWN),
            number(fields[3], 0),
            number(fields[4], -1),
            fields[5].startsWith("K"),
            fields[5].indexOf('D') >= 0,
            fields[5].indexOf('C') >= 0,
            line.contains("|New Extradata"),
            line.contains("|Encryption info"));
      }
    } catch (NumberFormatException e) {
      throw new MediaRejectedException("a sample of the file cannot be described", e);
    }
    throw new MediaRejectedException("a sample of the file cannot be described");
  }

  private static long number(String field, long otherwise) {
    return field.equals(NOT_KNOWN) ? otherwise : Long.parseLong(field);
  }

  /** When it ends, in the stream's time base; {@link #UNKNOWN} if it has no time. */
  long end() {
    long start = presentation == UNKNOWN ? decoding : presentation;
    return start == UNKNOWN ? UNKNOWN : start + duration;
  }
}
