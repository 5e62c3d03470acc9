package io.baton.engine.ofp.transport;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Addresses of those who are asked. A name may take seconds to be looked up, so that is done on a
 * thread of its own; from then on it is known, and looked up again in the background. No caller
 * that sends waits. Thread-safe.
 */
public final class PeerAddresses implements AutoCloseable {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long IDLE_SECONDS = 10;

  private final Resolver resolver;
  private final LongSupplier clock;
  private final ExecutorService background;

  // Both guarded by this.
  private final Map<String, Known> known = new HashMap<>();
  private final Map<String, CompletableFuture<InetAddress>> lookUps = new HashMap<>();

  /** Looks a name up, which may block. */
  @FunctionalInterface
  public interface Resolver {
    InetAddress resolve(String host) throws UnknownHostException;
  }

  private record Known(InetAddress address, long since) {}

  /**
   * Knows nothing at first.
   *
   * @param clock nanoseconds since any moment
   */
  public PeerAddresses(Resolver resolver, LongSupplier clock) {
    this.resolver = resolver;
    this.clock = clock;
    ThreadPoolExecutor thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            PeerAddresses::thread);
    thread.allowCoreThreadTimeOut(true);
    background = thread;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "baton-ofp-names");
    thread.setDaemon(true);
    return thread;
  }

  /** Address of a host; fails with {@link UnknownHostException} if it has none. Never blocks. */
  public CompletionStage<InetAddress> of(String host) {
    InetAddress literal =
        host.indexOf('%') < 0 ? NetUtil.createInetAddressFromIpAddressString(host) : null;
    return literal == null ? named(host) : CompletableFuture.completedFuture(literal);
  }

  private synchronized CompletionStage<InetAddress> named(String host) {
    Known found = known.get(host);
    if (found == null) {
      return lookUp(host);
    }
    if (clock.getAsLong() - found.since() > FRESH_NANOS) {
      lookUp(host);
    }
    return CompletableFuture.completedFuture(found.address());
  }

  /** However many ask for a name, it is looked up once. */
  private CompletableFuture<InetAddress> lookUp(String host) {
    CompletableFuture<InetAddress> running = lookUps.get(host);
    if (running != null) {
      return running;
    }
    CompletableFuture<InetAddress> started = new CompletableFuture<>();
    lookUps.put(host, started);
    try {
      background.execute(() -> resolve(host, started));
    } catch (RejectedExecutionException e) {
      lookUps.remove(host);
      started.completeExceptionally(e);
    }
    return started;
  }

  private void resolve(String host, CompletableFuture<InetAddress> lookUp) {
    try {
      InetAddress address = resolver.resolve(host);
      end(host, address);
      lookUp.complete(address);
    } catch (UnknownHostException | RuntimeException e) {
      end(host, null);
      lookUp.completeExceptionally(e);
    }
  }

  /** What was known before outlives a resolver that fails. */
  private synchronized void end(String host, InetAddress address) {
    lookUps.remove(host);
    InetAddress last =
        address == null && known.containsKey(host) ? known.get(host).address() : address;
    if (last != null) {
      known.put(host, new Known(last, clock.getAsLong()));
    }
  }

  /** Does not wait for a resolver that hangs. Idempotent. */
  @Override
  public void close() {
    background.shutdownNow();
  }
}
