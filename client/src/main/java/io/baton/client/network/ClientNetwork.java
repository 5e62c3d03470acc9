package io.baton.client.network;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** Opens connections and UDP ports, those that belong together on one event loop. Thread-safe. */
public final class ClientNetwork implements AutoCloseable {
  private static final long QUIET_MILLIS = 0;
  private static final long SHUTDOWN_MILLIS = 2000;

  private final NetworkTransport transport;
  private final UdpPortPairs pairs = new UdpPortPairs();
  private final EventLoopGroup loops;
  private final SslContext tls;

  /**
   * Starts the event loops.
   *
   * @param threads event loops, at least 1
   * @param trust which servers are trusted in TLS
   * @param trains whether to receive trains of datagrams whole where the kernel can
   * @throws IOException if TLS is not available
   */
  public ClientNetwork(int threads, ServerTrust trust, boolean trains) throws IOException {
    this.transport = new NetworkTransport(trains);
    this.tls = tlsContext(trust);
    this.loops = transport.eventLoops(threads);
  }

  private static SslContext tlsContext(ServerTrust trust) throws IOException {
    try {
      return SslContextBuilder.forClient().trustManager(trust.manager()).build();
    } catch (SSLException e) {
      throw new IOException("TLS is not available: " + e.getMessage(), e);
    }
  }

  /** The event loops, one after the other. */
  public EventLoop nextLoop() {
    return loops.next();
  }

  /** Whether trains of datagrams are received whole. */
  public boolean receivesTrains() {
    return transport.receivesTrains();
  }

  /**
   * Connects over TCP, or TLS; then the server is one that is trusted.
   *
   * @param loop where the connection belongs
   * @param protocol adds the handlers of the protocol to the pipeline
   * @return fails with {@link IOException}, an {@link UntrustedServerException} if the server's
   *     certificate is not trusted
   */
  public CompletableFuture<Channel> connect(
      EventLoop loop, String host, int port, boolean secure, Consumer<ChannelPipeline> protocol) {
    CompletableFuture<Channel> connected = new CompletableFuture<>();
    Bootstrap bootstrap =
        transport
            .connections()
            .group(loop)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    if (secure) {
                      channel.pipeline().addLast(tlsHandler(channel, host, port));
                    }
                    protocol.accept(channel.pipeline());
                  }
                });
    ChannelFuture attempt = bootstrap.connect(host, port);
    attempt.addListener(
        done -> {
          if (!done.isSuccess()) {
            connected.completeExceptionally(unreachable(host, port, done.cause()));
          } else if (secure) {
            secured(attempt.channel(), host, port, connected);
          } else {
            connected.complete(attempt.channel());
          }
        });
    return connected;
  }

  private static void secured(
      Channel channel, String host, int port, CompletableFuture<Channel> connected) {
    channel
        .pipeline()
        .get(SslHandler.class)
        .handshakeFuture()
        .addListener(
            shaken -> {
              if (shaken.isSuccess()) {
                connected.complete(channel);
              } else {
                connected.completeExceptionally(insecure(host, port, shaken.cause()));
              }
            });
  }

  private static IOException insecure(String host, int port, Throwable cause) {
    String server = host + " port " + port;
    return cause instanceof SSLException failure
        ? TlsFailure.explain(server, failure)
        : new IOException("TLS with " + server + " is not possible: " + cause.getMessage(), cause);
  }

  private static IOException unreachable(String host, int port, Throwable cause) {
    String reason =
        cause instanceof ConnectTimeoutException
            ? "no answer"
            : cause instanceof UnknownHostException ? "unknown host" : "connection refused";
    return new IOException("cannot connect to " + host + " port " + port + ": " + reason, cause);
  }

  private SslHandler tlsHandler(Channel channel, String host, int port) {
    SslHandler handler = tls.newHandler(channel.alloc(), host, port);
    SSLParameters parameters = handler.engine().getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    handler.engine().setSSLParameters(parameters);
    return handler;
  }

  /**
   * Binds a pair of UDP ports on the address and event loop of a connection.
   *
   * @param receiver takes what comes on them
   * @return fails with {@link IOException} if none is free
   */
  public CompletableFuture<UdpPorts> udpPorts(Channel connection, UdpReceiver receiver) {
    InetAddress local = ((InetSocketAddress) connection.localAddress()).getAddress();
    InetAddress server = ((InetSocketAddress) connection.remoteAddress()).getAddress();
    Bootstrap bootstrap = transport.datagrams().group(connection.eventLoop());
    return UdpPorts.open(bootstrap, pairs, local, server, receiver);
  }

  /** Closes the event loops, and with them all connections. */
  @Override
  public void close() {
    loops
        .shutdownGracefully(QUIET_MILLIS, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
  }
}
