package io.baton.engine.media.ingest.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Whether a file ends where its outermost boxes (MP4), elements (Matroska) or chunks (AVI) end, by
 * their own sizes. Reads a few octets of each.
 */
public enum FileExtent {
  /** Nothing that was begun is missing. */
  WHOLE,
  /** It ends within a box, element or chunk. */
  CUT,
  /** It cannot be told: another container, or sizes that its writer did not know. */
  UNKNOWN;

  private static final int EBML = 0x1a45dfa3;
  private static final int SEGMENT = 0x18538067;
  private static final int RIFF = 0x52494646;
  private static final int HEAD_OCTETS = 16;
  private static final int BOX_HEAD = 8;
  private static final int MAX_BOXES = 1 << 20;
  private static final long UNSIGNED_INT = 0xffff_ffffL;

  public static FileExtent of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = head(channel, 0);
      if (head.remaining() < HEAD_OCTETS) {
        return UNKNOWN;
      }
      return switch (head.getInt(0)) {
        case EBML -> matroska(channel);
        case RIFF -> avi(channel);
        default -> isBoxType(head.getInt(4)) ? mp4(channel) : UNKNOWN;
      };
    }
  }

  private static ByteBuffer head(FileChannel channel, long at) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD_OCTETS);
    while (head.hasRemaining() && channel.read(head, at + head.position()) >= 0) {
      // Until there is all of it.
    }
    return head.flip();
  }

  private static boolean isBoxType(int type) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      int octet = (type >>> shift) & 0xff;
      if (octet < ' ' || octet > '~') {
        return false;
      }
    }
    return true;
  }

  private static FileExtent mp4(FileChannel channel) throws IOException {
    long size = channel.size();
    long at = 0;
    for (int box = 0; box < MAX_BOXES && at < size; box++) {
      ByteBuffer head = head(channel, at);
      if (head.remaining() < BOX_HEAD || !isBoxType(head.getInt(4))) {
        return UNKNOWN;
      }
      long length = head.getInt(0) & UNSIGNED_INT;
      if (length == 1) {
        length = head.remaining() < HEAD_OCTETS ? 0 : head.getLong(BOX_HEAD);
      }
      if (length < BOX_HEAD) {
        return UNKNOWN;
      }
      if (length > size - at) {
        return CUT;
      }
      at += length;
    }
    return at == size ? WHOLE : UNKNOWN;
  }

  private static FileExtent matroska(FileChannel channel) throws IOException {
    long size = channel.size();
    long at = 0;
    for (int element = 0; element < 2 && at < size; element++) {
      ByteBuffer head = head(channel, at);
      if (head.remaining() < HEAD_OCTETS) {
        return CUT;
      }
      int sizeOctets = Integer.numberOfLeadingZeros(head.get(4) & 0xff) - Integer.SIZE + Byte.SIZE;
      sizeOctets++;
      if (sizeOctets > Long.BYTES) {
        return UNKNOWN;
      }
      long mask = (1L << (7 * sizeOctets)) - 1;
      long length = (head.getLong(4) >>> (Long.SIZE - Byte.SIZE * sizeOctets)) & mask;
      if (length == mask) {
        return UNKNOWN;
      }
      at += 4 + sizeOctets + length;
      if (head.getInt(0) == SEGMENT) {
        return at > size ? CUT : WHOLE;
      }
    }
    return UNKNOWN;
  }

  /** Long films are several RIFF chunks. */
  private static FileExtent avi(FileChannel channel) throws IOException {
    long size = channel.size();
    long at = 0;
    while (at < size) {
      ByteBuffer head = head(channel, at);
      if (head.remaining() < HEAD_OCTETS || head.getInt(0) != RIFF) {
        return at == 0 ? UNKNOWN : WHOLE;
      }
      long length = Integer.reverseBytes(head.getInt(4)) & UNSIGNED_INT;
      if (length == 0 || length == UNSIGNED_INT) {
        return UNKNOWN;
      }
      if (length > size - at - BOX_HEAD) {
        return CUT;
      }
      at += BOX_HEAD + length + (length & 1);
    }
    return WHOLE;
  }
}
