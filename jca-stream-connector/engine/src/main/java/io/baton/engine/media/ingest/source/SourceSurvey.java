package io.baton.engine.media.ingest.source;

import io.baton.connector.media.MediaRejectedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at all packets of the streams of an upload that are to be imported, before anything is made
 * of them: where its times are broken, where decoder configurations change, where it ends.
 */
public final class SourceSurvey {
  /** A decoding time that steps back farther belongs to another recording, put behind the first. */
  private static final double JOIN_SECONDS = 1;

  private static final int MAX_JOINS = 64;

  private final Map<Integer, StreamSurvey> streams = new LinkedHashMap<>();
  private final List<Join> joins = new ArrayList<>();
  private double offset;

  /**
   * Where recordings were put one behind the other.
   *
   * @param position first octet of the later one
   * @param offset seconds to add to its times
   */
  public record Join(long position, double offset) {}

  public SourceSurvey(List<ProbedStream> streams) {
    streams.forEach(stream -> this.streams.put(stream.index(), new StreamSurvey(stream)));
  }

  /**
   * Takes the next packet of the file; those of other streams are ignored.
   *
   * @throws MediaRejectedException if it is encrypted, or its times step back too often
   */
  public void accept(SourcePacket packet) throws MediaRejectedException {
    StreamSurvey stream = streams.get(packet.stream());
    if (stream == null) {
      return;
    }
    if (packet.encrypted()) {
      throw StreamSelection.encrypted(stream.stream());
    }
    if (stream.stepBack(packet, offset) > JOIN_SECONDS) {
      join(stream, packet);
    }
    stream.add(packet, offset);
  }

  private void join(StreamSurvey stream, SourcePacket packet) throws MediaRejectedException {
    long after = joins.isEmpty() ? -1 : joins.get(joins.size() - 1).position();
    if (packet.position() <= after || joins.size() == MAX_JOINS) {
      throw new MediaRejectedException(
          "the decoding times of track %d step back again and again: remux the file, e.g."
                  .formatted(packet.stream())
              + " ffmpeg -fflags +genpts+igndts -i IN -c copy OUT.mkv");
    }
    offset = end() - stream.seconds(packet.decoding());
    joins.add(new Join(packet.position(), offset));
  }

  private double end() {
    return streams.values().stream().mapToDouble(StreamSurvey::end).max().orElse(0);
  }

  /** What was found of one of the streams. */
  public StreamSurvey of(ProbedStream stream) {
    return streams.get(stream.index());
  }

  /** In the order of the file. */
  public List<Join> joins() {
    return List.copyOf(joins);
  }
}
