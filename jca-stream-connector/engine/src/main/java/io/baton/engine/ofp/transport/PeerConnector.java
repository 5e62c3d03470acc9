package io.baton.engine.ofp.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.californium.elements.RawData;

/**
 * A connected socket for each peer, shared by all requests to it (R39). Only a connected UDP socket
 * learns from the kernel that no process listens at the other end (ICMP port unreachable), which is
 * how a node learns at once that another one was killed.
 */
public final class PeerConnector extends NettyConnector {
  private static final int MAX_PEERS = 256;

  private final OfpLoop sockets;
  private final InetAddress local;
  private final Consumer<InetSocketAddress> unreachable;
  private final Map<InetSocketAddress, ChannelFuture> peers =
      new LinkedHashMap<>(MAX_PEERS, 0.75f, true);

  /**
   * Makes a connector without any socket yet.
   *
   * @param local address to send from
   * @param unreachable told of peers that do not listen, on the event loop
   */
  public PeerConnector(
      OfpLoop sockets, InetAddress local, Consumer<InetSocketAddress> unreachable) {
    super(sockets.executor());
    this.sockets = sockets;
    this.local = local;
    this.unreachable = unreachable;
  }

  @Override
  public void start() {
    setRunning();
  }

  @Override
  void write(RawData message) {
    InetSocketAddress peer = message.getInetSocketAddress();
    ChannelFuture connected = peers.get(peer);
    if (connected == null) {
      connected = connect(peer);
    }
    if (connected.isDone()) {
      write(connected, message);
    } else {
      ChannelFuture connecting = connected;
      connecting.addListener(done -> write(connecting, message));
    }
  }

  private void write(ChannelFuture connected, RawData message) {
    if (connected.isSuccess()) {
      Channel channel = connected.channel();
      write(channel, bytes(channel, message), message);
    } else {
      peers.remove(message.getInetSocketAddress(), connected);
      message.onError(connected.cause());
    }
  }

  private ChannelFuture connect(InetSocketAddress peer) {
    forgetEldest();
    ChannelFuture connecting =
        sockets
            .sockets(peer.getAddress())
            .handler(new PeerInbox(peer))
            .connect(peer, new InetSocketAddress(local, 0));
    peers.put(peer, connecting);
    return connecting;
  }

  private void forgetEldest() {
    if (peers.size() >= MAX_PEERS) {
      InetSocketAddress eldest = peers.keySet().iterator().next();
      peers.remove(eldest).channel().close();
    }
  }

  @Override
  void closeSockets() {
    List<ChannelFuture> open = new ArrayList<>();
    loop()
        .submit(
            () -> {
              open.addAll(peers.values());
              peers.clear();
            })
        .awaitUninterruptibly();
    open.forEach(connected -> connected.channel().close().awaitUninterruptibly());
  }

  @Override
  public InetSocketAddress getAddress() {
    return new InetSocketAddress(local, 0);
  }

  /** Notices that the peer does not listen. */
  private final class PeerInbox extends Inbox {
    private final InetSocketAddress peer;

    PeerInbox(InetSocketAddress peer) {
      this.peer = peer;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (cause instanceof PortUnreachableException) {
        unreachable.accept(peer);
      }
    }
  }
}
