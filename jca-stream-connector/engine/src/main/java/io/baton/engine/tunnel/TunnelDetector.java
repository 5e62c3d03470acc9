package io.baton.engine.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether a connection is RTSP or one half of a tunnel, by what the client says first. It
 * is the last handler of a new connection; those of RTSP are added behind it when they are needed.
 */
public final class TunnelDetector extends ByteToMessageDecoder {
  private static final String END_OF_LINE = "\r\n";
  private static final String OPENED =
      head(
          "200 OK",
          "Server: Baton",
          "Cache-Control: no-store",
          "Pragma: no-cache",
          "Content-Type: application/x-rtsp-tunnelled");
  private static final String REFUSED = head("400 Bad Request", "Content-Length: 0");

  private final HttpTunnels tunnels;
  private final Duration patience;
  private final Runnable serve;
  private final Runnable joined;
  private Future<?> timer;

  /**
   * A detector for one connection.
   *
   * @param patience with a client that does not say what it wants
   * @param serve adds the handlers of RTSP to the connection
   * @param joined told that the connection is the second half of a tunnel
   */
  public TunnelDetector(HttpTunnels tunnels, Duration patience, Runnable serve, Runnable joined) {
    this.tunnels = tunnels;
    this.patience = patience;
    this.serve = serve;
    this.joined = joined;
  }

  private static String head(String status, String... fields) {
    return "HTTP/1.0 "
        + status
        + END_OF_LINE
        + String.join(END_OF_LINE, fields)
        + END_OF_LINE
        + "Connection: close"
        + END_OF_LINE
        + END_OF_LINE;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    timer =
        context
            .executor()
            .schedule(() -> context.close(), patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext context) {
    timer.cancel(false);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    timer.cancel(false);
    super.channelInactive(context);
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    Optional<HttpHead> head = Optional.empty();
    if (HttpHead.isPossible(in)) {
      head = HttpHead.read(in);
      if (head.isEmpty() && !HttpHead.isWhole(in)) {
        return;
      }
    }
    if (head.isEmpty()) {
      serve.run();
      context.pipeline().remove(this);
      return;
    }
    in.skipBytes(head.get().length());
    if (head.get().get()) {
      open(context, head.get().cookie());
    } else {
      join(context, head.get().cookie());
    }
  }

  private void open(ChannelHandlerContext context, String cookie) {
    TunnelOutput output = new TunnelOutput();
    ChannelPipeline pipeline = context.pipeline();
    if (!tunnels.add(cookie, output, context.channel())) {
      refuse(context);
      return;
    }
    pipeline.addLast(output);
    serve.run();
    say(context, OPENED);
    pipeline.remove(this);
  }

  private void join(ChannelHandlerContext context, String cookie) {
    Optional<TunnelOutput> output = tunnels.find(cookie, context.channel());
    if (output.isEmpty()) {
      refuse(context);
      return;
    }
    joined.run();
    context.channel().config().setAutoRead(false);
    context.pipeline().addLast(new TunnelInput(output.get()));
    context.pipeline().remove(this);
    output.get().connect(context.channel());
  }

  private static void refuse(ChannelHandlerContext context) {
    say(context, REFUSED).addListener(ChannelFutureListener.CLOSE);
  }

  private static ChannelFuture say(ChannelHandlerContext context, String text) {
    return context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), text));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
