package io.baton.client;

import io.baton.engine.rtsp.PortRange;
import io.baton.engine.rtsp.TransportSpec;
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

/** Packets over a pair of UDP ports, RTP on the even one and RTCP on the next. */
final class UdpPath implements TrackPath {
  private static final int MAX_TRIES = 1000;

  private final ReceivedTrack track;
  private final PacketIntake intake;
  private final InetAddress server;
  private Channel rtp;
  private Channel rtcp;
  private int port;
  private InetSocketAddress rtcpTarget;
  private InetSocketAddress rtpSource;

  private UdpPath(ReceivedTrack track, PacketIntake intake, InetAddress server) {
    this.track = track;
    this.intake = intake;
    this.server = server;
  }

  /**
   * Binds a free pair of ports.
   *
   * @param bootstrap makes datagram channels on the session's event loop
   */
  static CompletableFuture<UdpPath> open(
      Bootstrap bootstrap,
      UdpPortPairs ports,
      InetAddress local,
      ReceivedTrack track,
      PacketIntake intake,
      InetAddress server) {
    UdpPath path = new UdpPath(track, intake, server);
    return path.bind(bootstrap, ports, local, 0).thenApply(bound -> path);
  }

  private CompletableFuture<Void> bind(
      Bootstrap bootstrap, UdpPortPairs ports, InetAddress local, int tries) {
    if (tries == MAX_TRIES) {
      return CompletableFuture.failedFuture(new IOException("no free pair of UDP ports"));
    }
    port = ports.next();
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
              return bind(bootstrap, ports, local, tries + 1);
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

  @Override
  public TransportSpec offer() {
    return TransportSpec.udp(new PortRange(port, port + 1));
  }

  @Override
  public void agreed(TransportSpec chosen) {
    chosen
        .serverPort()
        .ifPresent(ports -> rtcpTarget = new InetSocketAddress(server, ports.last()));
  }

  @Override
  public void sendRtcp(ByteBuf packet) {
    if (rtcpTarget == null) {
      packet.release();
      return;
    }
    rtcp.writeAndFlush(new DatagramPacket(packet, rtcpTarget), rtcp.voidPromise());
  }

  @Override
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
      intake.rtp(track, datagram.content(), batchNanos);
    }

    private void sourceChanged(InetSocketAddress sender) {
      if (rtpSource != null) {
        track.addressChanged();
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
      intake.rtcp(track, datagram.content(), System.nanoTime());
    }
  }
}
