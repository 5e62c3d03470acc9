package io.baton.engine.server.connection;

import io.baton.engine.rtsp.MalformedMessage;
import io.baton.engine.rtsp.RtspDecoder;
import io.baton.engine.rtsp.RtspEncoder;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspMessage;
import io.baton.engine.rtsp.RtspRequest;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.RtspStatus;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells clients for whose connections there is no room so, and closes them: a player shows its user
 * the reason instead of a broken connection. Thread-safe.
 */
public final class ConnectionRefusals {
  /** So many wait for a first request to answer; others are closed at once. */
  private static final int MAX_WAITING = 256;

  private static final int WAIT_SECONDS = 2;
  private static final int RETRY_AFTER_SECONDS = 10;
  private static final int MAX_HEAD = 4096;
  private static final String REASON = "Service Unavailable: too many connections";

  private final AtomicInteger waiting = new AtomicInteger();

  /** Answers the first request 503, if one comes soon; the pipeline is otherwise complete. */
  public void refuse(Channel connection) {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      connection.close();
      return;
    }
    connection.closeFuture().addListener(closed -> waiting.decrementAndGet());
    connection.pipeline().addLast(new RtspDecoder(MAX_HEAD, 0, 0), new RtspEncoder(), new Answer());
    connection.eventLoop().schedule(() -> connection.close(), WAIT_SECONDS, TimeUnit.SECONDS);
  }

  private static final class Answer extends SimpleChannelInboundHandler<RtspMessage> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, RtspMessage message) {
      if (message instanceof RtspRequest request) {
        RtspStatus status = RtspStatus.SERVICE_UNAVAILABLE;
        answer(context, RtspResponse.to(request, status.code(), REASON));
      } else if (message instanceof MalformedMessage malformed) {
        answer(context, RtspResponse.to(malformed));
      } else {
        context.close();
      }
    }

    private static void answer(ChannelHandlerContext context, RtspResponse response) {
      context
          .writeAndFlush(
              response.with(RtspHeaderNames.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS)))
          .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
