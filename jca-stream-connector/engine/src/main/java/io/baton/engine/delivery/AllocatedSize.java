package io.baton.engine.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.MessageSizeEstimator;

/**
 * Has a connection's water marks count the memory that a waiting message holds, not the octets of
 * it that are to be sent: a client that takes nothing costs the former.
 */
public final class AllocatedSize implements MessageSizeEstimator, MessageSizeEstimator.Handle {
  private static final int UNKNOWN = 64;

  @Override
  public Handle newHandle() {
    return this;
  }

  @Override
  public int size(Object message) {
    if (message instanceof ByteBuf buffer) {
      return buffer.capacity();
    }
    return message instanceof ByteBufHolder holder ? holder.content().capacity() : UNKNOWN;
  }
}
