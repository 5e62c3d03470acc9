package io.baton.client.rtsp;

import io.baton.client.network.ClientNetwork;
import io.baton.client.network.Credentials;
import io.baton.client.network.ServiceException;
import io.baton.engine.auth.ClientAuthentication;
import io.baton.engine.rtsp.InterleavedFrame;
import io.baton.engine.rtsp.MalformedMessage;
import io.baton.engine.rtsp.RtspDecoder;
import io.baton.engine.rtsp.RtspEncoder;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspHeaders;
import io.baton.engine.rtsp.RtspMessage;
import io.baton.engine.rtsp.RtspMethod;
import io.baton.engine.rtsp.RtspRequest;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.rtsp.RtspUri;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The client's side of one RTSP connection: sends requests, matches responses by CSeq, answers
 * digest challenges, hands on interleaved packets. Belongs to the connection's event loop.
 */
final class RtspConnection extends SimpleChannelInboundHandler<RtspMessage> {
  private static final long RESPONSE_TIMEOUT_SECONDS = 15;
  private static final String USER_AGENT = "Baton";
  private static final int MAX_HEAD = 16 * 1024;
  private static final int MAX_BODY = 256 * 1024;
  private static final int MAX_FRAME = 65_535;

  private final Optional<ClientAuthentication> authentication;
  private final boolean secure;
  private final Map<Long, Exchange> exchanges = new LinkedHashMap<>();
  private RtspConnectionListener listener = RtspConnectionListener.NONE;
  private Channel channel;
  private long cseq;

  private RtspConnection(Optional<Credentials> credentials, boolean secure) {
    this.authentication =
        credentials.map(who -> new ClientAuthentication(who.user(), who.password()));
    this.secure = secure;
  }

  /**
   * Connects to a server.
   *
   * @param loop where the connection belongs
   * @param credentials with which challenges are answered
   * @return fails with {@link IOException}
   */
  static CompletableFuture<RtspConnection> open(
      ClientNetwork network, EventLoop loop, RtspUri target, Optional<Credentials> credentials) {
    RtspConnection connection = new RtspConnection(credentials, target.isSecure());
    return network
        .connect(loop, target.host(), target.port(), target.isSecure(), connection::join)
        .thenApply(connected -> connection);
  }

  private void join(ChannelPipeline pipeline) {
    pipeline.addLast(new RtspEncoder(), new RtspDecoder(MAX_HEAD, MAX_BODY, MAX_FRAME), this);
  }

  void listener(RtspConnectionListener newListener) {
    listener = newListener;
  }

  public Channel channel() {
    return channel;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context.channel();
  }

  /**
   * Sends a request.
   *
   * @param headers adds what the method needs; called again if the request has to be repeated with
   *     credentials
   * @return the response, whatever its status but 401, of which it fails with {@link
   *     ServiceException}; fails with {@link IOException} if none came
   */
  CompletableFuture<RtspResponse> request(
      RtspMethod method, String uri, Consumer<RtspHeaders> headers) {
    Exchange exchange = new Exchange(method, uri, headers);
    send(exchange);
    return exchange.response;
  }

  private void send(Exchange exchange) {
    long number = ++cseq;
    RtspRequest request = RtspRequest.of(exchange.method, exchange.uri, number);
    request.with(RtspHeaderNames.USER_AGENT, USER_AGENT);
    exchange.headers.accept(request.headers());
    authentication
        .flatMap(who -> who.authorization(exchange.method.name(), exchange.uri))
        .ifPresent(value -> request.with(RtspHeaderNames.AUTHORIZATION, value));
    exchanges.put(number, exchange);
    exchange.timeout =
        channel
            .eventLoop()
            .schedule(() -> timedOut(number), RESPONSE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    channel
        .writeAndFlush(request)
        .addListener(
            written -> {
              if (!written.isSuccess()) {
                fail(number, new IOException("the connection broke", written.cause()));
              }
            });
  }

  private void timedOut(long number) {
    fail(
        number,
        new IOException("no response from the server within " + RESPONSE_TIMEOUT_SECONDS + " s"));
  }

  private void fail(long number, IOException cause) {
    Exchange exchange = exchanges.remove(number);
    if (exchange != null) {
      exchange.fail(cause);
    }
  }

  /** Sends a packet on an interleaved channel, taking over its reference. */
  void sendInterleaved(int interleavedChannel, ByteBuf packet) {
    channel.writeAndFlush(new InterleavedFrame(interleavedChannel, packet), channel.voidPromise());
  }

  void close() {
    channel.close();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, RtspMessage message) {
    if (message instanceof InterleavedFrame frame) {
      listener.interleaved(frame.channel(), frame.content());
    } else if (message instanceof RtspResponse response) {
      responded(response);
    } else if (message instanceof RtspRequest request) {
      requested(request);
    } else if (message instanceof MalformedMessage malformed) {
      closeWith(new IOException("the server sent what is no RTSP: " + malformed.reason()));
    }
  }

  private void responded(RtspResponse response) {
    Exchange exchange = response.cseq().isPresent() ? exchanges.remove(cseqOf(response)) : null;
    if (exchange == null) {
      return;
    }
    exchange.timeout.cancel(false);
    if (response.status() == RtspStatus.UNAUTHORIZED.code() && takesUp(response)) {
      send(exchange);
    } else if (response.status() == RtspStatus.UNAUTHORIZED.code()) {
      exchange.response.completeExceptionally(unauthorized(response));
    } else {
      exchange.response.complete(response);
    }
  }

  private ServiceException unauthorized(RtspResponse response) {
    List<String> challenges = response.headers().all(RtspHeaderNames.WWW_AUTHENTICATE);
    return authentication.isPresent() && challenges.stream().noneMatch(this::isSafe)
        ? new ServiceException(
            response.status(), "the server wants the password in the clear; use rtsps://")
        : ServiceException.unauthorized(authentication.isPresent());
  }

  private static long cseqOf(RtspResponse response) {
    return response.cseq().getAsLong();
  }

  /** Whether a refused request is worth repeating with what its challenges ask for. */
  private boolean takesUp(RtspResponse response) {
    List<String> challenges =
        response.headers().all(RtspHeaderNames.WWW_AUTHENTICATE).stream()
            .filter(this::isSafe)
            .toList();
    return authentication.isPresent() && authentication.get().challenged(challenges);
  }

  /** Basic authentication shows the password to anyone who listens, so only within TLS. */
  private boolean isSafe(String challenge) {
    return secure || !challenge.strip().regionMatches(true, 0, "Basic", 0, 5);
  }

  private void requested(RtspRequest request) {
    Optional<RtspMethod> method = request.knownMethod();
    boolean known =
        method.filter(m -> m == RtspMethod.OPTIONS || m == RtspMethod.GET_PARAMETER).isPresent();
    boolean redirect = method.filter(m -> m == RtspMethod.REDIRECT).isPresent();
    RtspStatus status = known || redirect ? RtspStatus.OK : RtspStatus.NOT_IMPLEMENTED;
    channel.writeAndFlush(RtspResponse.to(request, status), channel.voidPromise());
    if (redirect) {
      request.headers().first(RtspHeaderNames.LOCATION).ifPresent(listener::redirected);
    }
  }

  private void closeWith(IOException cause) {
    exchanges.values().forEach(exchange -> exchange.fail(cause));
    exchanges.clear();
    channel.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closeWith(new IOException("the server closed the connection"));
    listener.disconnected();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    closeWith(new IOException("the connection broke: " + cause.getMessage(), cause));
  }

  private static final class Exchange {
    private final RtspMethod method;
    private final String uri;
    private final Consumer<RtspHeaders> headers;
    private final CompletableFuture<RtspResponse> response = new CompletableFuture<>();
    private ScheduledFuture<?> timeout;

    Exchange(RtspMethod method, String uri, Consumer<RtspHeaders> headers) {
      this.method = method;
      this.uri = uri;
      this.headers = headers;
    }

    void fail(IOException cause) {
      timeout.cancel(false);
      response.completeExceptionally(cause);
    }
  }
}
