package io.baton.client.network;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands out pairs of UDP ports, an even one and the next, each pair once a round. Thread-safe. */
final class UdpPortPairs {
  private static final int FIRST = 10_000;
  private static final int PAIRS = (60_000 - FIRST) / 2;

  private final AtomicInteger next = new AtomicInteger(ThreadLocalRandom.current().nextInt(PAIRS));

  /** An even port that may be free, as may be the one above it. */
  int next() {
    return FIRST + 2 * Math.floorMod(next.getAndIncrement(), PAIRS);
  }

  /** How many pairs there are to try. */
  int size() {
    return PAIRS;
  }
}
