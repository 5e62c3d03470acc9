package io.baton.engine.delivery.datagram;

import io.baton.engine.config.DatagramMode;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.StandardSocketOptions;
import java.util.concurrent.ThreadFactory;

/** What the kernel offers for sending, chosen once at start. */
public final class Transport {
  private static final int TRAIN_PACKETS = 45;
  private static final int SINGLE_PACKET = 1;

  private final DatagramMode mode;

  private Transport(DatagramMode mode) {
    this.mode = mode;
  }

  /**
   * The wanted mode, or the best there is if that is left open.
   *
   * @throws UnsupportedOperationException if the kernel lacks the wanted mode
   */
  public static Transport choose(DatagramMode wanted) {
    DatagramMode best = best();
    DatagramMode chosen = wanted == DatagramMode.AUTO ? best : wanted;
    if (chosen.compareTo(best) < 0) {
      throw new UnsupportedOperationException(
          "this kernel cannot send datagrams by " + chosen + "; the best it has is " + best);
    }
    return new Transport(chosen);
  }

  private static DatagramMode best() {
    if (!Epoll.isAvailable()) {
      return DatagramMode.NIO;
    }
    return EpollDatagramChannel.isSegmentedDatagramPacketSupported()
        ? DatagramMode.GSO
        : DatagramMode.SENDMMSG;
  }

  public DatagramMode mode() {
    return mode;
  }

  /** Packets of equal size that one send operation may carry. */
  public int packetsPerTrain() {
    return mode == DatagramMode.GSO ? TRAIN_PACKETS : SINGLE_PACKET;
  }

  public EventLoopGroup group(int threads, ThreadFactory threadFactory) {
    IoHandlerFactory handlers = nio() ? NioIoHandler.newFactory() : EpollIoHandler.newFactory();
    return new MultiThreadIoEventLoopGroup(threads, threadFactory, handlers);
  }

  /** Channel class of listening TCP sockets. */
  public Class<? extends ServerChannel> serverChannel() {
    return nio() ? NioServerSocketChannel.class : EpollServerSocketChannel.class;
  }

  /** Class of TCP connections that are opened from here. */
  public Class<? extends SocketChannel> clientChannel() {
    return nio() ? NioSocketChannel.class : EpollSocketChannel.class;
  }

  DatagramChannel datagramChannel(SocketProtocolFamily family) {
    return nio() ? new NioDatagramChannel(family) : new EpollDatagramChannel(family);
  }

  /** The option that lets each event loop bind a socket of its own to the same port. */
  ChannelOption<Boolean> reusePort() {
    return nio()
        ? NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT)
        : EpollChannelOption.SO_REUSEPORT;
  }

  private boolean nio() {
    return mode == DatagramMode.NIO;
  }
}
