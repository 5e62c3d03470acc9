package io.baton.engine.supply.request;

import io.baton.connector.Supplier;
import io.baton.model.delivery.SupplyCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What this node knows of one supplier, and what it has asked of it. */
final class KnownSupplier {
  /** Requests under way at once: enough to keep a link busy; the others wait here, by urgency. */
  static final int WINDOW = 4;

  /** Rank of what is asked if there is nothing else. */
  static final int AVOIDED = 2;

  /** One that has worked for so long after a failure is as good as any other. */
  private static final long STEADY = TimeUnit.MINUTES.toNanos(1);

  private static final long FIRST_AVOIDANCE = TimeUnit.SECONDS.toNanos(1);

  /** So it is avoided for 32 s at most. */
  private static final int MOST_RELAPSES = 6;

  private final Supplier supplier;
  private final SupplierMeter meter;
  private final List<Attempt> waiting = new ArrayList<>();
  private Optional<Failure> suspicion = Optional.empty();
  private long heardAt;
  private long silentUntil;
  private long failedAt;
  private long trustedAt;
  private long avoidedUntil;
  private int relapses;
  private boolean probed;
  private int running;

  KnownSupplier(Supplier supplier, SupplierMeter meter) {
    this.supplier = supplier;
    this.meter = meter;
  }

  Supplier supplier() {
    return supplier;
  }

  /** Measures what its node supplies. */
  SupplierMeter meter() {
    return meter;
  }

  /** Why it is avoided; empty if it is not. */
  Optional<Failure> suspicion() {
    return suspicion;
  }

  boolean isSuspect() {
    return suspicion.isPresent();
  }

  /**
   * Avoids it from now on. One that fails again soon after it was trusted again is avoided for
   * longer, twice as long each time.
   *
   * @param since when the failure began, nanoseconds since 1970
   * @param now the same
   */
  void suspect(SupplyCause cause, long since, long now) {
    suspicion = Optional.of(new Failure(cause, since));
    // Requests that were under way at once fail one after the other.
    if (now - failedAt >= FIRST_AVOIDANCE) {
      relapses = now - trustedAt < STEADY ? Math.min(relapses + 1, MOST_RELAPSES) : 0;
      avoidedUntil = relapses == 0 ? now : now + (FIRST_AVOIDANCE << (relapses - 1));
      failedAt = now;
    }
  }

  /** For how long it is avoided even if it answers, nanoseconds; not positive if it is not. */
  long avoidedFor(long now) {
    return avoidedUntil - now;
  }

  /** Begins to be probed, unless it is already. */
  boolean beginProbes() {
    boolean begins = !probed;
    probed = true;
    return begins;
  }

  void endProbes() {
    probed = false;
  }

  void trust(long now) {
    suspicion = Optional.empty();
    trustedAt = now;
  }

  /** It has sent something. */
  void heard(long now) {
    heardAt = now;
    silentUntil = now;
  }

  /** It has not answered in time: until then others are asked first, unless it is heard before. */
  void silent(long until) {
    silentUntil = until;
  }

  /** How well it can be asked now: the less, the better. */
  int rank(long now) {
    if (isSuspect()) {
      return AVOIDED;
    }
    return now < silentUntil ? 1 : 0;
  }

  /** Whether it has sent something since a time. */
  boolean heardSince(long time) {
    return heardAt >= time;
  }

  void enqueue(Attempt attempt) {
    waiting.add(attempt);
  }

  void dequeue(Attempt attempt) {
    waiting.remove(attempt);
  }

  /** Attempts that wait, the most urgent first. */
  List<Attempt> waiting() {
    waiting.sort(Attempt.BY_URGENCY);
    return List.copyOf(waiting);
  }

  boolean isBusy() {
    return running >= WINDOW;
  }

  void begun() {
    running++;
  }

  void ended() {
    running--;
  }
}
