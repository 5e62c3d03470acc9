package io.baton.engine.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;

/**
 * The half of a tunnel that requests come over, in base64. Reads when the other half asks for it.
 */
final class TunnelInput extends SimpleChannelInboundHandler<ByteBuf> {
  private final TunnelOutput output;
  private final Base64Stream base64 = new Base64Stream();

  TunnelInput(TunnelOutput output) {
    this.output = output;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf in) {
    output.receive(base64.decode(in));
  }

  /** What is no base64 ends it. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
