package io.baton.engine.media.ingest.track;

import java.time.Duration;

/** Mean bit rates. */
final class Bitrate {
  private Bitrate() {}

  /** Bits a second of so many octets over so long; 0 if the time is not positive. */
  static long of(long octets, Duration time) {
    double seconds = time.toNanos() / 1e9;
    return seconds > 0 ? Math.round(octets * 8 / seconds) : 0;
  }
}
