package io.baton.engine.server;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps the number of connections, in all and from one address, within its limits. Thread-safe. */
final class ConnectionLimiter {
  private final int maxTotal;
  private final int maxPerClient;
  private final ServerCounters counters;
  private final AtomicInteger total = new AtomicInteger();
  private final ConcurrentMap<InetAddress, Integer> perClient = new ConcurrentHashMap<>();

  ConnectionLimiter(int maxTotal, int maxPerClient, ServerCounters counters) {
    this.maxTotal = maxTotal;
    this.maxPerClient = maxPerClient;
    this.counters = counters;
  }

  /** Counts a connection until it is closed; false if it is one too many. */
  boolean admit(Channel connection) {
    InetAddress client = ((InetSocketAddress) connection.remoteAddress()).getAddress();
    int all = total.incrementAndGet();
    int own = perClient.merge(client, 1, Integer::sum);
    counters.open().increment();
    connection.closeFuture().addListener(closed -> release(client));
    counters.connections().increment();
    return all <= maxTotal && own <= maxPerClient;
  }

  private void release(InetAddress client) {
    total.decrementAndGet();
    counters.open().decrement();
    perClient.computeIfPresent(client, (address, count) -> count == 1 ? null : count - 1);
  }
}
