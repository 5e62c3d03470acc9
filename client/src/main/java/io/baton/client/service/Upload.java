package io.baton.client.service;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpChunkedInput;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.stream.ChunkedNioFile;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * One PUT of a file over HTTP/1.1 (RFC 9110). The body is sent when the server asks for it with
 * status 100, or says nothing for a while (section 10.1.1). Whatever the server answers before it
 * has the whole body ends the upload at once, and so does a server that neither takes bytes nor
 * answers. (Java's own client has no end then on Java 17.)
 *
 * <p>Belongs to the connection's event loop. One use only.
 */
final class Upload extends SimpleChannelInboundHandler<FullHttpResponse> {
  /**
   * The server's final answer.
   *
   * @param status 200 to 599
   */
  record Answer(int status, String body) {}

  /**
   * How long to wait.
   *
   * @param invitation for status 100 before the body is sent without it
   * @param silence for a server that takes nothing and says nothing
   * @param lastWords for the answer of a server that takes no more
   */
  record Patience(Duration invitation, Duration silence, Duration lastWords) {
    static final Patience USUAL =
        new Patience(Duration.ofSeconds(2), Duration.ofMinutes(2), Duration.ofSeconds(2));
  }

  private static final int CHUNK = 128 * 1024;
  private static final int MAX_ANSWER = 256 * 1024;

  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final URI target;
  private final Optional<String> authorization;
  private final FileChannel file;
  private final long size;
  private final LongConsumer progress;
  private final Patience patience;
  private boolean sending;

  /**
   * An upload of a file.
   *
   * @param authorization value of the header
   * @param progress told how many bytes the connection has taken, on the event loop
   */
  public Upload(
      URI target,
      Optional<String> authorization,
      FileChannel file,
      LongConsumer progress,
      Patience patience)
      throws IOException {
    this.target = target;
    this.authorization = authorization;
    this.file = file;
    this.size = file.size();
    this.progress = progress;
    this.patience = patience;
  }

  /** Puts the upload into a new connection. */
  void join(ChannelPipeline pipeline) {
    pipeline.addLast(
        new HttpClientCodec(),
        new HttpObjectAggregator(MAX_ANSWER),
        new IdleStateHandler(0, 0, patience.silence.toMillis(), TimeUnit.MILLISECONDS),
        new ChunkedWriteHandler(),
        this);
  }

  /** Begins, when connected; fails with {@link IOException} if there is no answer. */
  CompletableFuture<Answer> begin(Channel channel) {
    channel.eventLoop().execute(() -> sendHead(channel));
    return answer;
  }

  private void sendHead(Channel channel) {
    channel.writeAndFlush(head());
    channel
        .eventLoop()
        .schedule(() -> sendBody(channel), patience.invitation.toMillis(), TimeUnit.MILLISECONDS);
  }

  private HttpRequest head() {
    String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
    HttpRequest head =
        new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.PUT, target.getRawPath() + query);
    head.headers()
        .set(HttpHeaderNames.HOST, target.getRawAuthority())
        .set(HttpHeaderNames.ACCEPT, "application/json, application/problem+json")
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_OCTET_STREAM)
        .set(HttpHeaderNames.CONTENT_LENGTH, size)
        .set(HttpHeaderNames.EXPECT, HttpHeaderValues.CONTINUE);
    authorization.ifPresent(value -> head.headers().set(HttpHeaderNames.AUTHORIZATION, value));
    return head;
  }

  private void sendBody(Channel channel) {
    if (sending || answer.isDone()) {
      return;
    }
    sending = true;
    try {
      HttpChunkedInput body =
          new HttpChunkedInput(
              new ChunkedNioFile(file, 0, size, CHUNK), LastHttpContent.EMPTY_LAST_CONTENT);
      channel.writeAndFlush(body, channel.newProgressivePromise()).addListener(new Sent());
    } catch (IOException e) {
      finish(channel, e);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
    if (response.decoderResult().isFailure()) {
      finish(context.channel(), new IOException(server() + " answered with what is no HTTP"));
    } else if (response.status().code() == HttpResponseStatus.CONTINUE.code()) {
      sendBody(context.channel());
    } else if (response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      String body = response.content().toString(StandardCharsets.UTF_8);
      answer.complete(new Answer(response.status().code(), body));
      context.close();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent) {
      finish(
          context.channel(),
          new IOException(
              server()
                  + " took nothing and said nothing for "
                  + patience.silence.toSeconds()
                  + " s"));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    finish(context.channel(), broken(null));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    finish(context.channel(), broken(cause));
  }

  private IOException broken(Throwable cause) {
    return new IOException(server() + " closed the connection during the upload", cause);
  }

  private String server() {
    return target.getScheme() + "://" + target.getRawAuthority();
  }

  private void finish(Channel channel, IOException failure) {
    answer.completeExceptionally(failure);
    channel.close();
  }

  private final class Sent implements ChannelProgressiveFutureListener {
    @Override
    public void operationProgressed(ChannelProgressiveFuture body, long sent, long total) {
      progress.accept(sent);
    }

    /** A server that takes no more has said why, or will not. */
    @Override
    public void operationComplete(ChannelProgressiveFuture body) {
      if (body.isSuccess()) {
        progress.accept(size);
      } else {
        Channel channel = body.channel();
        channel
            .eventLoop()
            .schedule(
                () -> finish(channel, broken(body.cause())),
                patience.lastWords.toMillis(),
                TimeUnit.MILLISECONDS);
      }
    }
  }
}
