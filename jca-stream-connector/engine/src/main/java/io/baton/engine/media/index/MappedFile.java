package io.baton.engine.media.index;

import io.baton.engine.media.codec.MediaBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of any size mapped into memory, read-only. The maps overlap, so that a piece of up to
 * {@value #MAX_PIECE} octets lies in one of them. It is unmapped when it is referred to no more;
 * until then it can be read even if its name is gone. Thread-safe; reading allocates nothing.
 */
public final class MappedFile implements MediaBytes {
  /** Longest piece that can be copied at once. */
  public static final int MAX_PIECE = 1 << 16;

  private static final int WINDOW_BITS = 30;

  private final long size;
  private final int windowBits;
  private final ByteBuffer[] windows;

  private MappedFile(long size, int windowBits, ByteBuffer[] windows) {
    this.size = size;
    this.windowBits = windowBits;
    this.windows = windows;
  }

  /** Maps a file as it is now; it must not be made shorter while it is mapped. */
  public static MappedFile open(Path file) throws IOException {
    return open(file, WINDOW_BITS);
  }

  /** As {@link #open(Path)}, with windows of 2 to the given power. */
  static MappedFile open(Path file, int windowBits) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      long window = 1L << windowBits;
      ByteBuffer[] windows = new ByteBuffer[Math.toIntExact((size + window - 1) >> windowBits)];
      for (int i = 0; i < windows.length; i++) {
        long start = i * window;
        long length = Math.min(window + MAX_PIECE, size - start);
        windows[i] =
            channel.map(FileChannel.MapMode.READ_ONLY, start, length).order(ByteOrder.BIG_ENDIAN);
      }
      return new MappedFile(size, windowBits, windows);
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int octet(long position) {
    return window(position).get(offset(position)) & 0xff;
  }

  @Override
  public long unsignedInt(long position) {
    return window(position).getInt(offset(position)) & 0xffff_ffffL;
  }

  /**
   * Copies a piece, at most {@value #MAX_PIECE} octets, into the target at an absolute position.
   *
   * @throws IndexOutOfBoundsException if it lies outside the file or does not fit
   */
  public void copy(long position, ByteBuffer target, int targetPosition, int length) {
    target.put(targetPosition, window(position), offset(position), length);
  }

  private ByteBuffer window(long position) {
    return windows[(int) (position >>> windowBits)];
  }

  private int offset(long position) {
    return (int) (position & ((1L << windowBits) - 1));
  }
}
