package io.baton.client.rtsp;

import io.baton.model.delivery.DeliveryTransport;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What of a stream is wanted, and how.
 *
 * @param transport UDP, or interleaved in the RTSP connection
 * @param start normal play time to begin at
 * @param end normal play time to end at; empty for the end of the media
 * @param scale rate of normal play time; empty for 1
 * @param speed rate of delivery; empty for 1
 */
public record PlaybackOptions(
    DeliveryTransport transport,
    Duration start,
    Optional<Duration> end,
    OptionalDouble scale,
    OptionalDouble speed) {
  /** From the beginning to the end, in real time. */
  public static PlaybackOptions whole(DeliveryTransport transport) {
    return from(transport, Duration.ZERO);
  }

  /** From a position to the end, in real time. */
  public static PlaybackOptions from(DeliveryTransport transport, Duration start) {
    return new PlaybackOptions(
        transport, start, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }
}
