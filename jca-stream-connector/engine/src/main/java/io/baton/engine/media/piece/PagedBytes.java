package io.baton.engine.media.piece;

import io.baton.engine.media.codec.MediaBytes;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The octets of a file of any size, in windows: either the whole file mapped into memory, or pieces
 * that come and go. Reading an absent piece throws {@link MissingPieceException}; reading outside
 * the file, at any position that has 31 bits more than a piece, throws {@link
 * IndexOutOfBoundsException}.
 *
 * <p>Any number of threads may read, and reading allocates nothing and takes no lock. One thread at
 * a time may {@link #install} and {@link #remove}. A thread that was told of an installation sees
 * it; one that was not may find the piece absent still. A thread that reads while a piece is
 * removed may read it to the end: its memory must not be used again before that.
 */
public final class PagedBytes implements MediaBytes {
  private static final VarHandle WINDOW = MethodHandles.arrayElementVarHandle(ByteBuffer[].class);

  private static final int MAP_BITS = 30;

  /** Maps overlap by so much: numbers and packets that cross from one to the next are in one. */
  private static final int MAP_OVERLAP = 1 << 16;

  private final long size;
  private final int pieceBits;
  private final int mask;
  private final ByteOrder order;
  private final boolean mapped;
  private final ByteBuffer[] windows;

  private PagedBytes(long size, int pieceBits, ByteOrder order, boolean mapped) {
    this.size = size;
    this.pieceBits = pieceBits;
    this.mask = (1 << pieceBits) - 1;
    this.order = order;
    this.mapped = mapped;
    this.windows = new ByteBuffer[Math.toIntExact((size + mask) >>> pieceBits)];
  }

  /**
   * Maps a file as it is now, read-only; it must not be made shorter while it is mapped. It is
   * unmapped when it is referred to no more; until then it can be read even if its name is gone.
   *
   * @param order of the numbers in it
   */
  public static PagedBytes map(Path file, ByteOrder order) throws IOException {
    return map(file, order, MAP_BITS);
  }

  /** As {@link #map(Path, ByteOrder)}, with windows of 2 to the given power. */
  static PagedBytes map(Path file, ByteOrder order, int windowBits) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      PagedBytes bytes = new PagedBytes(size, windowBits, order, true);
      for (int i = 0; i < bytes.windows.length; i++) {
        long start = (long) i << windowBits;
        long length = Math.min((1L << windowBits) + MAP_OVERLAP, size - start);
        bytes.windows[i] = channel.map(FileChannel.MapMode.READ_ONLY, start, length).order(order);
      }
      return bytes;
    }
  }

  /**
   * A file of which no piece is there yet.
   *
   * @param size octets in the file
   * @param pieceBits each piece has 2 to this power octets, 6 to 30; the last one what is left
   * @param order of the numbers in it
   */
  public static PagedBytes holey(long size, int pieceBits, ByteOrder order) {
    return new PagedBytes(size, pieceBits, order, false);
  }

  /**
   * Makes a piece readable. Only for a file made by {@link #holey}.
   *
   * @param octets from its position to its limit exactly {@link #length} octets, already checked
   *     and not changed while they are installed
   */
  public void install(int piece, ByteBuffer octets) {
    if (octets.remaining() != length(piece)) {
      throw new IllegalArgumentException("piece " + piece + " has another length");
    }
    WINDOW.setRelease(windows, piece, octets.slice().order(order));
  }

  /** Makes a piece absent. Only for a file made by {@link #holey}. */
  public void remove(int piece) {
    WINDOW.setRelease(windows, piece, (ByteBuffer) null);
  }

  /** Whether a piece is there. */
  public boolean has(int piece) {
    return (ByteBuffer) WINDOW.getAcquire(windows, piece) != null;
  }

  /** Number of pieces. */
  public int pieces() {
    return windows.length;
  }

  /** Each piece has 2 to this power octets; the last one has what is left. */
  public int pieceBits() {
    return pieceBits;
  }

  /** Octets of a piece. */
  public int length(int piece) {
    long start = (long) piece << pieceBits;
    return (int) Math.min(mask + 1L, size - start);
  }

  /** The piece that a position is in. */
  public int pieceAt(long position) {
    return (int) (position >>> pieceBits);
  }

  /**
   * Visits each piece that a range of at least one octet touches.
   *
   * @throws IndexOutOfBoundsException if it lies outside the file
   */
  public void visit(long position, long length, PieceVisitor visitor) {
    requireWithin(position, length);
    int last = pieceAt(position + length - 1);
    for (int piece = pieceAt(position); piece <= last; piece++) {
      visitor.visit(this, piece);
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

  /** The four octets from a position as an unsigned number; they lie in one piece. */
  @Override
  public long unsignedInt(long position) {
    return window(position).getInt(offset(position)) & 0xffff_ffffL;
  }

  /** The eight octets from a position; they lie in one piece. */
  public long getLong(long position) {
    return window(position).getLong(offset(position));
  }

  /** The four octets from a position; they lie in one piece. */
  public int getInt(long position) {
    return window(position).getInt(offset(position));
  }

  /**
   * Copies octets into the target at an absolute position. What was copied before an absent piece
   * was met stays in the target.
   *
   * @throws IndexOutOfBoundsException if they lie outside the file or do not fit
   */
  public void copy(long position, ByteBuffer target, int targetPosition, int length) {
    ByteBuffer window = window(position);
    int offset = offset(position);
    if (length <= window.capacity() - offset) {
      target.put(targetPosition, window, offset, length);
    } else {
      copyAcross(position, target, targetPosition, length);
    }
  }

  /**
   * A view of octets that stays readable, if the file is mapped as a whole and they lie in one of
   * the maps; else empty.
   */
  public Optional<ByteBuffer> lasting(long position, long length) {
    boolean within = length <= MAP_OVERLAP || pieceAt(position) == pieceAt(position + length - 1);
    return mapped && within ? Optional.of(view(position, (int) length)) : Optional.empty();
  }

  /**
   * A view of octets that lie in one piece; it stays readable as that piece does.
   *
   * @throws IndexOutOfBoundsException if they do not
   */
  public ByteBuffer view(long position, int length) {
    return window(position).slice(offset(position), length).order(order);
  }

  private void copyAcross(long position, ByteBuffer target, int targetPosition, int length) {
    requireWithin(position, length);
    int done = 0;
    while (done < length) {
      ByteBuffer window = window(position + done);
      int offset = offset(position + done);
      int part = Math.min(length - done, Math.min(window.capacity(), mask + 1) - offset);
      target.put(targetPosition + done, window, offset, part);
      done += part;
    }
  }

  private void requireWithin(long position, long length) {
    if (position < 0 || length < 0 || position > size - length) {
      throw new IndexOutOfBoundsException("octets outside of a file of " + size);
    }
  }

  /**
   * The part of the file that a position is in, for several reads near it at {@link #offset}. Only
   * absolute reads are allowed, and only before the caller returns to where pieces may be removed.
   */
  public ByteBuffer window(long position) {
    // A plain load: install() sees to it that the buffer is whole before it is found here.
    ByteBuffer window = windows[(int) (position >>> pieceBits)];
    if (window == null) {
      throw new MissingPieceException(this, pieceAt(position));
    }
    return window;
  }

  /** Where a position is in its {@link #window}. */
  public int offset(long position) {
    return (int) position & mask;
  }
}
