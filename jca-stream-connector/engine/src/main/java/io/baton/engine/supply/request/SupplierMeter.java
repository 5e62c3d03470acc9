package io.baton.engine.supply.request;

import io.baton.model.cluster.SupplierCondition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Measures what one node supplies, over a window that slides with the requests: a part of it lasts
 * five seconds, and longer if there are few. So what is known does not get lost as soon as the
 * supplier is avoided, and a single request does not replace it. Times are nanoseconds since 1970.
 * Confined to the event loop of the supply.
 */
final class SupplierMeter {
  private static final long PART = TimeUnit.SECONDS.toNanos(5);
  private static final int PARTS = 6;
  private static final int FEWEST = 10;

  /** What is older says nothing of now: the supplier is to be tried again. */
  private static final long KEPT = TimeUnit.MINUTES.toNanos(5);

  private static final double NANOS_A_SECOND = 1e9;

  /** The last one is being filled. */
  private final Deque<Sums> window = new ArrayDeque<>();

  private long countedUntil;

  /** What may be wrong with a request; of several only the first is counted. */
  enum Fault {
    HEDGED,
    FAILED,
    DAMAGED
  }

  /** Of one part of the window. */
  private static final class Sums {
    private final long since;
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private long touched;
    private long requests;
    private long answers;
    private long waited;
    private long octets;
    private long receiving;

    Sums(long since) {
      this.since = since;
    }
  }

  private Sums at(long now) {
    Sums last = window.peekLast();
    if (last == null || (now - last.since >= PART && last.requests >= FEWEST)) {
      last = new Sums(now);
      window.add(last);
      if (window.size() > PARTS + 1) {
        window.remove();
      }
    }
    last.touched = now;
    return last;
  }

  /** It is asked for a piece. */
  void requested(long now) {
    at(now).requests++;
  }

  /** The first octet has come. */
  void answered(long sentAt, long now) {
    Sums sums = at(now);
    sums.answers++;
    sums.waited += now - sentAt;
  }

  /** The last octet has come. Time in which several pieces came counts once. */
  void received(int octets, long startedAt, long now) {
    Sums sums = at(now);
    sums.octets += octets;
    sums.receiving += now - Math.max(startedAt, countedUntil);
    countedUntil = now;
  }

  void faulted(Fault fault, long now) {
    at(now).faults.merge(fault, 1, Integer::sum);
  }

  /** What is known; empty if nothing was asked for lately. */
  Optional<SupplierCondition> condition(String node, long now) {
    window.removeIf(sums -> now - sums.touched > KEPT);
    long requests = sum(sums -> sums.requests);
    if (requests == 0) {
      return Optional.empty();
    }
    double bits = Byte.SIZE * (double) sum(sums -> sums.octets) * NANOS_A_SECOND;
    // A stream that begins receives its lead at once: that alone is not what it goes on to need.
    long elapsed = Math.max(now - window.element().since, PARTS * PART);
    long receiving = sum(sums -> sums.receiving);
    long answers = Math.max(1, sum(sums -> sums.answers));
    return Optional.of(
        new SupplierCondition(
            node,
            Math.toIntExact(requests),
            count(Fault.HEDGED),
            count(Fault.FAILED),
            count(Fault.DAMAGED),
            Math.round(bits / elapsed),
            receiving > 0 ? Math.round(bits / receiving) : 0,
            (int) TimeUnit.NANOSECONDS.toMillis(sum(sums -> sums.waited) / answers)));
  }

  private int count(Fault fault) {
    return (int) sum(sums -> sums.faults.getOrDefault(fault, 0));
  }

  private long sum(ToLongFunction<Sums> value) {
    return window.stream().mapToLong(value).sum();
  }
}
