package io.baton.engine.admission;

import io.baton.connector.ReservationRefusal;
import io.baton.connector.ReservationRefusal.Reason;
import io.baton.engine.media.Content;
import io.baton.engine.media.ContentLibrary;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.stream.Rate;
import io.baton.model.delivery.Reservation;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What this node has promised to supply to the anchors of streams. A promise is admitted and
 * counted like a session of its bitrate. Its anchor renews it; one that is not renewed in time is
 * over, as when the anchor has died. Thread-safe.
 */
public final class SupplyPromises {
  private final AdmissionControl admission;
  private final ContentLibrary library;
  private final EpochClock clock;
  private final long timeoutNanos;
  private final Consumer<String> lapsed;
  private final Map<String, Promise> promises = new HashMap<>();

  private record Promise(long bits, long expiresAt) {}

  /**
   * Starts with nothing promised.
   *
   * @param timeout without a renewal, after which a promise is over
   * @param lapsed notified of assignments whose promise was not renewed, on any thread: must not
   *     block
   */
  public SupplyPromises(
      AdmissionControl admission,
      ContentLibrary library,
      EpochClock clock,
      Duration timeout,
      Consumer<String> lapsed) {
    this.admission = admission;
    this.library = library;
    this.clock = clock;
    this.timeoutNanos = timeout.toNanos();
    this.lapsed = lapsed;
  }

  /**
   * Opens the content and promises to supply it; what is already promised under the same assignment
   * is renewed. May touch the disk.
   *
   * @return why it cannot be done; empty if it is
   */
  public Optional<ReservationRefusal> promise(Reservation reservation) {
    try {
      Optional<Content> content = library.open(reservation.content());
      return content.isPresent()
          ? promise(reservation, content.get())
          : refusal(Reason.NO_CONTENT, "this node has no such content");
    } catch (IOException e) {
      return refusal(Reason.NO_CONTENT, "the content cannot be read");
    }
  }

  private synchronized Optional<ReservationRefusal> promise(
      Reservation reservation, Content content) {
    String assignment = reservation.assignment();
    if (renew(assignment, clock.nanos() + timeoutNanos)) {
      return Optional.empty();
    }
    long bits = Math.max(reservation.bitrate(), SessionBandwidth.of(content, Rate.NORMAL));
    Optional<String> refusal = admission.admitPromise(bits);
    if (refusal.isPresent()) {
      return refusal(Reason.NO_CAPACITY, refusal.get());
    }
    promises.put(assignment, new Promise(bits, clock.nanos() + timeoutNanos));
    return Optional.empty();
  }

  private static Optional<ReservationRefusal> refusal(Reason reason, String message) {
    return Optional.of(new ReservationRefusal(reason, message));
  }

  /**
   * Renews promises.
   *
   * @return those of the assignments for which nothing is promised
   */
  public synchronized Set<String> renew(Set<String> assignments) {
    long expiresAt = clock.nanos() + timeoutNanos;
    return assignments.stream()
        .filter(assignment -> !renew(assignment, expiresAt))
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean renew(String assignment, long expiresAt) {
    return promises.computeIfPresent(
            assignment, (id, promise) -> new Promise(promise.bits(), expiresAt))
        != null;
  }

  /** Gives a promise back; false if there is none. */
  public synchronized boolean release(String assignment) {
    Promise promise = promises.remove(assignment);
    if (promise != null) {
      admission.releasePromise(promise.bits());
    }
    return promise != null;
  }

  /** Assignments for which something is promised. */
  public synchronized Set<String> all() {
    return Set.copyOf(promises.keySet());
  }

  /** Gives back what was not renewed in time; to be called now and then. */
  public void expire() {
    releaseExpired().forEach(lapsed);
  }

  private synchronized List<String> releaseExpired() {
    long now = clock.nanos();
    List<String> expired =
        promises.entrySet().stream()
            .filter(entry -> now >= entry.getValue().expiresAt())
            .map(Map.Entry::getKey)
            .toList();
    expired.forEach(this::release);
    return expired;
  }
}
