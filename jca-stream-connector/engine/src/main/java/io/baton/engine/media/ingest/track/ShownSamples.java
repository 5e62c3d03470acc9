package io.baton.engine.media.ingest.track;

import io.baton.engine.media.ingest.remux.ListedPacket;

/**
 * Leaves out the samples at the beginning of a track that its edit list cuts off. Players over RTP
 * show every picture that they get, so pictures begin with a key frame that is shown. Of sound,
 * what a decoder needs to settle stays: players do not hide it, but it lasts less than {@value
 * #LEAD_SAMPLES} samples or {@value #LEAD_MILLIS} ms, whichever is shorter.
 */
final class ShownSamples {
  /** More than encoders prime with: 2,112 samples of AAC, twice that of HE-AAC, 80 ms of Opus. */
  private static final long LEAD_SAMPLES = 4_800;

  /** More than the 1,105 samples of MP3 at 8 kHz. */
  private static final long LEAD_MILLIS = 150;

  private final boolean pictures;
  private final long leadTicks;
  private boolean cut;
  private boolean begun;
  private long first;

  /**
   * Begins a track.
   *
   * @param pictures whether it is one of pictures
   * @param clockRate ticks a second
   * @param sampleRate samples of sound a second; 0 if not known, or of pictures
   */
  ShownSamples(boolean pictures, int clockRate, int sampleRate) {
    this.pictures = pictures;
    long longest = LEAD_MILLIS * clockRate / 1000;
    this.leadTicks =
        sampleRate > 0 ? Math.min(longest, LEAD_SAMPLES * clockRate / sampleRate) : longest;
  }

  /**
   * Whether the next sample is sent.
   *
   * @param presentation ticks
   */
  boolean includes(ListedPacket packet, long presentation) {
    return pictures ? includesPicture(packet, presentation) : includesSound(packet, presentation);
  }

  private boolean includesSound(ListedPacket packet, long presentation) {
    return !packet.discarded() || presentation >= -leadTicks;
  }

  private boolean includesPicture(ListedPacket packet, long presentation) {
    if (!begun) {
      cut |= packet.discarded();
      begun = !cut || (packet.key() && !packet.discarded());
      first = presentation;
    }
    // After a key frame come pictures shown before it, which need what was cut off.
    return begun && !(cut && presentation < first);
  }

  /** Whether everything was left out for want of a key frame. */
  boolean nothing() {
    return cut && !begun;
  }
}
