package io.baton.engine.delivery.datagram;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;

/** Passes on what arrives at the RTCP port and counts what could not be sent from it. */
public final class RtcpHandler extends SimpleChannelInboundHandler<DatagramPacket> {
  private final RtcpListener listener;
  private final LoopCounters counters;

  public RtcpHandler(RtcpListener listener, LoopCounters counters) {
    this.listener = listener;
    this.counters = counters;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
    listener.onRtcp(packet.sender(), packet.content());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    counters.sendFailed();
  }
}
