package io.baton.engine.media.ingest;

/**
 * Leaves out the samples at the beginning of a track that its edit list cuts off. Players over RTP
 * show every picture that they get, so pictures begin with a key frame that is shown. Of sound,
 * what a decoder needs to settle stays: players do not hide it, but it lasts less than {@value
 * #LEAD_MILLIS} ms.
 */
final class ShownSamples {
  /** More than encoders prime their decoders with: 2,112 samples of AAC, 1,105 of MP3 at 8 kHz. */
  static final long LEAD_MILLIS = 150;

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
   */
  ShownSamples(boolean pictures, int clockRate) {
    this.pictures = pictures;
    this.leadTicks = LEAD_MILLIS * clockRate / 1000;
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
