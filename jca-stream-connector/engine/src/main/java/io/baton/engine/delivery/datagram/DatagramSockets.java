package io.baton.engine.delivery.datagram;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;

/**
 * What one event loop sends datagrams through. Confined to it.
 *
 * @param rtp for trains of RTP packets
 * @param rtcp for single RTCP packets
 */
public record DatagramSockets(DatagramOutput rtp, Channel rtcp) {
  /** Sends an RTCP packet; takes the buffer over. */
  public void sendRtcp(ByteBuf packet, InetSocketAddress to) {
    rtcp.writeAndFlush(new DatagramPacket(packet, to), rtcp.voidPromise());
  }
}
