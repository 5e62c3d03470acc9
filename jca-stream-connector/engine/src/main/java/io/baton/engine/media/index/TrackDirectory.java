package io.baton.engine.media.index;

import static io.baton.engine.media.index.IndexFormat.KEY_OCTETS;
import static io.baton.engine.media.index.IndexFormat.KEY_PACKET_AT;
import static io.baton.engine.media.index.IndexFormat.SAMPLE_HEADER_AT;
import static io.baton.engine.media.index.IndexFormat.SAMPLE_MEDIA_AT;
import static io.baton.engine.media.index.IndexFormat.SAMPLE_OCTETS;
import static io.baton.engine.media.index.IndexFormat.SAMPLE_SLICE_AT;
import static io.baton.engine.media.index.IndexFormat.SAMPLE_STEP;

import java.nio.ByteBuffer;

/**
 * What the head of an index tells of one track, which is always there: where packets are by time,
 * and its key units.
 *
 * @param packets number of packets
 * @param firstDecoding decoding time of the first packet
 * @param firstPresentation its presentation time
 * @param lastDecoding decoding time of the last packet
 * @param samples of every 512th packet
 * @param keys key units
 */
record TrackDirectory(
    int packets,
    long firstDecoding,
    long firstPresentation,
    long lastDecoding,
    ByteBuffer samples,
    ByteBuffer keys) {
  int sampleCount() {
    return samples.capacity() / SAMPLE_OCTETS;
  }

  long sampleTime(int sample) {
    return samples.getLong(sample * SAMPLE_OCTETS);
  }

  long sampleMedia(int sample) {
    return samples.getLong(sample * SAMPLE_OCTETS + SAMPLE_MEDIA_AT);
  }

  int sampleSlice(int sample) {
    return samples.getInt(sample * SAMPLE_OCTETS + SAMPLE_SLICE_AT);
  }

  int sampleHeader(int sample) {
    return samples.getInt(sample * SAMPLE_OCTETS + SAMPLE_HEADER_AT);
  }

  int keyCount() {
    return keys.capacity() / KEY_OCTETS;
  }

  long keyTime(int key) {
    return keys.getLong(key * KEY_OCTETS);
  }

  int keyPacket(int key) {
    return keys.getInt(key * KEY_OCTETS + KEY_PACKET_AT);
  }

  /** The last key unit presented at or before a time; 0 if there is none. */
  int keyAtOrBefore(long presentationTime) {
    int low = 0;
    int high = keyCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keyTime(middle) <= presentationTime) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - 1);
  }

  /**
   * The last sampled packet that is decoded before a time.
   *
   * @param decodingTime later than that of the first packet
   */
  int lastSampledBefore(long decodingTime) {
    int low = 1;
    int high = sampleCount();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sampleTime(middle) < decodingTime) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (low - 1) * SAMPLE_STEP;
  }
}
