package io.baton.client.reception;

import java.util.TreeMap;

/**
 * Puts packets that came out of order back in order, waiting for a missing one until a number of
 * later ones has come. Belongs to one thread.
 *
 * @param <P> packet
 */
public final class SequenceSorter<P> {
  /** Takes packets in order. */
  public interface Consumer<P> {
    void packet(P packet);

    /** Says that packets are missing before the next one. */
    void lost(int count);
  }

  /** Packets held back at most while one is missing. */
  static final int PATIENCE = 256;

  private final Consumer<P> consumer;
  private final TreeMap<Long, P> waiting = new TreeMap<>();
  private long next = -1;

  /** Delivers to a consumer. */
  public SequenceSorter(Consumer<P> consumer) {
    this.consumer = consumer;
  }

  /** Takes a packet that is not a duplicate. */
  public void add(int sequence, P packet) {
    if (next < 0) {
      next = 0x10000L + sequence;
    }
    long extended = next + (short) (sequence - (int) next);
    if (extended < next) {
      return;
    }
    waiting.put(extended, packet);
    deliver();
    if (waiting.size() > PATIENCE) {
      skip();
      deliver();
    }
  }

  /** Delivers what is held back; the end of the stream, or of a part of it. */
  public void flush() {
    while (!waiting.isEmpty()) {
      skip();
      deliver();
    }
  }

  private void skip() {
    long first = waiting.firstKey();
    consumer.lost((int) (first - next));
    next = first;
  }

  private void deliver() {
    while (!waiting.isEmpty() && waiting.firstKey() == next) {
      consumer.packet(waiting.pollFirstEntry().getValue());
      next++;
    }
  }
}
