package io.baton.engine.piece.server;

import io.baton.connector.figures.PieceStatistics;
import io.baton.engine.config.ConfigurationException;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.datagram.Transport;
import io.baton.engine.delivery.load.SupplyTotals;
import io.baton.engine.memory.MemoryPlan;
import io.baton.engine.server.ServerTls;
import io.baton.engine.server.connection.ConnectionLimiter;
import io.baton.engine.server.connection.ConnectionLimits;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Serves pieces of content to other nodes, on threads of its own: reading a disk may take long, and
 * must not hold back what viewers are sent.
 */
public final class PieceServer implements AutoCloseable {
  /**
   * How long is waited for the other side.
   *
   * @param patience until a connection has proved that it is a node's
   * @param idle without a request, and without anything of an answer being taken
   */
  record Timeouts(Duration patience, Duration idle) {
    static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60));
  }

  private static final int THREADS = 2;
  private static final int BACKLOG = 1024;
  private static final int MIN_RECEIVE_BUFFER = 256;
  private static final int INITIAL_RECEIVE_BUFFER = 1024;
  private static final int MAX_REQUEST_LINE = 512;

  /** So many of the connections may be of strangers, in all and from one address. */
  private static final int STRANGERS_PART = 2;

  private static final int STRANGERS_PART_PER_CLIENT = 4;

  private final EngineConfiguration configuration;
  private final Timeouts timeouts;
  private final PieceServices services;
  private final ConnectionLimiter limiter;
  private final Optional<SslContext> tls;
  private final MeteredThreads threads;
  private final EventLoopGroup loops;
  private Channel listener;

  private PieceServer(
      EngineConfiguration configuration,
      PieceServices services,
      Transport transport,
      Timeouts timeouts) {
    this.configuration = configuration;
    this.timeouts = timeouts;
    this.services = services;
    this.limiter =
        new ConnectionLimiter(
            "Pieces", limits(configuration), services.counters().server(), System::nanoTime);
    this.tls =
        configuration.piecesTls()
            ? Optional.of(ServerTls.context(configuration))
            : Optional.empty();
    this.threads = new MeteredThreads(new DefaultThreadFactory("baton-pieces"));
    this.loops = transport.group(THREADS, threads);
  }

  /**
   * Binds the port.
   *
   * @param content what can be supplied
   * @param promises what has been promised
   * @param members whether a node of the cluster has an address; from memory
   * @throws IOException if the port is not to be had; nothing is left open
   * @throws ConfigurationException if the key for TLS is not; likewise
   */
  public static PieceServer open(
      EngineConfiguration configuration,
      Transport transport,
      ContentSource content,
      Promises promises,
      Predicate<InetAddress> members)
      throws IOException {
    return open(configuration, transport, content, promises, members, Timeouts.USUAL);
  }

  static PieceServer open(
      EngineConfiguration configuration,
      Transport transport,
      ContentSource content,
      Promises promises,
      Predicate<InetAddress> members,
      Timeouts timeouts)
      throws IOException {
    NodeCheck check = check(configuration, members, timeouts.patience());
    PieceServices services = new PieceServices(content, promises, check, timeouts.patience());
    PieceServer server = new PieceServer(configuration, services, transport, timeouts);
    try {
      server.listener = server.bind(transport);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
    PieceLog.LOG.started(configuration.piecesHost(), server.port(), check.passes());
    return server;
  }

  private static NodeCheck check(
      EngineConfiguration configuration, Predicate<InetAddress> members, Duration patience) {
    return configuration
        .ofpKey()
        .<NodeCheck>map(key -> new KeyCheck(key, Clock.systemUTC(), patience))
        .orElseGet(
            () ->
                configuration.trustAddresses()
                    ? AddressCheck.trusting(members)
                    : AddressCheck.alone());
  }

  private static ConnectionLimits limits(EngineConfiguration configuration) {
    int total = configuration.maxPieceConnections();
    int perClient = configuration.maxPieceConnectionsPerClient();
    return new ConnectionLimits(
        total,
        perClient,
        Math.max(1, total / STRANGERS_PART),
        Math.max(1, perClient / STRANGERS_PART_PER_CLIENT));
  }

  private Channel bind(Transport transport) throws IOException {
    String host = configuration.piecesHost();
    int port = configuration.piecesPort();
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(transport.serverChannel())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(
                    MIN_RECEIVE_BUFFER, INITIAL_RECEIVE_BUFFER, MemoryPlan.READ))
            .childHandler(new Connections())
            .bind(new InetSocketAddress(host, port))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("cannot bind pieces port " + port + " on " + host, bound.cause());
    }
    return bound.channel();
  }

  /** TCP port that is bound. */
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /** What was supplied. Never blocks. */
  public PieceStatistics statistics() {
    return services.counters().statistics();
  }

  /** What supplying has come to. Never blocks. */
  public SupplyTotals totals() {
    return new SupplyTotals(services.counters().octets().sum(), threads.cpuNanos());
  }

  /** Ends all connections and frees port and threads. Blocks. Idempotent. */
  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private final class Connections extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel channel) {
      Optional<ConnectionLimiter.Place> place =
          limiter.admit(channel, channel.remoteAddress().getAddress());
      if (place.isEmpty()) {
        channel.close();
        return;
      }
      ChannelPipeline pipeline = channel.pipeline();
      tls.ifPresent(context -> pipeline.addLast(context.newHandler(channel.alloc())));
      pipeline.addLast(
          new IdleStateHandler(true, 0, 0, timeouts.idle().toMillis(), TimeUnit.MILLISECONDS),
          new HttpServerCodec(MAX_REQUEST_LINE, MemoryPlan.PIECE_HEAD, MemoryPlan.READ),
          new HttpServerKeepAliveHandler(),
          new NodeGate(services, place.get()),
          new BodyLimit(services.bodies()),
          new HttpObjectAggregator(MemoryPlan.PIECE_BODY));
      tls.ifPresent(context -> pipeline.addLast(new ChunkedWriteHandler()));
      pipeline.addLast(new OneAtATime(), new PieceRequests(services));
    }
  }
}
