package io.baton.engine.supply.request;

import io.baton.connector.Supplier;
import io.baton.connector.SupplyCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this node knows of one supplier, and what it has asked of it. */
final class KnownSupplier {
  /** Requests under way at once: enough to keep a link busy; the others wait here, by urgency. */
  static final int WINDOW = 4;

  private final Supplier supplier;
  private final List<Attempt> waiting = new ArrayList<>();
  private Optional<Failure> suspicion = Optional.empty();
  private long heardAt;
  private boolean probed;
  private int running;

  KnownSupplier(Supplier supplier) {
    this.supplier = supplier;
  }

  Supplier supplier() {
    return supplier;
  }

  /** Why it is avoided; empty if it is not. */
  Optional<Failure> suspicion() {
    return suspicion;
  }

  boolean isSuspect() {
    return suspicion.isPresent();
  }

  void suspect(SupplyCause cause, long since) {
    suspicion = Optional.of(new Failure(cause, since));
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

  void trust() {
    suspicion = Optional.empty();
  }

  /** It has sent something. */
  void heard(long now) {
    heardAt = now;
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
