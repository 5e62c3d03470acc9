package io.baton.engine.piece.client;

import io.baton.engine.auth.ClientAuthentication;
import io.baton.engine.piece.FetchFailure;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A connection to a supplier: one exchange after the other. An answer that is wanted no more is
 * read to its end if that comes soon; whatever else goes wrong closes the connection. Confined to
 * its event loop.
 */
final class PieceConnection extends SimpleChannelInboundHandler<HttpObject> {
  /** How long it may be without an exchange; shorter than the server's patience. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** The same before this node has proved itself: the server is less patient then. */
  private static final long UNPROVED_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** How long the rest of an answer may take that is wanted no more. */
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long CHECK_MILLIS = 250;

  /** Whose connection it is. */
  interface Owner {
    /** It can take an exchange. */
    void onReady(PieceConnection connection);

    /** It is no more; told once. */
    void onClosed(PieceConnection connection, FetchFailure why);
  }

  private final Owner owner;
  private final PieceClientSettings settings;
  private final String host;
  private Channel channel;
  private Future<?> checking;
  private Exchange current;
  private Optional<ClientAuthentication> authentication = Optional.empty();
  private boolean last;
  private boolean closed;
  private long progressAt = System.nanoTime();

  /**
   * A connection that is not made yet.
   *
   * @param host name and port of the supplier, for the header
   */
  PieceConnection(Owner owner, PieceClientSettings settings, String host) {
    this.owner = owner;
    this.settings = settings;
    this.host = host;
  }

  /** Sends a request; to be called when the connection is ready. */
  void begin(Exchange exchange) {
    current = exchange;
    progressAt = System.nanoTime();
    FullHttpRequest request = exchange.request();
    request.headers().set(HttpHeaderNames.HOST, host);
    authentication
        .flatMap(with -> with.authorization(request.method().name(), request.uri()))
        .ifPresent(header -> request.headers().set(HttpHeaderNames.AUTHORIZATION, header));
    authentication = Optional.empty();
    channel.writeAndFlush(request);
  }

  /** It could not be made. */
  void unreachable() {
    fail(FetchFailure.UNREACHABLE);
  }

  /** Ends it, and the exchange that is under way. */
  void close() {
    fail(FetchFailure.BROKEN);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = context.channel();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (closed) {
      context.close();
      return;
    }
    checking =
        context
            .executor()
            .scheduleAtFixedRate(this::check, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    begin(
        new Greeting(settings.node(), settings.key(), with -> authentication = Optional.of(with)));
  }

  private void check() {
    long quiet = System.nanoTime() - progressAt;
    if (current == null) {
      if (quiet > (authentication.isPresent() ? UNPROVED_NANOS : IDLE_NANOS)) {
        close();
      }
    } else if (quiet > settings.answerTimeout().toNanos()
        || (current.hasEnded() && quiet > REST_NANOS)) {
      fail(FetchFailure.TIMEOUT);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject received) {
    if (closed) {
      return;
    }
    if (current == null || received.decoderResult().isFailure()) {
      fail(FetchFailure.BROKEN);
      return;
    }
    if (!current.hasEnded()) {
      progressAt = System.nanoTime();
    }
    if (received instanceof HttpResponse response) {
      onHead(response);
    }
    if (received instanceof HttpContent content && !closed) {
      onBody(content);
    }
  }

  private void onHead(HttpResponse response) {
    last = !HttpUtil.isKeepAlive(response);
    if (!current.hasEnded()) {
      current.head(response).ifPresent(this::refuse);
    }
  }

  /** A supplier that lacks the content has answered as it should. */
  private void refuse(FetchFailure failure) {
    if (failure == FetchFailure.NOT_FOUND) {
      current.fail(failure);
    } else {
      fail(failure);
    }
  }

  private void onBody(HttpContent content) {
    if (!current.hasEnded() && !current.body(content.content())) {
      fail(FetchFailure.BROKEN);
    } else if (content instanceof LastHttpContent) {
      onEnd();
    }
  }

  private void onEnd() {
    if (!current.hasEnded() && !current.isWhole()) {
      fail(FetchFailure.BROKEN);
      return;
    }
    Exchange ended = current;
    current = null;
    if (last) {
      close();
    } else {
      progressAt = System.nanoTime();
      owner.onReady(this);
    }
    ended.succeed();
  }

  private void fail(FetchFailure failure) {
    Exchange failed = current;
    current = null;
    if (!closed) {
      closed = true;
      if (channel != null) {
        channel.close();
      }
      owner.onClosed(this, failure);
    }
    if (failed != null) {
      failed.fail(failure);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (checking != null) {
      checking.cancel(false);
    }
    fail(FetchFailure.BROKEN);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(FetchFailure.BROKEN);
  }
}
