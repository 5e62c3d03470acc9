package io.baton.engine.forward;

import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.delivery.datagram.BackgroundResolver;
import io.baton.engine.rtsp.RtspDecoder;
import io.baton.engine.rtsp.RtspEncoder;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspMessage;
import io.baton.engine.rtsp.RtspRequest;
import io.baton.engine.rtsp.RtspResponse;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The RTSP connection to the node that streams, on the event loop of the client that it is for. A
 * request that is not answered in time breaks the connection, so that no late answer is taken for
 * another one's. Confined to its event loop.
 */
final class Upstream extends SimpleChannelInboundHandler<RtspMessage> {
  private static final int LAST_WORD_MILLIS = 1_000;
  private static final int MAX_HEAD = 65_536;
  private static final int MAX_BODY = 1_048_576;
  private static final int MAX_FRAME = 2_048;

  /** Whose connection it is. */
  interface Owner {
    /** The connection is no more, or could not be made. */
    void onClosed();
  }

  private record Pending(long cseq, Answer answer, Future<?> timer) {}

  private final Owner owner;
  private final Channel channel;
  private final Queue<RtspRequest> unsent = new ArrayDeque<>();
  private final Queue<Pending> pending = new ArrayDeque<>();
  private long lastCseq;
  private boolean connected;
  private boolean closed;

  /** Begins to connect; requests may be sent at once. The caller is on the event loop. */
  Upstream(ForwardContext context, StreamLoop loop, InetSocketAddress provider, Owner owner) {
    this.owner = owner;
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop.executor())
            .channel(context.loops().transport().clientChannel())
            .resolver(BackgroundResolver.GROUP)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(new Initializer());
    ChannelFuture connecting = connect(bootstrap, context.loops().host(), provider);
    channel = connecting.channel();
    connecting.addListener(
        result -> {
          if (!result.isSuccess()) {
            loop.executor().execute(this::closed);
          }
        });
  }

  /** From the address that other nodes know this one by: it is how they know it. */
  private static ChannelFuture connect(
      Bootstrap bootstrap, InetAddress own, InetSocketAddress provider) {
    return own.isAnyLocalAddress()
        ? bootstrap.connect(provider)
        : bootstrap.connect(provider, new InetSocketAddress(own, 0));
  }

  private final class Initializer extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel connection) {
      connection
          .pipeline()
          .addLast(
              new RtspDecoder(MAX_HEAD, MAX_BODY, MAX_FRAME), new RtspEncoder(), Upstream.this);
    }
  }

  /**
   * Sends a request; its sequence number is set here.
   *
   * @param limit for the answer, the time to connect included
   */
  void send(RtspRequest request, Duration limit, Answer answer) {
    if (closed) {
      answer.failed();
      return;
    }
    long cseq = ++lastCseq;
    request.headers().set(RtspHeaderNames.CSEQ, Long.toString(cseq));
    Future<?> timer =
        channel.eventLoop().schedule(() -> close(), limit.toMillis(), TimeUnit.MILLISECONDS);
    pending.add(new Pending(cseq, answer, timer));
    if (connected) {
      channel.writeAndFlush(request, channel.voidPromise());
    } else {
      unsent.add(request);
    }
  }

  /** Sends a last request whose answer is not waited for, and closes. */
  void close(RtspRequest last) {
    if (!connected || closed) {
      close();
      return;
    }
    last.headers().set(RtspHeaderNames.CSEQ, Long.toString(++lastCseq));
    channel.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
    channel.eventLoop().schedule(() -> channel.close(), LAST_WORD_MILLIS, TimeUnit.MILLISECONDS);
    closed();
  }

  /** Whether requests can still be answered. */
  boolean isOpen() {
    return !closed;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    connected = true;
    for (RtspRequest request = unsent.poll(); request != null; request = unsent.poll()) {
      channel.write(request, channel.voidPromise());
    }
    channel.flush();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, RtspMessage message) {
    Pending first = pending.peek();
    boolean expected =
        first != null
            && message instanceof RtspResponse response
            && response.cseq().equals(OptionalLong.of(first.cseq));
    if (!expected) {
      close();
      return;
    }
    pending.remove();
    first.timer.cancel(false);
    first.answer.answered((RtspResponse) message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closed();
  }

  /** A broken connection is like one that the provider closed. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    close();
  }

  /** Closes at once; what is pending fails. */
  void close() {
    channel.close();
    closed();
  }

  private void closed() {
    if (closed) {
      return;
    }
    closed = true;
    for (Pending lost = pending.poll(); lost != null; lost = pending.poll()) {
      lost.timer.cancel(false);
      lost.answer.failed();
    }
    owner.onClosed();
  }
}
