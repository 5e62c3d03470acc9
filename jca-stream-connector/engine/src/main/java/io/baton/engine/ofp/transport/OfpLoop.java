package io.baton.engine.ofp.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/**
 * The thread that does all of OFP: socket, CoAP and the answers that need no waiting. It is not one
 * of those that send streams, so that neither holds up the other.
 */
public final class OfpLoop implements AutoCloseable {
  private static final int DATAGRAMS_PER_READ = 32;
  private static final int BUFFER = 4 << 20;
  private static final int SHUTDOWN_SECONDS = 5;

  private final boolean epoll = Epoll.isAvailable();
  private final MultiThreadIoEventLoopGroup group;
  private final EventLoop loop;

  public OfpLoop(String threadName) {
    IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    group =
        new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(threadName, true), handlers);
    loop = group.next();
  }

  public EventLoop executor() {
    return loop;
  }

  /**
   * For opening UDP sockets; where the kernel can, many datagrams are read and written at once.
   *
   * @param local address that they are bound to
   */
  Bootstrap sockets(InetAddress local) {
    SocketProtocolFamily family =
        local instanceof Inet4Address ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .option(ChannelOption.SO_RCVBUF, BUFFER)
            .option(ChannelOption.SO_SNDBUF, BUFFER);
    if (!epoll) {
      return bootstrap
          .channelFactory(() -> new NioDatagramChannel(family))
          .option(
              ChannelOption.RECVBUF_ALLOCATOR,
              new FixedRecvByteBufAllocator(NettyConnector.READ_SIZE));
    }
    return bootstrap
        .channelFactory(() -> new EpollDatagramChannel(family))
        .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, NettyConnector.READ_SIZE)
        .option(
            ChannelOption.RECVBUF_ALLOCATOR,
            new FixedRecvByteBufAllocator(NettyConnector.READ_SIZE * DATAGRAMS_PER_READ));
  }

  @Override
  public void close() {
    group
        .shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
  }
}
