package io.baton.engine.media.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A section of the index while it grows: appended to a temporary file through a small buffer. */
final class SectionFile implements Closeable {
  private static final int BUFFER_OCTETS = 1 << 16;

  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_OCTETS).order(IndexFormat.ORDER);
  private long size;
  private long place;

  /** Creates the file; it vanishes when this is closed. */
  SectionFile(Path file) throws IOException {
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** A buffer with room for at least so many octets, to be filled relatively at once. */
  ByteBuffer append(int octets) throws IOException {
    if (buffer.remaining() < octets) {
      drain();
    }
    size += octets;
    return buffer;
  }

  long size() {
    return size;
  }

  /**
   * Places the section in the index file.
   *
   * @param at where it begins, a multiple of the alignment
   * @return where the next one begins
   */
  long place(long at) {
    place = at;
    return IndexFormat.aligned(at + size);
  }

  /** Where it was placed. */
  long place() {
    return place;
  }

  /** One octet of what was appended. */
  byte octet(long position) throws IOException {
    drain();
    ByteBuffer octet = ByteBuffer.allocate(1);
    channel.read(octet, position);
    return octet.get(0);
  }

  /** Changes one octet of what was appended. */
  void overwrite(long position, byte octet) throws IOException {
    drain();
    channel.write(ByteBuffer.wrap(new byte[] {octet}), position);
  }

  /** Copies all that was appended, and zeroes up to where the next section begins. */
  void copyTo(WritableByteChannel target) throws IOException {
    drain();
    channel.position(0);
    buffer.clear();
    while (channel.read(buffer) >= 0) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        target.write(buffer);
      }
      buffer.clear();
    }
    ByteBuffer padding = ByteBuffer.allocate((int) (IndexFormat.aligned(size) - size));
    while (padding.hasRemaining()) {
      target.write(padding);
    }
  }

  private void drain() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
