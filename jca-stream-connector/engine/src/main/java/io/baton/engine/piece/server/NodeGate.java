package io.baton.engine.piece.server;

import io.baton.engine.piece.server.NodeCheck.Judgement;
import io.baton.engine.server.connection.ConnectionLimiter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The beginning of a connection, until a node has proved itself on it: then it takes itself out of
 * the way. Before that nothing passes, and nothing is kept.
 */
final class NodeGate extends ChannelInboundHandlerAdapter {
  /** Name of the node that has proved itself on a connection. */
  static final AttributeKey<String> NODE = AttributeKey.valueOf(NodeGate.class, "node");

  /** Requests before it is closed: one is challenged, the next one proves. */
  private static final int MAX_REQUESTS = 4;

  private final PieceServices services;
  private final ConnectionLimiter.Place place;
  private Future<?> patience;
  private int requests;

  NodeGate(PieceServices services, ConnectionLimiter.Place place) {
    this.services = services;
    this.place = place;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    patience =
        context
            .executor()
            .schedule(() -> context.close(), services.patience().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    patience.cancel(false);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && judge(context, request)) {
      context.fireChannelRead(message);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  /** Whether a node has proved itself; otherwise the request has been answered. */
  private boolean judge(ChannelHandlerContext context, HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      services.counters().server().badRequests().increment();
      context.writeAndFlush(Answers.last(HttpResponseStatus.BAD_REQUEST));
      return false;
    }
    Judgement judgement =
        services.check().judge(request, context.channel().id().asLongText(), peer(context));
    if (judgement instanceof Judgement.Node node) {
      pass(context, node.name());
      return true;
    }
    if (judgement instanceof Judgement.Challenge challenge) {
      challenge(context, request, challenge.header());
    } else if (judgement instanceof Judgement.Stranger stranger) {
      turnAway(context, stranger.reason());
    }
    return false;
  }

  private void pass(ChannelHandlerContext context, String node) {
    place.isKnown();
    context.channel().attr(NODE).set(node);
    context.pipeline().remove(this);
  }

  /** A body would have to be read for nothing. */
  private void challenge(ChannelHandlerContext context, HttpMessage request, String header) {
    boolean body =
        HttpUtil.getContentLength(request, 0L) > 0 || HttpUtil.isTransferEncodingChunked(request);
    FullHttpResponse answer =
        body || ++requests == MAX_REQUESTS
            ? Answers.last(HttpResponseStatus.UNAUTHORIZED)
            : Answers.of(HttpResponseStatus.UNAUTHORIZED);
    answer.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, header);
    context.writeAndFlush(answer);
  }

  private void turnAway(ChannelHandlerContext context, String reason) {
    services.counters().server().authFailures().increment();
    services
        .strangers()
        .occurred(others -> PieceLog.LOG.stranger(peer(context).getHostAddress(), reason, others));
    context.writeAndFlush(Answers.last(HttpResponseStatus.FORBIDDEN));
  }

  private static InetAddress peer(ChannelHandlerContext context) {
    return ((InetSocketAddress) context.channel().remoteAddress()).getAddress();
  }
}
