package io.baton.engine.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;

/**
 * Where one event loop puts batches of packets together before it is known how long they become. A
 * batch that waits for its client then holds no more memory than it has octets. Confined to its
 * event loop; allocates no object a packet.
 */
final class BatchBuffer {
  private final int capacity;
  private ByteBuf staged;

  BatchBuffer(int capacity) {
    this.capacity = capacity;
  }

  /** Where the next batch is to be written, from the position on. */
  ByteBuffer begin(ByteBufAllocator allocator) {
    if (staged == null) {
      staged = allocator.directBuffer(capacity, capacity);
    }
    return staged.internalNioBuffer(0, capacity);
  }

  /** What was written, to be sent: a full buffer as it is, a copy of a short one. */
  ByteBuf finish(ByteBufAllocator allocator, int length) {
    if (length >= capacity / 4 * 3) {
      ByteBuf full = staged.setIndex(0, length);
      staged = null;
      return full;
    }
    return allocator.directBuffer(length, length).writeBytes(staged, 0, length);
  }

  void release() {
    if (staged != null) {
      staged.release();
      staged = null;
    }
  }
}
