package io.baton.engine.media.packet;

import io.baton.engine.media.codec.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive audio frames that are to share a packet: as many as fit in size, span at most about
 * 70 ms, and follow each other without a gap.
 */
final class FrameRun {
  /** Three frames of AAC at 44.1 kHz or of MP3 at 48 kHz. */
  private static final int MAX_MILLIS = 72;

  /** More than any real format reaches; bounds the payload header. */
  private static final int MAX_FRAMES = 64;

  private final long frameDuration;
  private final int maxFrames;
  private final int room;
  private final int overhead;
  private final List<Sample> frames = new ArrayList<>();
  private int octets;

  /**
   * Prepares an empty run.
   *
   * @param clockRate ticks a second
   * @param frameDuration ticks of one frame
   * @param room octets that frames and their overhead may fill
   * @param overhead octets that each frame costs beside its own
   */
  FrameRun(int clockRate, long frameDuration, int room, int overhead) {
    this.frameDuration = frameDuration;
    long fitting = (long) clockRate * MAX_MILLIS / 1000 / frameDuration;
    this.maxFrames = (int) Math.max(1, Math.min(fitting, MAX_FRAMES));
    this.room = room;
    this.overhead = overhead;
  }

  /** Whether a frame can be carried whole at all. */
  boolean holds(Sample frame) {
    return frame.size() + overhead <= room;
  }

  /** Whether a frame may join those that are here. */
  boolean accepts(Sample frame) {
    if (frames.isEmpty()) {
      return true;
    }
    long expected = frames.get(0).presentationTime() + frames.size() * frameDuration;
    return frames.size() < maxFrames
        && octets + frame.size() + overhead <= room
        && Math.abs(frame.presentationTime() - expected) <= frameDuration / 2;
  }

  void add(Sample frame) {
    frames.add(frame);
    octets += frame.size() + overhead;
  }

  List<Sample> frames() {
    return frames;
  }

  void clear() {
    frames.clear();
    octets = 0;
  }
}
