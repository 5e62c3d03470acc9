package io.baton.engine.media.ingest.remux;

import io.baton.connector.media.MediaRejectedException;
import io.baton.engine.media.ingest.source.Ratio;
import io.baton.engine.media.ingest.source.SourceSurvey.Join;
import io.baton.engine.media.ingest.source.StreamSurvey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Mends decoding times that stand still or step back, as recorders leave them, by FFmpeg's {@code
 * setts} bitstream filter: recordings put one behind the other follow one another, a sample that is
 * not later than the one before moves to the middle between its neighbours, and samples without any
 * times are spread evenly over the playing time that the file declares.
 */
final class TimestampRepair {
  private TimestampRepair() {}

  /**
   * The filter that a stream needs; empty if its times are right.
   *
   * @throws MediaRejectedException if it has no times, and nothing to make them from
   */
  static Optional<String> filter(StreamSurvey stream, List<Join> joins)
      throws MediaRejectedException {
    if (stream.hasNoTimes()) {
      return Optional.of(spread(stream));
    }
    if (joins.isEmpty() && !stream.isStanding()) {
      return Optional.empty();
    }
    String offset = offset(joins, stream.stream().timeBase());
    String between = "max(floor((PREV_OUTDTS+NEXT_DTS" + offset + ")/2)\\,PREV_OUTDTS+1)";
    String time = "DTS" + offset;
    String decoding = "if(lte(" + time + "\\,PREV_OUTDTS)\\," + between + "\\," + time + ")";
    return Optional.of("setts=dts=" + decoding + ":pts=max(PTS" + offset + "\\," + decoding + ")");
  }

  private static String spread(StreamSurvey stream) throws MediaRejectedException {
    double seconds = stream.stream().seconds();
    if (seconds <= 0) {
      throw new MediaRejectedException(
          "the samples of track %d have no decoding times: remux the file with its frame rate,"
                  .formatted(stream.stream().index())
              + " e.g. ffmpeg -i IN -c copy -bsf:v setts=ts=N/25/TB OUT.mp4");
    }
    double ticks = seconds / stream.packets() / stream.stream().timeBase().value();
    String decoding = String.format(Locale.ROOT, "STARTDTS+round(N*%.6f)", ticks);
    String delay = stream.stream().reordered() ? "+max(0\\,PTS-DTS)" : "";
    return "setts=dts=" + decoding + ":pts=" + decoding + delay;
  }

  /** Adds the offset of the last join before the packet's position. */
  private static String offset(List<Join> joins, Ratio timeBase) {
    StringBuilder offset = new StringBuilder();
    double before = 0;
    for (Join join : joins) {
      long ticks = Math.round((join.offset() - before) / timeBase.value());
      offset
          .append("+if(gte(POS\\,")
          .append(join.position())
          .append(")\\,")
          .append(ticks)
          .append(')');
      before += ticks * timeBase.value();
    }
    return offset.toString();
  }
}
