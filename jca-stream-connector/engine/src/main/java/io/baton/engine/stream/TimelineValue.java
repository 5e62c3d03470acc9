package io.baton.engine.stream;

import io.baton.model.delivery.StreamTimeline;
import io.baton.model.delivery.TrackPosition;
import java.time.Duration;

/** Timeline entries as nodes tell them to each other. */
public final class TimelineValue {
  private TimelineValue() {}

  /**
   * An entry as another node can go on with it.
   *
   * @param wallNanos wall clock now, nanoseconds since 1970
   */
  public static StreamTimeline of(TimelineEntry entry, long wallNanos) {
    return new StreamTimeline(
        entry.playing(),
        entry.playing() ? Duration.ofNanos(wallNanos - entry.wallNanos()) : Duration.ZERO,
        Duration.ofNanos(entry.originNanos()),
        Duration.ofNanos(entry.nptNanos()),
        Duration.ofNanos(entry.shownNanos()),
        Duration.ofNanos(entry.stopNanos()),
        entry.rate().scale(),
        entry.rate().speed(),
        entry.tracks().stream().map(TimelineValue::of).toList());
  }

  private static TrackPosition of(TrackEntry track) {
    return new TrackPosition(
        track.track(),
        track.ssrc(),
        track.firstPacket(),
        track.firstSequence(),
        track.timestamp(),
        track.packetsBefore(),
        track.octetsBefore(),
        track.muted(),
        track.held());
  }
}
