package io.baton.engine.supply;

import io.baton.engine.stream.PacketSupply;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The few numbers that the event loop of a session and that of the supply share about one track:
 * how far it can be read, how far it was sent, and whether the session waits. Of an answer and a
 * question that cross, at least one is seen: each side writes first and reads then.
 */
final class TrackFeed implements PacketSupply {
  private final AtomicLong sent = new AtomicLong(Long.MIN_VALUE);
  private volatile long ready = Long.MIN_VALUE;
  private volatile boolean awaited;

  @Override
  public long readyUntil(long sequence) {
    if (sequence >= ready) {
      awaited = true;
    }
    return ready;
  }

  @Override
  public void sentUntil(long sequence) {
    sent.lazySet(sequence);
  }

  /** Sequence number of the first packet that was not sent. */
  long sent() {
    return sent.get();
  }

  /** Whether the session waits for more. */
  boolean isAwaited() {
    return awaited;
  }

  /**
   * Lets packets be read whose pieces are there.
   *
   * @param until sequence number of the first one that cannot be read
   * @return whether the session is to be woken
   */
  boolean grant(long until) {
    if (until <= ready) {
      return false;
    }
    ready = until;
    if (!awaited) {
      return false;
    }
    awaited = false;
    return true;
  }
}
