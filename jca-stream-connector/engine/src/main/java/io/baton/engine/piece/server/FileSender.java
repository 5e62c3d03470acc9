package io.baton.engine.piece.server;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.DefaultFileRegion;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.stream.ChunkedNioFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends octets of files. Without TLS the kernel sends them from its cache; they never are in the
 * memory of this process.
 */
final class FileSender {
  /** What is read in one go for TLS. */
  private static final int CHUNK = 65_536;

  private final LongAdder octets;

  /**
   * A sender.
   *
   * @param octets counts what was sent of files
   */
  FileSender(LongAdder octets) {
    this.octets = octets;
  }

  /** Sends an answer whose body is a range; the file is closed when it has been sent. */
  void send(ChannelHandlerContext context, HttpResponse head, Path path, ByteRange range)
      throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    boolean tls = context.pipeline().get(SslHandler.class) != null;
    context.write(head);
    context
        .write(
            tls
                ? new ChunkedNioFile(file, range.from(), range.length(), CHUNK)
                : new DefaultFileRegion(file, range.from(), range.length()))
        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE)
        .addListener(
            sent -> {
              if (sent.isSuccess()) {
                octets.add(range.length());
              }
            });
    context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
  }
}
