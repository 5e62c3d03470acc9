package io.baton.engine.delivery.datagram;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Counts the packets that the kernel refused; a single receiver's trouble is not the others'. */
public final class SendErrorHandler extends ChannelInboundHandlerAdapter {
  private final LoopCounters counters;

  public SendErrorHandler(LoopCounters counters) {
    this.counters = counters;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    counters.sendFailed();
  }
}
