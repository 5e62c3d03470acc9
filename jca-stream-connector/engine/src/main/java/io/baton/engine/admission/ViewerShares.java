package io.baton.engine.admission;

import io.baton.connector.ClientNetwork;
import io.baton.connector.audit.PeriodicReport;
import io.baton.engine.audit.LimitLog;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps the streams of one user, and those of one address, within their share of the node: one
 * viewer must not take what is there for all. A stream counts from when capacity is held for it to
 * its end; until it plays it counts as prepared too. Thread-safe.
 */
public final class ViewerShares {
  /**
   * How many streams at once.
   *
   * @param perUser of one user
   * @param perClient of one address
   * @param prepared of those, that have not played
   */
  public record Limits(int perUser, int perClient, int prepared) {}

  private final Limits limits;
  private final PeriodicReport reports;

  // All guarded by this.
  private final Map<String, Holder> holders = new HashMap<>();
  private final Map<Object, Count> counts = new HashMap<>();
  private long refused;

  /** An anonymous user counts by its address alone. */
  private record Holder(Optional<String> user, InetAddress network, boolean prepared) {}

  private static final class Count {
    private int streams;
    private int prepared;
  }

  /**
   * Starts with no stream.
   *
   * @param clock nanoseconds since any moment
   */
  public ViewerShares(Limits limits, LongSupplier clock) {
    this.limits = limits;
    this.reports = new PeriodicReport(clock);
  }

  /**
   * Takes a share for a stream, to be {@link #release}d; a stream that has one keeps it.
   *
   * @param id of the session or assignment
   * @param user empty if anonymous
   * @return why there is none; empty if there is
   */
  public Optional<String> take(String id, String user, InetAddress client) {
    Holder holder =
        new Holder(Optional.of(user).filter(u -> !u.isEmpty()), ClientNetwork.of(client), true);
    Optional<String> refusal = take(id, holder);
    refusal.ifPresent(
        reason ->
            reports.occurred(
                others -> LimitLog.LOG.shareUsedUp(client.getHostAddress(), reason, others)));
    return refusal;
  }

  private synchronized Optional<String> take(String id, Holder holder) {
    if (holders.containsKey(id)) {
      return Optional.empty();
    }
    Optional<String> refusal = refusal(holder);
    if (refusal.isPresent()) {
      refused++;
      return refusal;
    }
    holders.put(id, holder);
    count(holder, 1, 1);
    return Optional.empty();
  }

  private Optional<String> refusal(Holder holder) {
    String address = holder.network().getHostAddress();
    return holder
        .user()
        .flatMap(user -> refusal(user, limits.perUser(), "user " + user))
        .or(() -> refusal(holder.network(), limits.perClient(), "address " + address));
  }

  private Optional<String> refusal(Object key, int limit, String who) {
    Count now = counts.getOrDefault(key, new Count());
    if (now.streams >= limit) {
      return Optional.of("%s has %d streams, which is its share".formatted(who, now.streams));
    }
    return now.prepared >= limits.prepared()
        ? Optional.of("%s has %d streams that do not play yet".formatted(who, now.prepared))
        : Optional.empty();
  }

  /** The stream plays, or has; it is not prepared any more. Idempotent. */
  public synchronized void played(String id) {
    Holder holder = holders.get(id);
    if (holder != null && holder.prepared()) {
      holders.put(id, new Holder(holder.user(), holder.network(), false));
      count(holder, 0, -1);
    }
  }

  /** The stream is over. Idempotent. */
  public synchronized void release(String id) {
    Holder holder = holders.remove(id);
    if (holder != null) {
      count(holder, -1, holder.prepared() ? -1 : 0);
    }
  }

  private void count(Holder holder, int streams, int prepared) {
    holder.user().ifPresent(user -> count((Object) user, streams, prepared));
    count(holder.network(), streams, prepared);
  }

  private void count(Object key, int streams, int prepared) {
    Count now = counts.computeIfAbsent(key, same -> new Count());
    now.streams += streams;
    now.prepared += prepared;
    if (now.streams == 0) {
      counts.remove(key);
    }
  }

  /** Streams refused so far. */
  public synchronized long refused() {
    return refused;
  }
}
