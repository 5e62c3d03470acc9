package io.baton.engine.server;

import io.baton.engine.config.ConfigurationException;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.AllocatedSize;
import io.baton.engine.delivery.SendingFirst;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.memory.MemoryPlan;
import io.baton.engine.rtsp.InterleavedFrame;
import io.baton.engine.rtsp.RtspDecoder;
import io.baton.engine.rtsp.RtspEncoder;
import io.baton.engine.server.connection.ConnectionLimiter;
import io.baton.engine.server.connection.ConnectionLimits;
import io.baton.engine.server.connection.ConnectionRefusals;
import io.baton.engine.server.connection.ReceiverReports;
import io.baton.engine.server.connection.RtspConnection;
import io.baton.engine.server.decision.EngineServices;
import io.baton.engine.server.request.RequestRouter;
import io.baton.engine.tunnel.HttpTunnels;
import io.baton.engine.tunnel.TunnelDetector;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Accepts RTSP connections, with and without TLS, on the event loops that own the sessions. */
public final class RtspServer implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final int MIN_RECEIVE_BUFFER = 256;
  private static final int INITIAL_RECEIVE_BUFFER = 1024;

  private final EngineServices services;
  private final RequestRouter router;
  private final ReceiverReports reports;
  private final ConnectionLimiter limiter;
  private final HttpTunnels tunnels = new HttpTunnels();
  private final ConnectionRefusals refusals = new ConnectionRefusals();
  private final ChannelGroup connections =
      new DefaultChannelGroup("baton-rtsp", ImmediateEventExecutor.INSTANCE);
  private Channel plain;
  private Channel secure;

  private RtspServer(EngineServices services) {
    EngineConfiguration configuration = services.configuration();
    this.services = services;
    this.router = new RequestRouter(services);
    this.reports = new ReceiverReports(services.sessions());
    this.limiter =
        new ConnectionLimiter(
            "RTSP",
            ConnectionLimits.of(configuration, services.memory()),
            services.counters(),
            System::nanoTime);
  }

  /**
   * Binds the ports.
   *
   * @throws IOException if a port is not to be had; nothing is left open
   * @throws ConfigurationException if the key for TLS is not; likewise
   */
  public static RtspServer open(EngineServices services) throws IOException {
    RtspServer server = new RtspServer(services);
    try {
      EngineConfiguration configuration = services.configuration();
      server.plain = server.bind(configuration.rtspPort(), Optional.empty());
      if (configuration.rtspsPort() != 0) {
        SslContext tls = ServerTls.context(configuration);
        server.secure = server.bind(configuration.rtspsPort(), Optional.of(tls));
      }
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private Channel bind(int port, Optional<SslContext> tls) throws IOException {
    EngineConfiguration configuration = services.configuration();
    ChannelFuture bound =
        new ServerBootstrap()
            .group(services.loops().group())
            .channel(services.loops().transport().serverChannel())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.MESSAGE_SIZE_ESTIMATOR, new AllocatedSize())
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, RtspConnection.ANSWERS_ALONE)
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, receiveBuffers())
            .childHandler(new ConnectionInitializer(tls))
            .bind(new InetSocketAddress(configuration.rtspHost(), port))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(
          "cannot bind RTSP port " + port + " on " + configuration.rtspHost(), bound.cause());
    }
    return bound.channel();
  }

  /** Requests are short: what is read in one go must not be much, for thousands do not wait. */
  private static RecvByteBufAllocator receiveBuffers() {
    return new AdaptiveRecvByteBufAllocator(
        MIN_RECEIVE_BUFFER, INITIAL_RECEIVE_BUFFER, MemoryPlan.READ);
  }

  /** TCP port of RTSP. */
  public int port() {
    return ((InetSocketAddress) plain.localAddress()).getPort();
  }

  /** TCP port of RTSP over TLS; 0 if it is off. */
  public int tlsPort() {
    return secure == null ? 0 : ((InetSocketAddress) secure.localAddress()).getPort();
  }

  /**
   * Accepts no more connections, nor new sessions on those that there are, so that all sessions can
   * be ended. Blocks; not to be called on an event loop. Idempotent.
   */
  public void stopAccepting() {
    router.stopAccepting();
    close(plain);
    close(secure);
  }

  /** Stops accepting and closes all connections. */
  @Override
  public void close() {
    stopAccepting();
    connections.close().awaitUninterruptibly();
  }

  private static void close(Channel listener) {
    if (listener != null) {
      listener.close().awaitUninterruptibly();
    }
  }

  private final class ConnectionInitializer extends ChannelInitializer<SocketChannel> {
    private final Optional<SslContext> tls;

    ConnectionInitializer(Optional<SslContext> tls) {
      this.tls = tls;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
      ChannelPipeline pipeline = channel.pipeline();
      pipeline.addLast(new SendingFirst(services.loops().of(channel.eventLoop())));
      tls.ifPresent(context -> pipeline.addLast(context.newHandler(channel.alloc())));
      Optional<ConnectionLimiter.Place> place =
          limiter.admit(channel, channel.remoteAddress().getAddress());
      if (place.isPresent()) {
        connections.add(channel);
        ConnectionLimiter.Place own = place.get();
        pipeline.addLast(
            new TunnelDetector(
                tunnels,
                services.configuration().idleTimeout(),
                () -> serve(channel, own),
                own::isKnown));
      } else {
        refusals.refuse(channel);
      }
    }

    private void serve(SocketChannel channel, ConnectionLimiter.Place place) {
      EngineConfiguration configuration = services.configuration();
      RtspDecoder decoder =
          new RtspDecoder(
              configuration.maxHeaderBytes(),
              configuration.maxBodyBytes(),
              InterleavedFrame.MAX_LENGTH);
      StreamLoop loop = services.loops().of(channel.eventLoop());
      channel
          .pipeline()
          .addLast(
              decoder,
              new RtspEncoder(),
              new RtspConnection(router, reports, loop, decoder, place, configuration));
    }
  }
}
