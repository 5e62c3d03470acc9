package io.baton.client.playback;

import io.baton.client.reception.ReceivedTrack;
import io.baton.client.reception.ReceptionStatistics;
import io.baton.client.rtsp.PlayResult;
import io.baton.client.rtsp.PlaybackOptions;
import io.baton.engine.rtsp.header.RangeHeader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** How much media a stream has to bring until it is at its end. Tracks are read on their loop. */
final class PlannedEnd {
  /** The last frames of a track may be this much before the end, or as far as packets are apart. */
  private static final double TOLERANCE_SECONDS = 1;

  private static final double NANOS_PER_SECOND = 1e9;

  private final OptionalDouble seconds;
  private final double speed;

  private PlannedEnd(OptionalDouble seconds, double speed) {
    this.seconds = seconds;
    this.speed = speed;
  }

  /**
   * The end of what was asked for; a server that grants less ends early.
   *
   * @param duration playing time by the description; empty for a live stream
   */
  static PlannedEnd of(PlaybackOptions asked, PlayResult granted, Optional<Duration> duration) {
    Optional<Double> end =
        granted.scale() < 0
            ? grantedEnd(granted)
            : asked
                .end()
                .or(() -> duration)
                .map(position -> position.toNanos() / NANOS_PER_SECOND)
                .or(() -> grantedEnd(granted));
    double start =
        granted
            .range()
            .filter(range -> range.start().isPresent())
            .map(range -> range.start().getAsLong())
            .orElse(asked.start().toNanos());
    OptionalDouble seconds =
        end.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                Math.abs(end.get() - start / NANOS_PER_SECOND) / Math.abs(granted.scale()));
    return new PlannedEnd(seconds, granted.speed());
  }

  private static Optional<Double> grantedEnd(PlayResult granted) {
    return granted
        .range()
        .map(RangeHeader::end)
        .filter(end -> end.isPresent())
        .map(end -> end.getAsLong() / NANOS_PER_SECOND);
  }

  /** Whether a track has come to the end; false for a live stream, which has none. */
  boolean isReached(List<ReceivedTrack> tracks) {
    return seconds.isPresent() && hasCome(tracks, seconds.getAsDouble(), TOLERANCE_SECONDS);
  }

  /** What is wrong with a stream that ends now; empty if nothing is. */
  Optional<String> shortfall(List<ReceivedTrack> tracks) {
    return seconds.isEmpty() || isReached(tracks)
        ? Optional.empty()
        : Optional.of("the stream ended early: " + part(tracks, seconds.getAsDouble()));
  }

  /**
   * What is wrong with a stream that was watched for a while; empty if nothing is.
   *
   * @param watched in real time, from its first packet
   */
  Optional<String> shortfallWithin(Duration watched, List<ReceivedTrack> tracks) {
    double due = watched.toNanos() / NANOS_PER_SECOND * speed;
    return isReached(tracks) || hasCome(tracks, due, TOLERANCE_SECONDS * Math.max(1, speed))
        ? Optional.empty()
        : Optional.of("the stream fell silent: " + part(tracks, due));
  }

  private static boolean hasCome(List<ReceivedTrack> tracks, double wanted, double tolerance) {
    double step = longest(tracks, ReceptionStatistics::longestStepNanos);
    return played(tracks) >= wanted - Math.max(tolerance, step);
  }

  private static double played(List<ReceivedTrack> tracks) {
    return longest(tracks, ReceptionStatistics::mediaNanos);
  }

  private static double longest(
      List<ReceivedTrack> tracks, ToLongFunction<ReceptionStatistics> nanos) {
    return tracks.stream().map(ReceivedTrack::statistics).mapToLong(nanos).max().orElse(0)
        / NANOS_PER_SECOND;
  }

  private static String part(List<ReceivedTrack> tracks, double due) {
    return String.format(Locale.ROOT, "%.1f s of %.1f s came", played(tracks), due);
  }
}
