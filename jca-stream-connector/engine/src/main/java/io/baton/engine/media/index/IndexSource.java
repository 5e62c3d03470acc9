package io.baton.engine.media.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Where the octets of an index file come from. */
interface IndexSource {
  /** Octets in all. */
  long size() throws IOException;

  /** A read-only view of a part that lies within the size, at most 2 GiB. */
  ByteBuffer part(long offset, long length) throws IOException;

  /** Maps parts of a file. */
  static IndexSource of(FileChannel channel) {
    return new IndexSource() {
      @Override
      public long size() throws IOException {
        return channel.size();
      }

      @Override
      public ByteBuffer part(long offset, long length) throws IOException {
        return channel.map(FileChannel.MapMode.READ_ONLY, offset, length).order(IndexFormat.ORDER);
      }
    };
  }

  /** Parts of a buffer. */
  static IndexSource of(ByteBuffer whole) {
    return new IndexSource() {
      @Override
      public long size() {
        return whole.capacity();
      }

      @Override
      public ByteBuffer part(long offset, long length) {
        return whole.slice((int) offset, (int) length).order(IndexFormat.ORDER);
      }
    };
  }
}
