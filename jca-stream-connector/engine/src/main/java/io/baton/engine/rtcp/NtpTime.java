package io.baton.engine.rtcp;

import java.time.Instant;

/**
 * A moment as RTCP writes it, RFC 3550 section 4: seconds since 1900 and a binary fraction of 32
 * bits each.
 *
 * @param bits seconds in the upper half, fraction in the lower
 */
public record NtpTime(long bits) {
  /** Seconds from 1900 to 1970. */
  private static final long EPOCH_OFFSET = 2_208_988_800L;

  private static final long SECONDS_PER_ERA = 1L << 32;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long LOW_32 = 0xffff_ffffL;

  /** The moment so many nanoseconds after 1970-01-01T00:00Z. */
  public static NtpTime ofEpochNanos(long nanos) {
    return of(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
  }

  /** The same moment, to about a quarter of a nanosecond. */
  public static NtpTime of(Instant instant) {
    return of(instant.getEpochSecond(), instant.getNano());
  }

  private static NtpTime of(long epochSecond, long nanos) {
    long fraction = ((nanos << 32) + NANOS_PER_SECOND / 2) / NANOS_PER_SECOND;
    return new NtpTime(((epochSecond + EPOCH_OFFSET) << 32) + fraction);
  }

  /** The moment, between 1968 and 2104: as in RFC 4330 section 3, small seconds mean after 2036. */
  public Instant toInstant() {
    long seconds = bits >>> 32;
    long era = seconds < SECONDS_PER_ERA / 2 ? SECONDS_PER_ERA : 0;
    long nanos = ((bits & LOW_32) * NANOS_PER_SECOND + (1L << 31)) >>> 32;
    return Instant.ofEpochSecond(era + seconds - EPOCH_OFFSET, nanos);
  }

  /** The middle 32 bits, in 1/65536 s: how a receiver report refers to a sender report. */
  public long middle() {
    return (bits >>> 16) & LOW_32;
  }
}
