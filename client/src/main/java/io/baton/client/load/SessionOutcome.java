package io.baton.client.load;

import io.baton.client.reception.ReceivedTrack;
import io.baton.client.reception.ReceptionStatistics;
import java.util.List;

/**
 * What came of one session.
 *
 * @param packets packets that came
 * @param expected packets that should have come
 * @param lost packets that did not come
 * @param duplicates packets that came again
 * @param reordered packets that came out of order
 * @param sourceChanges changes of SSRC or of the sending address
 * @param maxLateNanos the latest a packet came
 * @param maxEarlyNanos the earliest
 * @param longestGapNanos longest silence on any track
 */
record SessionOutcome(
    long packets,
    long expected,
    long lost,
    long duplicates,
    long reordered,
    long sourceChanges,
    long maxLateNanos,
    long maxEarlyNanos,
    long longestGapNanos) {
  static final SessionOutcome NOTHING = new SessionOutcome(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Reads tracks on their event loop. */
  static SessionOutcome of(List<ReceivedTrack> tracks) {
    return tracks.stream().map(SessionOutcome::of).reduce(NOTHING, SessionOutcome::plus);
  }

  private static SessionOutcome of(ReceivedTrack track) {
    ReceptionStatistics statistics = track.statistics();
    return new SessionOutcome(
        statistics.packets(),
        statistics.expected(),
        statistics.lost(),
        statistics.duplicates(),
        statistics.reordered(),
        statistics.sourceChanges() + track.addressChanges(),
        statistics.maxLatenessNanos(),
        -statistics.minLatenessNanos(),
        statistics.longestGapNanos());
  }

  SessionOutcome plus(SessionOutcome other) {
    return new SessionOutcome(
        packets + other.packets,
        expected + other.expected,
        lost + other.lost,
        duplicates + other.duplicates,
        reordered + other.reordered,
        sourceChanges + other.sourceChanges,
        Math.max(maxLateNanos, other.maxLateNanos),
        Math.max(maxEarlyNanos, other.maxEarlyNanos),
        Math.max(longestGapNanos, other.longestGapNanos));
  }
}
