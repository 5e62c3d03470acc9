package io.baton.client.network;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/**
 * A pair of UDP ports, RTP on the even one and RTCP on the next (RFC 3550 section 11). Belongs to
 * one event loop.
 */
public final class UdpPorts {
  private static final int MAX_TRIES = 1000;

  private final UdpReceiver receiver;
  private final InetAddress server;
  private Channel rtp;
  private Channel rtcp;
  private int port;
  private InetSocketAddress rtcpTarget;
  private InetSocketAddress rtpSource;

  private UdpPorts(UdpReceiver receiver, InetAddress server) {
    this.receiver = receiver;
    this.server = server;
  }

  /**
   * Binds a free pair of ports.
   *
   * @param bootstrap makes datagram channels on the session's event loop
   */
  static CompletableFuture<UdpPorts> open(
      Bootstrap bootstrap,
      UdpPortPairs pairs,
      InetAddress local,
      InetAddress server,
      UdpReceiver receiver) {
    UdpPorts ports = new UdpPorts(receiver, server);
    return ports.bind(bootstrap, pairs, local, 0).thenApply(bound -> ports);
  }

  private CompletableFuture<Void> bind(
      Bootstrap bootstrap, UdpPortPairs pairs, InetAddress local, int tries) {
    if (tries == MAX_TRIES) {
      return CompletableFuture.failedFuture(new IOException("no free pair of UDP ports"));
    }
    port = pairs.next();
    return channel(bootstrap.clone().handler(new RtpHandler()).bind(local, port))
        .thenCompose(
            even -> {
              rtp = even;
              return channel(bootstrap.clone().handler(new RtcpHandler()).bind(local, port + 1));
            })
        .thenAccept(odd -> rtcp = odd)
        .exceptionallyCompose(
            taken -> {
              close();
              return bind(bootstrap, pairs, local, tries + 1);
            });
  }

  private static CompletableFuture<Channel> channel(ChannelFuture bound) {
    CompletableFuture<Channel> result = new CompletableFuture<>();
    bound.addListener(
        done -> {
          if (done.isSuccess()) {
            result.complete(bound.channel());
          } else {
            result.completeExceptionally(done.cause());
          }
        });
    return result;
  }

  /** The even one. */
  public int rtpPort() {
    return port;
  }

  /** Reports go to this port of the server until some come from another. */
  public void reportTo(int serverPort) {
    rtcpTarget = new InetSocketAddress(server, serverPort);
  }

  /** Sends a compound RTCP packet, taking over its reference. */
  public void sendRtcp(ByteBuf packet) {
    if (rtcpTarget == null) {
      packet.release();
      return;
    }
    rtcp.writeAndFlush(new DatagramPacket(packet, rtcpTarget), rtcp.voidPromise());
  }

  public void close() {
    if (rtp != null) {
      rtp.close();
    }
    if (rtcp != null) {
      rtcp.close();
    }
  }

  private final class RtpHandler extends SimpleChannelInboundHandler<DatagramPacket> {
    /** One reading of the clock serves all packets that the kernel had ready. */
    private long batchNanos;

    private boolean inBatch;

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
      if (!inBatch) {
        inBatch = true;
        batchNanos = System.nanoTime();
      }
      if (!datagram.sender().equals(rtpSource)) {
        sourceChanged(datagram.sender());
      }
      receiver.rtp(datagram.content(), batchNanos);
    }

    private void sourceChanged(InetSocketAddress sender) {
      if (rtpSource != null) {
        receiver.sourceChanged();
      }
      rtpSource = sender;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      inBatch = false;
    }
  }

  private final class RtcpHandler extends SimpleChannelInboundHandler<DatagramPacket> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket datagram) {
      rtcpTarget = datagram.sender();
      receiver.rtcp(datagram.content(), System.nanoTime());
    }
  }
}
