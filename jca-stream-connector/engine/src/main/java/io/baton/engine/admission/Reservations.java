package io.baton.engine.admission;

import io.baton.connector.ReservationRefusal;
import io.baton.connector.ReservationRefusal.Reason;
import io.baton.engine.media.Content;
import io.baton.engine.media.ContentLibrary;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.stream.Rate;
import io.baton.model.delivery.Reservation;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Capacity held for assigned streams whose clients have not come yet (R5). It is admitted like a
 * session's, so no other client gets it, and given back when the client does not come. Thread-safe.
 */
public final class Reservations {
  private final AdmissionControl admission;
  private final ViewerShares shares;
  private final ContentLibrary library;
  private final Predicate<String> streaming;
  private final EpochClock clock;
  private final long timeoutNanos;
  private final Consumer<String> unclaimed;
  private final Map<String, HeldCapacity> held = new HashMap<>();

  /**
   * Starts with nothing held.
   *
   * @param streaming whether there is a session of an id
   * @param timeout after which capacity is given back
   * @param unclaimed notified of assignments that no client came for, on any thread: must not block
   */
  public Reservations(
      AdmissionControl admission,
      ViewerShares shares,
      ContentLibrary library,
      Predicate<String> streaming,
      EpochClock clock,
      Duration timeout,
      Consumer<String> unclaimed) {
    this.admission = admission;
    this.shares = shares;
    this.library = library;
    this.streaming = streaming;
    this.clock = clock;
    this.timeoutNanos = timeout.toNanos();
    this.unclaimed = unclaimed;
  }

  /**
   * Opens the content and holds the capacity; what is already held or streamed under the same
   * assignment is left as it is. May touch the disk.
   *
   * @return why it cannot be done; empty if it is
   * @throws IllegalArgumentException if the client is not given as an address
   */
  public Optional<ReservationRefusal> reserve(Reservation reservation) {
    InetAddress client = NetUtil.createInetAddressFromIpAddressString(reservation.client());
    if (client == null) {
      throw new IllegalArgumentException("not a client's address: " + reservation.client());
    }
    if (isKnown(reservation.assignment())) {
      return Optional.empty();
    }
    try {
      Optional<Content> content = library.open(reservation.content());
      return content.isPresent()
          ? hold(reservation, client, content.get())
          : refusal(Reason.NO_CONTENT, "this node has no such content");
    } catch (IOException e) {
      return refusal(Reason.NO_CONTENT, "the content cannot be read");
    }
  }

  private synchronized boolean isKnown(String assignment) {
    return find(assignment).isPresent() || streaming.test(assignment);
  }

  private synchronized Optional<ReservationRefusal> hold(
      Reservation reservation, InetAddress client, Content content) {
    String assignment = reservation.assignment();
    if (isKnown(assignment)) {
      return Optional.empty();
    }
    release(assignment);
    long bits = Math.max(reservation.bitrate(), SessionBandwidth.of(content, Rate.NORMAL));
    Optional<String> share = shares.take(assignment, reservation.user(), client);
    if (share.isPresent()) {
      return refusal(Reason.NO_CAPACITY, share.get());
    }
    Optional<String> refusal = admission.admit(bits);
    if (refusal.isPresent()) {
      shares.release(assignment);
      return refusal(Reason.NO_CAPACITY, refusal.get());
    }
    long expiresAt = clock.nanos() + timeoutNanos;
    held.put(assignment, new HeldCapacity(reservation, client, content, bits, expiresAt));
    return Optional.empty();
  }

  private static Optional<ReservationRefusal> refusal(Reason reason, String message) {
    return Optional.of(new ReservationRefusal(reason, message));
  }

  /** What is held for an assignment. */
  public synchronized Optional<HeldCapacity> find(String assignment) {
    long now = clock.nanos();
    return Optional.ofNullable(held.get(assignment)).filter(found -> now < found.expiresAt());
  }

  /**
   * Hands over what is held for an assignment, to be released by the caller.
   *
   * @return false if nothing is held any more
   */
  public synchronized boolean take(String assignment) {
    return find(assignment).isPresent() && held.remove(assignment) != null;
  }

  /** Gives back what is held for an assignment; false if nothing is. */
  public synchronized boolean release(String assignment) {
    HeldCapacity found = held.remove(assignment);
    if (found != null) {
      admission.release(found.bits());
      shares.release(assignment);
    }
    return found != null;
  }

  /** Gives back what is held for an assignment, if something is: no client will come for it. */
  public void abandon(String assignment) {
    if (release(assignment)) {
      unclaimed.accept(assignment);
    }
  }

  /** Gives back what no client has come for in time; to be called now and then. */
  public void expire() {
    releaseExpired().forEach(unclaimed);
  }

  private synchronized List<String> releaseExpired() {
    long now = clock.nanos();
    List<String> expired =
        held.values().stream()
            .filter(found -> now >= found.expiresAt())
            .map(found -> found.reservation().assignment())
            .toList();
    expired.forEach(this::release);
    return expired;
  }
}
