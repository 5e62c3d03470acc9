package io.baton.engine.rtcp;

import java.time.Duration;
import java.util.Optional;

/**
 * What a receiver says of one source, RFC 3550 section 6.4.1.
 *
 * @param ssrc the source
 * @param fractionLost part lost since the last report, in 1/256; 0 to 255
 * @param cumulativeLost packets lost since the start, -2^23 to 2^23 - 1; negative if there were
 *     duplicates
 * @param highestSequence highest sequence number received, with the cycles in the upper 16 bits
 * @param jitter interarrival jitter in ticks of the RTP clock
 * @param lastSr {@link NtpTime#middle()} of the last sender report received; 0 if there was none
 * @param delaySinceLastSr time since then, in 1/65536 s
 */
public record ReportBlock(
    long ssrc,
    int fractionLost,
    int cumulativeLost,
    long highestSequence,
    long jitter,
    long lastSr,
    long delaySinceLastSr) {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /**
   * Time that a packet takes to the receiver and back, RFC 3550 figure 2.
   *
   * @param arrival when this report came in, by the clock of the sender reports
   * @return empty if the receiver has seen no sender report, or its times contradict ours
   */
  public Optional<Duration> roundTrip(NtpTime arrival) {
    int ticks = (int) (arrival.middle() - lastSr - delaySinceLastSr);
    if (lastSr == 0 || ticks < 0) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofNanos((ticks * NANOS_PER_SECOND) >> 16));
  }
}
