package io.baton.engine.supply.request;

import io.baton.engine.piece.Fetch;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.FetchListener;
import io.baton.engine.supply.cache.Slot;
import io.baton.engine.supply.request.SupplierMeter.Fault;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * One supplier asked for one piece. It waits for its turn, then for the first octet, then for the
 * last.
 */
final class Attempt implements FetchListener {
  static final Comparator<Attempt> BY_URGENCY =
      Comparator.comparingLong(attempt -> attempt.request.dueAt());

  private final PieceRequest request;
  private final KnownSupplier supplier;
  private Slot slot;
  private Fetch fetch;
  private Future<?> timer = CompletableFuture.completedFuture(null);
  private long sentAt;
  private long startedAt;
  private int received;
  private boolean started;
  private boolean faulty;

  Attempt(PieceRequest request, KnownSupplier supplier) {
    this.request = request;
    this.supplier = supplier;
  }

  KnownSupplier supplier() {
    return supplier;
  }

  PieceRequest request() {
    return request;
  }

  /** Its turn has come. */
  void send(Slot into) {
    slot = into;
    sentAt = request.now();
    supplier.begun();
    supplier.meter().requested(sentAt);
    fetch = request.fetch(this, into);
    watch(request.patience(), () -> request.silent(this));
  }

  /** Has something done after a time, unless the next octet or the end comes before. */
  void watch(long nanos, Runnable task) {
    timer.cancel(false);
    timer = request.after(nanos, task);
  }

  /** Whether the supplier has been asked. */
  boolean isSent() {
    return fetch != null;
  }

  /** Whether the first octet has come. */
  boolean isStarted() {
    return started;
  }

  /** Something is wrong; whatever follows from that is not counted again. */
  void faulted(Fault fault) {
    if (!faulty) {
      faulty = true;
      supplier.meter().faulted(fault, request.now());
    }
  }

  /** When the supplier was asked. */
  long sentAt() {
    return sentAt;
  }

  /** When the first octet came. */
  long startedAt() {
    return startedAt;
  }

  /** What was filled. */
  Slot slot() {
    return slot;
  }

  /** Octets that have come for it, if it is complete. */
  int received() {
    return received;
  }

  @Override
  public void started() {
    started = true;
    startedAt = request.now();
    supplier.meter().answered(sentAt, startedAt);
    watch(request.slowness(), () -> request.slow(this));
    request.started(this);
  }

  @Override
  public void completed(int octets) {
    received = octets;
    end();
    supplier.meter().received(octets, startedAt, request.now());
    request.completed(this);
  }

  @Override
  public void failed(FetchFailure failure) {
    end();
    request.failed(this, failure);
  }

  /** It is not needed any more. */
  void cancel() {
    if (isSent()) {
      fetch.cancel();
      end();
    } else {
      supplier.dequeue(this);
    }
  }

  private void end() {
    timer.cancel(false);
    supplier.ended();
  }
}
