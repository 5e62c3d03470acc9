package io.baton.model.delivery;

import java.time.Duration;
import java.util.List;

/**
 * The part of a stream between two acts of its viewer, as one node tells it to another: together
 * with the content, every packet follows from it. Times are positions and durations, never times of
 * day, because the clocks of nodes differ.
 *
 * @param playing whether packets are due; if not, it tells where to go on
 * @param elapsed wall-clock time since it began, when it was told; negative if it begins later,
 *     zero if nothing plays
 * @param origin media clock (sending time) when it began
 * @param start normal play time that the tracks' timestamps belong to; negative where the content
 *     begins before 0
 * @param shown latest normal play time whose timestamp was sent before
 * @param stop normal play time to stop at
 * @param scale normal play time per unit of time as the viewer sees it, in thousandths
 * @param speed delivery per unit of wall-clock time, in thousandths
 * @param tracks one for each track that was set up
 */
public record StreamTimeline(
    boolean playing,
    Duration elapsed,
    Duration origin,
    Duration start,
    Duration shown,
    Duration stop,
    int scale,
    int speed,
    List<TrackPosition> tracks) {
  private static final int ONE = 1000;

  /** Of a stream of which nothing was set up yet. */
  public static final StreamTimeline NONE =
      new StreamTimeline(
          false,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          ONE,
          ONE,
          List.of());

  public StreamTimeline {
    tracks = List.copyOf(tracks);
  }
}
