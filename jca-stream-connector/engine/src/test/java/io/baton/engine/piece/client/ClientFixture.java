package io.baton.engine.piece.client;

import io.baton.connector.Supplier;
import io.baton.engine.config.DatagramMode;
import io.baton.engine.delivery.datagram.Transport;
import io.baton.engine.ofp.transport.SharedKey;
import io.baton.engine.piece.ContentRange;
import io.baton.engine.piece.Fetch;
import io.baton.engine.piece.Fetcher;
import io.baton.engine.piece.IndexPiece;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A client on an event loop of its own, to be used from the test's thread. */
final class ClientFixture implements AutoCloseable {
  private final EventLoopGroup group;
  private final EventLoop loop;
  private final PieceClient client;

  ClientFixture(Optional<String> key, Optional<SslContext> tls, Duration answerTimeout) {
    Transport transport = Transport.choose(DatagramMode.AUTO);
    group = transport.group(1, new DefaultThreadFactory("supply"));
    loop = group.next();
    client =
        new PieceClient(
            loop,
            transport,
            new PieceClientSettings(
                "node-1",
                InetAddress.getLoopbackAddress(),
                key.map(secret -> SharedKey.of("baton", secret)),
                tls,
                Duration.ofSeconds(1),
                answerTimeout));
  }

  static ClientFixture withKey(String key) {
    return new ClientFixture(Optional.of(key), Optional.empty(), Duration.ofSeconds(20));
  }

  /** Asks something, on the event loop. */
  Fetch ask(Function<Fetcher, Fetch> request) {
    return loop.submit(() -> request.apply(client)).syncUninterruptibly().getNow();
  }

  Fetch fetch(Supplier supplier, ContentRange range, ByteBuffer target, Recorder<?> recorder) {
    return ask(c -> c.fetch(supplier, range, target, System.nanoTime(), recorder));
  }

  Fetch fetchIndex(Supplier supplier, IndexPiece piece, ByteBuffer target, Recorder<?> recorder) {
    return ask(c -> c.fetchIndex(supplier, piece, target, System.nanoTime(), recorder));
  }

  /** On the event loop. */
  void run(Runnable task) {
    loop.submit(task).syncUninterruptibly();
  }

  Fetcher client() {
    return client;
  }

  @Override
  public void close() {
    run(client::close);
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
