package io.baton.engine.piece.client;

import io.baton.connector.Supplier;
import io.baton.engine.delivery.datagram.BackgroundResolver;
import io.baton.engine.delivery.datagram.Transport;
import io.baton.engine.memory.MemoryPlan;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Connects to suppliers. */
final class SupplierConnector {
  private static final int MIN_RECEIVE_BUFFER = 2_048;
  private static final int INITIAL_RECEIVE_BUFFER = 65_536;
  private static final int RECEIVE_BUFFER = 262_144;
  private static final int MAX_STATUS_LINE = 512;

  private final EventLoop loop;
  private final PieceClientSettings settings;
  private final Bootstrap bootstrap;

  SupplierConnector(EventLoop loop, Transport transport, PieceClientSettings settings) {
    this.loop = loop;
    this.settings = settings;
    this.bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(transport.clientChannel())
            .resolver(BackgroundResolver.GROUP)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.connectTimeout().toMillis())
            .option(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(
                    MIN_RECEIVE_BUFFER, INITIAL_RECEIVE_BUFFER, RECEIVE_BUFFER));
  }

  PieceConnection connect(Supplier supplier, PieceConnection.Owner owner) {
    String host = NetUtil.toSocketAddressString(supplier.host(), supplier.port());
    PieceConnection connection = new PieceConnection(owner, settings, host);
    Bootstrap own = bootstrap.clone().handler(new Initializer(supplier, connection));
    InetSocketAddress remote = address(supplier);
    ChannelFuture connecting =
        settings.own().isAnyLocalAddress()
            ? own.connect(remote)
            : own.connect(remote, new InetSocketAddress(settings.own(), 0));
    connecting.addListener(
        result -> {
          if (!result.isSuccess()) {
            // Later, for the caller does not know the connection yet.
            loop.execute(connection::unreachable);
          }
        });
    return connection;
  }

  /** Only names are looked up, for that may take long. */
  private static InetSocketAddress address(Supplier supplier) {
    InetAddress literal = NetUtil.createInetAddressFromIpAddressString(supplier.host());
    return literal == null
        ? InetSocketAddress.createUnresolved(supplier.host(), supplier.port())
        : new InetSocketAddress(literal, supplier.port());
  }

  private final class Initializer extends ChannelInitializer<SocketChannel> {
    private final Supplier supplier;
    private final PieceConnection connection;

    Initializer(Supplier supplier, PieceConnection connection) {
      this.supplier = supplier;
      this.connection = connection;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
      settings
          .tls()
          .ifPresent(
              tls ->
                  channel
                      .pipeline()
                      .addLast(tls.newHandler(channel.alloc(), supplier.host(), supplier.port())));
      channel
          .pipeline()
          .addLast(
              new HttpClientCodec(MAX_STATUS_LINE, MemoryPlan.PIECE_HEAD, RECEIVE_BUFFER),
              connection);
    }
  }
}
