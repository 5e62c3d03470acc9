package io.baton.engine.supply.cache;

import java.nio.ByteBuffer;

/** Memory for one piece. */
public final class Slot {
  private final ByteBuffer memory;

  /**
   * Takes memory over.
   *
   * @param memory a view of its own
   */
  Slot(ByteBuffer memory) {
    this.memory = memory;
  }

  /** Octets that it has room for. */
  int capacity() {
    return memory.capacity();
  }

  /** A view of the first octets, from position 0 to the limit. */
  public ByteBuffer octets(int length) {
    return memory.slice(0, length);
  }
}
