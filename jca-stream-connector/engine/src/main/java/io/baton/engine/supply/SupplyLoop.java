package io.baton.engine.supply;

import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.datagram.Transport;
import io.baton.engine.media.store.CopyStore;
import io.baton.engine.piece.client.PieceClient;
import io.baton.engine.piece.client.PieceClientSettings;
import io.baton.engine.stream.EpochClock;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The supply of a node, with an event loop and a thread for the disk of its own, and connections to
 * other nodes.
 */
public final class SupplyLoop implements AutoCloseable {
  private static final int SHUTDOWN_SECONDS = 10;

  private final EventLoopGroup group;
  private final EventLoop loop;
  private final ExecutorService disk;
  private final PieceClient client;
  private final Supplies supplies;

  private SupplyLoop(
      EngineConfiguration configuration,
      Transport transport,
      PieceClientSettings fetching,
      EpochClock clock,
      Collection<? extends Executor> readers,
      Optional<CopyStore> copies,
      Consumer<SupplyChanged> events) {
    this.group = transport.group(1, new DefaultThreadFactory("baton-supply", true));
    this.loop = group.next();
    this.disk =
        Executors.newSingleThreadExecutor(new DefaultThreadFactory("baton-supply-disk", true));
    this.client = new PieceClient(loop, transport, fetching);
    this.supplies =
        new Supplies(
            client,
            loop,
            this::onDisk,
            clock,
            readers,
            SupplySettings.of(configuration),
            copies,
            events);
  }

  private void onDisk(Runnable task) {
    try {
      disk.execute(task);
    } catch (RejectedExecutionException e) {
      // The node stops.
    }
  }

  /**
   * Starts the event loop.
   *
   * @param fetching how other nodes are asked
   * @param readers event loops of sessions
   * @param copies where films are kept that were streamed; empty if they are not to be
   */
  public static SupplyLoop open(
      EngineConfiguration configuration,
      Transport transport,
      PieceClientSettings fetching,
      EpochClock clock,
      Collection<? extends Executor> readers,
      Optional<CopyStore> copies,
      Consumer<SupplyChanged> events) {
    return new SupplyLoop(configuration, transport, fetching, clock, readers, copies, events);
  }

  /** Content of other nodes is opened here. */
  public Supplies supplies() {
    return supplies;
  }

  /** Ends the connections and the thread. All sessions must have ended. */
  @Override
  public void close() {
    loop.submit(
            () -> {
              client.close();
              supplies.close();
            })
        .awaitUninterruptibly(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    disk.shutdown();
    group
        .shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
  }
}
