package io.baton.engine.media;

import java.util.List;

/**
 * The most that content needs of the network: a film with its octets in a burst needs far more at
 * that time than in the mean. Found from the index in steps of a quarter of a second.
 */
public final class PeakRate {
  private static final int STEPS_A_SECOND = 4;

  /** More than a day's; steps of what is longer are longer, and then it errs upwards. */
  private static final long MOST_STEPS = 400_000;

  /** RTP, UDP and IPv4. */
  private static final int HEADERS = 12 + 8 + 20;

  private PeakRate() {}

  /**
   * Bits in the second with the most of them, headers of RTP, UDP and IP included. Reads through
   * the index.
   */
  public static long of(List<TrackIndex> tracks) {
    return tracks.stream().mapToLong(PeakRate::of).sum();
  }

  private static long of(TrackIndex track) {
    long first = track.decodingTime(0);
    long span = track.decodingTime(track.packets() - 1) - first;
    long step =
        Math.max(1, Math.max(track.format().clockRate() / STEPS_A_SECOND, span / MOST_STEPS));
    long[] window = new long[STEPS_A_SECOND];
    long peak = 0;
    long time = first;
    int packet = 0;
    for (int i = 0; packet < track.packets(); i++) {
      time += step;
      packet = track.firstDecodedFrom(time);
      long octets = track.octetsBefore(packet) + (long) packet * HEADERS;
      // What was sent up to a second before is in the place that this moment takes.
      peak = Math.max(peak, octets - window[i % STEPS_A_SECOND]);
      window[i % STEPS_A_SECOND] = octets;
    }
    return peak * Byte.SIZE;
  }
}
