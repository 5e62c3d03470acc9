package io.baton.engine.forward;

import io.netty.buffer.ByteBuf;

/** Of a session without relayed media: what comes nevertheless is thrown away. */
final class NoRelay implements Relay {
  @Override
  public boolean send(ByteBuf in) {
    while (Frames.isWhole(in, in.readerIndex())) {
      in.skipBytes(Frames.length(in, in.readerIndex()));
    }
    return true;
  }

  @Override
  public void flush() {
    // Nothing was sent.
  }

  @Override
  public void sayGoodbye(String cname) {
    // The provider does.
  }

  @Override
  public long packets() {
    return 0;
  }

  @Override
  public long octets() {
    return 0;
  }

  @Override
  public boolean hasSaidGoodbye() {
    return false;
  }
}
