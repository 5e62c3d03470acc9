package io.baton.engine.media.codec;

import io.baton.connector.media.MediaRejectedException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds out in which order the pictures of a track are shown, from the picture order counts in
 * their slices. Takes pictures in decoding order. Not thread-safe.
 */
public abstract class PictureOrder {
  private static final int LENGTH_OCTETS = 4;

  /** Slice headers end long before; parameter sets are short. */
  private static final int MAX_OCTETS = 1024;

  /** Counts start again at pictures that nothing before depends on; this keeps them apart. */
  private static final int SEQUENCE_BITS = 32;

  private final MediaBytes media;
  private long sequence;

  PictureOrder(MediaBytes media) {
    this.media = media;
  }

  /**
   * For a codec that reorders pictures.
   *
   * @throws MediaRejectedException if the decoder configuration is damaged
   */
  public static Optional<PictureOrder> of(CodecParameters track, MediaBytes media)
      throws MediaRejectedException {
    return switch (track.codec()) {
      case "h264" ->
          Optional.of(new H264PictureOrder(media, AvcConfiguration.parse(track.extradata())));
      case "hevc" ->
          Optional.of(new H265PictureOrder(media, HevcConfiguration.parse(track.extradata())));
      default -> Optional.empty();
    };
  }

  /**
   * A number that is larger the later the picture is shown.
   *
   * @return empty if the picture does not tell
   */
  public final OptionalLong next(Sample sample) {
    long at = sample.position();
    long end = at + sample.size();
    while (end - at > LENGTH_OCTETS) {
      long length = media.unsignedInt(at);
      at += LENGTH_OCTETS;
      if (length > end - at) {
        return OptionalLong.empty();
      }
      OptionalLong count = nal(octets(at, length));
      if (count.isPresent()) {
        return OptionalLong.of((sequence << SEQUENCE_BITS) + count.getAsLong());
      }
      at += length;
    }
    return OptionalLong.empty();
  }

  private byte[] octets(long position, long length) {
    byte[] octets = new byte[(int) Math.min(length, MAX_OCTETS)];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) media.octet(position + i);
    }
    return octets;
  }

  /** Notes a parameter set, or reads the count of the picture that a slice belongs to. */
  abstract OptionalLong nal(byte[] nal);

  /** The counts start again. */
  final void restart() {
    sequence++;
  }

  /** The count whose lower bits are known, nearest to that of a picture before. */
  static long nearest(long before, int lower, int bits) {
    long range = 1L << bits;
    long count = (before & -range) + lower;
    if (count - before >= range / 2) {
      return count - range;
    }
    return before - count > range / 2 ? count + range : count;
  }
}
