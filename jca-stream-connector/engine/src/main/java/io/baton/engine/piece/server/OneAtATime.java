package io.baton.engine.piece.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Passes a request on when the answer to the one before has left, and reads no more meanwhile: so a
 * client that does not take its answers has one file open and causes nothing else.
 */
final class OneAtATime extends ChannelDuplexHandler {
  /** Requests that came in one read, behind the one that is answered; with more it is closed. */
  private static final int MAX_WAITING = 16;

  private final Queue<Object> waiting = new ArrayDeque<>();
  private boolean busy;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!busy) {
      busy = true;
      context.channel().config().setAutoRead(false);
      context.fireChannelRead(message);
    } else if (waiting.size() < MAX_WAITING) {
      waiting.add(message);
    } else {
      ReferenceCountUtil.release(message);
      context.close();
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent) {
      context.write(message, promise.unvoid()).addListener(written -> answered(context, written));
    } else {
      context.write(message, promise);
    }
  }

  private void answered(ChannelHandlerContext context, Future<?> written) {
    if (!written.isSuccess()) {
      context.close();
      return;
    }
    Object next = waiting.poll();
    if (next == null) {
      busy = false;
      context.channel().config().setAutoRead(true);
    } else {
      context.fireChannelRead(next);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
  }
}
