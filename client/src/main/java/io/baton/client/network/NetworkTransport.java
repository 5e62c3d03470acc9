package io.baton.client.network;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * Sockets and event loops by the best means that this machine has: epoll on Linux, with UDP generic
 * receive offload if that is wanted, NIO elsewhere.
 */
final class NetworkTransport {
  /** Octets of datagrams received in one system call, as a train or singly. */
  private static final int MAX_READ = 65_536;

  private static final int MAX_DATAGRAM = 2048;
  private static final int RECEIVE_BUFFER = 1 << 20;
  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

  private final boolean epoll = Epoll.isAvailable();
  private final boolean trains;

  /**
   * Chooses the means.
   *
   * @param trains whether to receive trains of datagrams whole where the kernel can
   */
  NetworkTransport(boolean trains) {
    this.trains = trains && epoll;
  }

  EventLoopGroup eventLoops(int threads) {
    return new MultiThreadIoEventLoopGroup(
        threads,
        new DefaultThreadFactory("baton-client", true),
        epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
  }

  /** Whether trains of datagrams are received whole. */
  boolean receivesTrains() {
    return trains;
  }

  Bootstrap connections() {
    return new Bootstrap()
        .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        // A server that refuses closes: what it said before is still to be read.
        .option(ChannelOption.AUTO_CLOSE, false)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS);
  }

  Bootstrap datagrams() {
    Bootstrap bootstrap =
        new Bootstrap()
            .channel(epoll ? EpollDatagramChannel.class : NioDatagramChannel.class)
            .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
            .option(
                ChannelOption.RECVBUF_ALLOCATOR,
                new FixedRecvByteBufAllocator(epoll ? MAX_READ : MAX_DATAGRAM));
    if (trains) {
      return bootstrap.option(EpollChannelOption.UDP_GRO, true);
    }
    return epoll
        ? bootstrap.option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MAX_DATAGRAM)
        : bootstrap;
  }
}
