package io.baton.engine.admission;

import io.baton.engine.media.Content;
import io.baton.engine.stream.Rate;
import io.baton.model.media.TrackDescription;

/** How much of the network a session needs. */
public final class SessionBandwidth {
  /** RTP, UDP and IPv4 headers. */
  private static final int HEADER_BITS = (12 + 8 + 20) * 8;

  private SessionBandwidth() {}

  /**
   * Bits a second in the second that needs most, all headers included. Trick play is thinned to
   * about the normal rate.
   */
  public static long of(Content content, Rate rate) {
    long bits = content.description().tracks().stream().mapToLong(SessionBandwidth::bits).sum();
    return Math.max(bits, content.peakBits()) * rate.speed() / Rate.ONE;
  }

  private static long bits(TrackDescription track) {
    double seconds = Math.max(0.001, track.duration().toNanos() / 1e9);
    return track.bitrate() + (long) (track.packets() * (double) HEADER_BITS / seconds);
  }
}
