package io.baton.engine.memory;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * Direct memory for media on its way to clients that may not take it: an equal share for each, so
 * that all of it together is never more than there is, however many clients freeze. The more
 * clients, the smaller the share; clients for which there would be no useful share are refused.
 * Thread-safe.
 */
public final class ClientMemory {
  /** Octets below which a share is of no use: a key frame's first packets. */
  static final int LEAST_SHARE = 65_536;

  private final MemoryPlan plan;
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private int count;
  private int share;

  public ClientMemory(MemoryPlan plan) {
    this.plan = plan;
    this.share = plan.mediaPerClient();
  }

  /** An interleaved client that has a share, until it is closed. */
  public final class Client implements AutoCloseable {
    private final IntConsumer onShare;
    private boolean closed;

    private Client(IntConsumer onShare) {
      this.onShare = onShare;
    }

    /** Octets that may wait for this client at present. */
    public int share() {
      return ClientMemory.this.share();
    }

    /** Gives the share back. Idempotent. */
    @Override
    public void close() {
      leave(this);
    }
  }

  /**
   * Takes an interleaved client in.
   *
   * @param onShare told of each new share, in octets, on any thread: must not block
   * @return empty if there is no memory for another one
   */
  public Optional<Client> enter(IntConsumer onShare) {
    Client client = new Client(onShare);
    synchronized (this) {
      if (plan.media() / (count + 1) < LEAST_SHARE) {
        return Optional.empty();
      }
      count++;
      clients.add(client);
    }
    divide();
    return Optional.of(client);
  }

  private void leave(Client client) {
    synchronized (this) {
      if (client.closed) {
        return;
      }
      client.closed = true;
      clients.remove(client);
      count--;
    }
    divide();
  }

  private void divide() {
    int before;
    int now;
    synchronized (this) {
      before = share;
      share = fair();
      now = share;
    }
    if (now != before) {
      clients.forEach(client -> client.onShare.accept(now));
    }
  }

  /** Shares are halves of the greatest one, so that they change seldom. */
  private int fair() {
    long each = count == 0 ? plan.mediaPerClient() : plan.media() / count;
    int fair = plan.mediaPerClient();
    while (fair > each) {
      fair = Math.max(fair / 2, LEAST_SHARE);
    }
    return fair;
  }

  /** Octets that may wait for each client at present. */
  public synchronized int share() {
    return share;
  }

  /** Octets that are spoken for: the shares of all clients. */
  public synchronized long promised() {
    return (long) count * share;
  }

  /** Octets that there are. */
  public long total() {
    return plan.media();
  }
}
