package io.baton.engine.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;

/**
 * The half of a tunnel that answers and media go over. What comes in over the other half is passed
 * on here as if it had come in this connection, a piece at a time: while the connection does not
 * read, the other half does not either.
 */
final class TunnelOutput extends ChannelDuplexHandler {
  private ChannelHandlerContext context;
  private Channel input;
  private boolean waiting;

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  /** Takes requests from a connection from now on, in place of an earlier one. On any thread. */
  void connect(Channel next) {
    context.executor().execute(() -> connectOnLoop(next));
  }

  private void connectOnLoop(Channel next) {
    if (input != null) {
      input.close();
    }
    input = next;
    if (context.channel().isActive()) {
      input.read();
    } else {
      input.close();
    }
  }

  /** Takes over octets of requests. On any thread. */
  void receive(ByteBuf requests) {
    context
        .executor()
        .execute(
            () -> {
              context.fireChannelRead(requests);
              context.fireChannelReadComplete();
              waiting = true;
              readOn();
            });
  }

  private void readOn() {
    if (waiting && input != null && context.channel().config().isAutoRead()) {
      waiting = false;
      input.read();
    }
  }

  /** The connection wants to read. */
  @Override
  public void read(ChannelHandlerContext reading) throws Exception {
    super.read(reading);
    reading.executor().execute(this::readOn);
  }

  /** Over this half the client says nothing. */
  @Override
  public void channelRead(ChannelHandlerContext reading, Object message) {
    ReferenceCountUtil.release(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext closed) throws Exception {
    if (input != null) {
      input.close();
    }
    super.channelInactive(closed);
  }
}
