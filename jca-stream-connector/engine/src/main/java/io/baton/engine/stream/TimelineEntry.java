package io.baton.engine.stream;

import java.util.List;
import java.util.OptionalInt;

/**
 * The part of a stream between two acts of its viewer. Together with the content it determines
 * every packet: its bytes and when it is due. What came before is folded into the counts of {@link
 * TrackEntry}, so one entry is all that a node needs to go on with the stream.
 *
 * @param playing whether packets are due; if not, the entry tells where to go on
 * @param wallNanos wall clock at which the entry begins, nanoseconds since 1970
 * @param originNanos media clock (sending time) at {@code wallNanos}
 * @param nptNanos normal play time that the tracks' timestamps belong to; negative where the
 *     content begins before 0, as audio does that its encoder has primed
 * @param shownNanos latest normal play time whose timestamp was sent before this entry, in terms of
 *     this entry; timestamps after a jump begin beyond it
 * @param stopNanos normal play time to stop at
 * @param rate how fast
 * @param tracks one a track that was set up
 */
public record TimelineEntry(
    boolean playing,
    long wallNanos,
    long originNanos,
    long nptNanos,
    long shownNanos,
    long stopNanos,
    Rate rate,
    List<TrackEntry> tracks) {
  public TimelineEntry {
    tracks = List.copyOf(tracks);
  }

  /** Media clock at a wall-clock time, not bounded by the end of the content. */
  public long mediaClock(long atWallNanos) {
    return playing ? originNanos + rate.mediaSpan(atWallNanos - wallNanos) : originNanos;
  }

  /** Wall-clock time at which a media time is due. */
  public long dueAt(long mediaNanos) {
    return wallNanos + rate.wallSpan(mediaNanos - originNanos);
  }

  /** Index of the only track, if there is but one. */
  public OptionalInt onlyTrack() {
    return tracks.size() == 1 ? OptionalInt.of(tracks.get(0).track()) : OptionalInt.empty();
  }
}
