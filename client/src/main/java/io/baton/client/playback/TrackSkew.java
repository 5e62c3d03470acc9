package io.baton.client.playback;

import io.baton.client.reception.ReceivedTrack;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * How far the tracks of a stream are apart: RTP-Info gives each track's timestamp of the same
 * moment of play, and the sender reports say what time that was on the sender's one clock (RFC 2326
 * section 12.33, RFC 3550 section 6.4.1).
 */
final class TrackSkew {
  private static final double MILLIS_PER_SECOND = 1e3;

  private TrackSkew() {}

  /** Milliseconds; empty unless several tracks have both. */
  static OptionalDouble millis(List<ReceivedTrack> tracks) {
    List<ReceivedTrack> known = tracks.stream().filter(TrackSkew::isKnown).toList();
    if (known.size() < 2 || known.size() < tracks.size()) {
      return OptionalDouble.empty();
    }
    double earliest = startTimes(known).min().orElseThrow();
    double latest = startTimes(known).max().orElseThrow();
    return OptionalDouble.of((latest - earliest) * MILLIS_PER_SECOND);
  }

  private static boolean isKnown(ReceivedTrack track) {
    return track.announcedTimestamp().isPresent() && track.senderReports().isReferenced();
  }

  private static DoubleStream startTimes(List<ReceivedTrack> tracks) {
    return tracks.stream()
        .mapToDouble(
            track -> track.senderReports().wallSecondsAt(track.announcedTimestamp().getAsLong()));
  }
}
