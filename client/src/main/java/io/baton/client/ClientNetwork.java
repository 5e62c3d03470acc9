package io.baton.client;

import io.baton.engine.rtsp.RtspDecoder;
import io.baton.engine.rtsp.RtspEncoder;
import io.baton.engine.rtsp.RtspUri;
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
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** Opens the connections and UDP ports of sessions, each session's on one event loop. */
final class ClientNetwork {
  private static final int MAX_HEAD = 16 * 1024;
  private static final int MAX_BODY = 256 * 1024;
  private static final int MAX_FRAME = 65_535;
  private static final long QUIET_MILLIS = 0;
  private static final long SHUTDOWN_MILLIS = 2000;

  private final NetworkTransport transport;
  private final UdpPortPairs ports = new UdpPortPairs();
  private final EventLoopGroup loops;
  private final SslContext tls;
  private final boolean insecure;

  ClientNetwork(int threads, boolean insecure, boolean trains) throws IOException {
    this.transport = new NetworkTransport(trains);
    this.insecure = insecure;
    this.tls = tlsContext(insecure);
    this.loops = transport.eventLoops(threads);
  }

  private static SslContext tlsContext(boolean insecure) throws IOException {
    SslContextBuilder builder = SslContextBuilder.forClient();
    try {
      return insecure ? builder.trustManager(new TrustEverything()).build() : builder.build();
    } catch (SSLException e) {
      throw new IOException("TLS is not available: " + e.getMessage(), e);
    }
  }

  EventLoop nextLoop() {
    return loops.next();
  }

  boolean receivesTrains() {
    return transport.receivesTrains();
  }

  CompletableFuture<RtspConnection> connect(
      EventLoop loop, RtspUri target, Optional<Credentials> credentials) {
    RtspConnection connection = new RtspConnection(credentials, target.isSecure());
    CompletableFuture<RtspConnection> connected = new CompletableFuture<>();
    Bootstrap bootstrap =
        transport
            .connections()
            .group(loop)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    fill(channel.pipeline(), target, connection);
                  }
                });
    ChannelFuture attempt = bootstrap.connect(target.host(), target.port());
    attempt.addListener(
        done -> {
          if (done.isSuccess()) {
            connected.complete(connection);
          } else {
            connected.completeExceptionally(unreachable(target, done.cause()));
          }
        });
    return connected;
  }

  private static IOException unreachable(RtspUri target, Throwable cause) {
    String reason =
        cause instanceof ConnectTimeoutException
            ? "no answer"
            : cause instanceof UnknownHostException ? "unknown host" : "connection refused";
    return new IOException(
        "cannot connect to " + target.host() + " port " + target.port() + ": " + reason, cause);
  }

  private void fill(ChannelPipeline pipeline, RtspUri target, RtspConnection connection) {
    if (target.isSecure()) {
      SslHandler handler = tls.newHandler(pipeline.channel().alloc(), target.host(), target.port());
      if (!insecure) {
        SSLParameters parameters = handler.engine().getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        handler.engine().setSSLParameters(parameters);
      }
      pipeline.addLast(handler);
    }
    pipeline.addLast(new RtspEncoder(), new RtspDecoder(MAX_HEAD, MAX_BODY, MAX_FRAME), connection);
  }

  CompletableFuture<UdpPath> udpPath(
      RtspConnection connection, ReceivedTrack track, PacketIntake intake) {
    InetAddress local = connection.localAddress().getAddress();
    InetAddress server = connection.remoteAddress().getAddress();
    Bootstrap bootstrap = transport.datagrams().group(connection.channel().eventLoop());
    return UdpPath.open(bootstrap, ports, local, track, intake, server);
  }

  void close() {
    loops
        .shutdownGracefully(QUIET_MILLIS, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS);
  }
}
