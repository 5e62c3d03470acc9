package io.baton.engine.piece.server;

import io.baton.engine.memory.MemoryPlan;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what the bodies of requests occupy on all connections together. Room for a body is taken
 * when its head comes, and given back when it is answered or the connection ends.
 */
final class BodyLimit extends ChannelDuplexHandler {
  private final AtomicLong taken;
  private final Queue<Long> bodies = new ArrayDeque<>();
  private boolean refused;

  /**
   * A connection's.
   *
   * @param taken octets on all connections
   */
  BodyLimit(AtomicLong taken) {
    this.taken = taken;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && !refused) {
      long octets = HttpUtil.getContentLength(request, 0L);
      if (HttpUtil.isTransferEncodingChunked(request)) {
        refuse(context, HttpResponseStatus.LENGTH_REQUIRED);
      } else if (octets > MemoryPlan.PIECE_BODY) {
        refuse(context, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
      } else if (!take(octets)) {
        refuse(context, HttpResponseStatus.SERVICE_UNAVAILABLE);
      }
    }
    if (refused) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  private boolean take(long octets) {
    if (taken.addAndGet(octets) > MemoryPlan.PIECE_BODIES) {
      taken.addAndGet(-octets);
      return false;
    }
    bodies.add(octets);
    return true;
  }

  private void refuse(ChannelHandlerContext context, HttpResponseStatus status) {
    refused = true;
    context.writeAndFlush(Answers.last(status));
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response
        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      giveBack();
    }
    context.write(message, promise);
  }

  private void giveBack() {
    Long octets = bodies.poll();
    if (octets != null) {
      taken.addAndGet(-octets);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    while (!bodies.isEmpty()) {
      giveBack();
    }
  }
}
