package io.baton.engine.ofp.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.eclipse.californium.elements.RawData;

/** One socket on a known port, for everybody. */
public final class ListeningConnector extends NettyConnector {
  private final OfpLoop sockets;
  private final InetSocketAddress address;
  private Channel channel;

  public ListeningConnector(OfpLoop sockets, InetSocketAddress address) {
    super(sockets.executor());
    this.sockets = sockets;
    this.address = address;
  }

  @Override
  public void start() throws IOException {
    ChannelFuture bound =
        sockets
            .sockets(address.getAddress())
            .handler(new Inbox())
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(
          "OFP port %d on %s cannot be bound".formatted(address.getPort(), address.getHostString()),
          bound.cause());
    }
    channel = bound.channel();
    setRunning();
  }

  @Override
  void write(RawData message) {
    write(
        channel,
        new DatagramPacket(bytes(channel, message), message.getInetSocketAddress()),
        message);
  }

  @Override
  void closeSockets() {
    channel.close().awaitUninterruptibly();
  }

  @Override
  public InetSocketAddress getAddress() {
    return channel == null ? address : (InetSocketAddress) channel.localAddress();
  }
}
