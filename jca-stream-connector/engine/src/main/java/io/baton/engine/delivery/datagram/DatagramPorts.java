package io.baton.engine.delivery.datagram;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketProtocolFamily;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;

/**
 * The pair of UDP ports, RTP and RTCP one above, that all sessions share. Each event loop has a
 * socket of its own on both.
 */
public final class DatagramPorts {
  private static final int SEND_BUFFER = 4 << 20;
  private static final int RECEIVE_BUFFER = 1 << 20;
  private static final int FREE_PAIR_TRIES = 100;

  private final Transport transport;
  private final InetAddress host;
  private final int rtpPort;

  private DatagramPorts(Transport transport, InetAddress host, int rtpPort) {
    this.transport = transport;
    this.host = host;
    this.rtpPort = rtpPort;
  }

  /**
   * Finds out that the pair is free: sockets that share a port would not notice another server on
   * it.
   *
   * @param port even; 0 picks a free pair
   */
  public static DatagramPorts reserve(Transport transport, InetAddress host, int port)
      throws IOException {
    if (port != 0) {
      probe(host, port);
      probe(host, port + 1);
      return new DatagramPorts(transport, host, port);
    }
    for (int i = 0; i < FREE_PAIR_TRIES; i++) {
      int free = freeEvenPort(host);
      if (free != 0 && isFree(host, free + 1)) {
        return new DatagramPorts(transport, host, free);
      }
    }
    throw new IOException("no free pair of UDP ports on " + host);
  }

  private static void probe(InetAddress host, int port) throws IOException {
    if (!isFree(host, port)) {
      throw new IOException("UDP port " + port + " on " + host.getHostAddress() + " is in use");
    }
  }

  private static boolean isFree(InetAddress host, int port) {
    try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(host, port))) {
      return probe.isBound();
    } catch (SocketException e) {
      return false;
    }
  }

  private static int freeEvenPort(InetAddress host) throws IOException {
    try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(host, 0))) {
      return probe.getLocalPort() % 2 == 0 ? probe.getLocalPort() : 0;
    }
  }

  /** The same pair at another address of this node. */
  public DatagramPorts at(InetAddress address) {
    return new DatagramPorts(transport, address, rtpPort);
  }

  public int rtpPort() {
    return rtpPort;
  }

  /** A socket for sending RTP; what arrives there is not read. */
  public Channel openRtp(EventLoop loop, ChannelHandler handler) throws IOException {
    Bootstrap bootstrap =
        bootstrap(loop, handler)
            .option(ChannelOption.SO_SNDBUF, SEND_BUFFER)
            .option(ChannelOption.AUTO_READ, false);
    return bind(bootstrap, rtpPort);
  }

  /** A socket for sending and receiving RTCP. */
  public Channel openRtcp(EventLoop loop, ChannelHandler handler) throws IOException {
    return bind(
        bootstrap(loop, handler).option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER), rtpPort + 1);
  }

  private Bootstrap bootstrap(EventLoop loop, ChannelHandler handler) {
    SocketProtocolFamily family =
        host instanceof Inet4Address ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
    return new Bootstrap()
        .group(loop)
        .channelFactory(() -> transport.datagramChannel(family))
        .option(transport.reusePort(), true)
        .handler(handler);
  }

  private Channel bind(Bootstrap bootstrap, int port) throws IOException {
    ChannelFuture bound = bootstrap.bind(host, port).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("cannot bind UDP port " + port + " on " + host, bound.cause());
    }
    return bound.channel();
  }
}
