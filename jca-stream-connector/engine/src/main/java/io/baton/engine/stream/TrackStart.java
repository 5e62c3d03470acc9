package io.baton.engine.stream;

import io.baton.engine.media.TrackIndex;
import java.time.Duration;

/**
 * Where one track begins after a seek.
 *
 * @param packet its first packet; the index's size if it has nothing from there on
 * @param nanos normal play time that its first packet belongs to; {@link Long#MAX_VALUE} if there
 *     is none
 * @param held whether the first access unit is the picture on display at the wanted position,
 *     though it was presented long before: it is shown there
 */
record TrackStart(int packet, long nanos, boolean held) {
  /**
   * How far back a seek goes, with all tracks, for a key frame from which the picture at the wanted
   * position can be decoded. Encoders put a key frame after 250 pictures by default, which is 10.4
   * s at the frame rate of films. Where key frames are rarer, going back costs the viewer more than
   * a picture that comes with the next one.
   */
  static final long NEAR = Duration.ofSeconds(12).toNanos();

  /** A picture that has been on display for longer is not worth going back for: it is held. */
  private static final long MAX_BACK_TO_DISPLAYED = MediaTime.SECOND;

  /** Pictures that H.264 and H.265 can reorder: so many are decoded early at most. */
  private static final int MAX_REORDERED = 16;

  /**
   * Where a picture track begins: with the key frame before the wanted position, if that is near;
   * else with the picture on display there, if that is a key frame; else with the next key frame.
   * After its last picture it has nothing.
   *
   * @param wanted normal play time in nanoseconds
   */
  static TrackStart picture(TrackIndex index, long wanted) {
    long ticks = MediaTime.ticksAtOrAfter(wanted, index.format().clockRate());
    int key = index.keyUnitAtOrBefore(ticks);
    int packet = index.keyUnitPacket(key);
    long nanos = keyNanos(index, key);
    boolean ended = wanted >= index.format().description().duration().toNanos();
    if (!ended && wanted - nanos <= MAX_BACK_TO_DISPLAYED) {
      return new TrackStart(packet, nanos, false);
    }
    if (isDisplayed(index, packet, ticks)) {
      return new TrackStart(packet, wanted, true);
    }
    if (ended) {
      return none(index);
    }
    return wanted - nanos <= NEAR
        ? new TrackStart(packet, nanos, false)
        : nextKey(index, key, ticks);
  }

  /** Whether no picture after the given key frame is presented by a time. */
  private static boolean isDisplayed(TrackIndex index, int keyPacket, long ticks) {
    int packet = index.nextUnit(keyPacket);
    for (int unit = 0; unit <= MAX_REORDERED && packet < index.packets(); unit++) {
      if (index.presentationTime(packet) <= ticks) {
        return false;
      }
      packet = index.nextUnit(packet);
    }
    return true;
  }

  private static TrackStart nextKey(TrackIndex index, int key, long ticks) {
    for (int next = key + 1; next < index.keyUnits(); next++) {
      if (index.keyUnitTime(next) >= ticks) {
        return new TrackStart(index.keyUnitPacket(next), keyNanos(index, next), false);
      }
    }
    return none(index);
  }

  /**
   * Where a track of sound begins: at a position exactly, but with all it has if that is 0.
   *
   * @param position normal play time in nanoseconds
   */
  static TrackStart sound(TrackIndex index, long position) {
    int packet =
        position <= 0
            ? 0
            : index.firstDecodedFrom(
                MediaTime.ticksAtOrAfter(position, index.format().clockRate()));
    return packet < index.packets()
        ? new TrackStart(packet, presentationNanos(index, packet), false)
        : none(index);
  }

  private static TrackStart none(TrackIndex index) {
    return new TrackStart(index.packets(), Long.MAX_VALUE, false);
  }

  private static long keyNanos(TrackIndex index, int key) {
    return MediaTime.nanos(index.keyUnitTime(key), index.format().clockRate());
  }

  private static long presentationNanos(TrackIndex index, int packet) {
    return MediaTime.nanos(index.presentationTime(packet), index.format().clockRate());
  }
}
