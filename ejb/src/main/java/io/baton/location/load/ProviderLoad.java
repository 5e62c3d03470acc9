package io.baton.location.load;

import io.baton.location.load.LoadBoard.LoadView;
import io.baton.model.cluster.LoadStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of one provider's load. Thread-safe. */
final class ProviderLoad {
  /** By then a provider has counted what was assigned to it, or the assignment has failed. */
  private static final Duration SETTLED = Duration.ofSeconds(1);

  /** What no statement ever settled is forgotten. */
  private static final Duration FORGOTTEN = Duration.ofSeconds(5);

  /** A statement that the network delivers late is at most so many behind. */
  private static final long REORDERED = 1000;

  private final Map<String, Pending> pending = new HashMap<>();
  private final MinuteWindow dispatched = new MinuteWindow();
  private LoadStatement statement;
  private Instant received;
  private Instant lastDispatch;
  private boolean silent;

  private record Pending(long bitrate, String place, Instant since) {}

  /** Takes in a statement unless a later one is known; tells whether it did. */
  synchronized boolean accept(LoadStatement next, Instant now) {
    if (statement != null && isLate(next)) {
      return false;
    }
    statement = next;
    received = now;
    silent = false;
    forgetPendingSince(now.minus(SETTLED));
    return true;
  }

  /** A number out of all proportion must not make what its provider truly states look late. */
  private boolean isLate(LoadStatement next) {
    long behind = statement.sequence() - next.sequence();
    return statement.incarnation() == next.incarnation() && behind >= 0 && behind < REORDERED;
  }

  synchronized void assigned(String assignment, long bitrate, String place, Instant now) {
    if (pending.putIfAbsent(assignment, new Pending(bitrate, place, now)) == null) {
      dispatched.add(now, 1);
      lastDispatch = now;
    }
  }

  synchronized void prepared(String assignment) {
    pending.remove(assignment);
  }

  synchronized void unassigned(String assignment, Instant now) {
    if (pending.remove(assignment) != null) {
      dispatched.add(now, -1);
    }
  }

  synchronized void silent() {
    silent = true;
  }

  /** Since it last said something; empty if it never did. */
  synchronized Optional<Duration> age(Instant now) {
    return Optional.ofNullable(received).map(then -> Duration.between(then, now));
  }

  /**
   * What is known; empty if it never said anything.
   *
   * @param patience age at which it is not alive any more
   * @param roundTrip of a request to it and back, if it was measured
   * @param roundTripAge since then
   */
  synchronized Optional<LoadView> view(
      Instant now,
      Duration patience,
      Optional<Duration> roundTrip,
      Optional<Duration> roundTripAge) {
    if (statement == null) {
      return Optional.empty();
    }
    forgetPendingSince(now.minus(FORGOTTEN));
    Duration age = Duration.between(received, now);
    return Optional.of(
        new LoadView(
            statement,
            age,
            !silent && age.compareTo(patience) <= 0,
            pending.size(),
            pending.values().stream().mapToLong(Pending::bitrate).sum(),
            pendingPlaces(),
            Math.round(dispatched.sum(now)),
            Optional.ofNullable(lastDispatch).map(then -> Duration.between(then, now)),
            roundTrip,
            roundTripAge));
  }

  private Map<String, Long> pendingPlaces() {
    return pending.values().stream()
        .filter(waiting -> !waiting.place().isEmpty())
        .collect(Collectors.groupingBy(Pending::place, Collectors.summingLong(Pending::bitrate)));
  }

  private void forgetPendingSince(Instant limit) {
    pending.values().removeIf(waiting -> !waiting.since().isAfter(limit));
  }
}
