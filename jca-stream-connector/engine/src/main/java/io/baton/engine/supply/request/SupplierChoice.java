package io.baton.engine.supply.request;

import io.baton.connector.SessionSupply;
import io.baton.connector.Supplier;
import io.baton.engine.supply.cache.Piece;
import io.baton.model.delivery.SupplyCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who supplies one session: the assigned supplier, or a standby that has taken over. Its getters
 * may be called on any thread.
 */
public final class SupplierChoice {
  private final Consumer<SupplierChange> listener;
  private final Map<Supplier, Failure> unfit = new HashMap<>();
  private volatile SessionSupply assigned;
  private volatile Supplier current;
  private volatile long hedges;
  private volatile long wasted;
  private Optional<Supplier> former = Optional.empty();
  private long assignedAt;
  private boolean abandoned;

  /**
   * Begins with the assigned supplier.
   *
   * @param listener told of each change
   */
  public SupplierChoice(SessionSupply assigned, Consumer<SupplierChange> listener) {
    this.assigned = assigned;
    this.current = assigned.suppliers().get(0);
    this.listener = listener;
  }

  /**
   * Takes another assignment, unless the present one is of a higher or the same epoch.
   *
   * @param now nanoseconds since 1970
   */
  public void assign(SessionSupply next, long now) {
    if (next.epoch() <= assigned.epoch()) {
      return;
    }
    Supplier before = current;
    assigned = next;
    current = next.suppliers().get(0);
    former = before.equals(current) ? Optional.empty() : Optional.of(before);
    assignedAt = now;
    abandoned = false;
    unfit.clear();
  }

  /** The present assignment. */
  public SessionSupply assigned() {
    return assigned;
  }

  /** Which supplies. */
  public Supplier current() {
    return current;
  }

  /** Which supplies, and then the others, best first. */
  public List<Supplier> order() {
    List<Supplier> order = new ArrayList<>(assigned.suppliers());
    order.remove(current);
    order.add(0, current);
    return order;
  }

  /** Requests that were sent to a second supplier for this session. */
  public long hedges() {
    return hedges;
  }

  /** Octets that came for it in vain, at most. */
  public long wasted() {
    return wasted;
  }

  /** The supplier does not have this content, or not whole. */
  void unfit(Supplier supplier, SupplyCause cause, long now) {
    unfit.putIfAbsent(supplier, new Failure(cause, now));
  }

  boolean isFit(Supplier supplier) {
    return !unfit.containsKey(supplier);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written by the event loop of the supply alone
  void hedged() {
    hedges++;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written by the event loop of the supply alone
  void wasted(long octets) {
    wasted += octets;
  }

  /**
   * A piece has come. If it did not come from the present supplier, and that has failed, then the
   * other one supplies from now on.
   *
   * @param by which sent it
   * @param suspicion what is the matter with the present supplier, if it is avoided by all
   * @param startedAt when its first octet came
   */
  void delivered(
      Supplier by, Optional<Failure> suspicion, Piece piece, long packet, long startedAt) {
    abandoned = false;
    if (by.equals(current)) {
      former.ifPresent(
          from ->
              change(
                  from, by, new Failure(assigned.cause(), assignedAt), piece, packet, startedAt));
      former = Optional.empty();
      return;
    }
    Optional<Failure> failure = Optional.ofNullable(unfit.get(current)).or(() -> suspicion);
    if (failure.isPresent()) {
      change(current, by, failure.get(), piece, packet, startedAt);
      current = by;
      former = Optional.empty();
    }
  }

  private void change(
      Supplier from, Supplier to, Failure failure, Piece piece, long packet, long startedAt) {
    Duration taken = Duration.ofNanos(Math.max(0, startedAt - failure.since()));
    listener.accept(
        new SupplierChange(from, Optional.of(to), failure.cause(), piece.number(), packet, taken));
  }

  /**
   * Every supplier has failed to send a piece; told once until one sends again.
   *
   * @param suspicion what is the matter with the present supplier, if it is avoided by all
   */
  void exhausted(Optional<Failure> suspicion, Piece piece, long packet) {
    Optional<Failure> failure = Optional.ofNullable(unfit.get(current)).or(() -> suspicion);
    if (!abandoned && failure.isPresent()) {
      abandoned = true;
      listener.accept(
          new SupplierChange(
              current,
              Optional.empty(),
              failure.get().cause(),
              piece.number(),
              packet,
              Duration.ZERO));
    }
  }
}
