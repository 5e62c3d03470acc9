package io.baton.engine.delivery;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Sends what is due before anything is done with what came in, TLS included: one round of reading
 * covers all connections that have something, and none of them may delay packets by more than its
 * own part.
 */
public final class SendingFirst extends ChannelInboundHandlerAdapter {
  private final StreamLoop loop;

  public SendingFirst(StreamLoop loop) {
    this.loop = loop;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    loop.sendFirst();
    context.fireChannelRead(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    loop.sendFirst();
    context.fireChannelInactive();
  }
}
