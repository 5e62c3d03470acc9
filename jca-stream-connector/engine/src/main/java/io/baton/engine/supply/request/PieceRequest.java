package io.baton.engine.supply.request;

import io.baton.connector.Supplier;
import io.baton.engine.piece.Fetch;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.IndexPiece;
import io.baton.engine.piece.Part;
import io.baton.engine.supply.cache.Piece;
import io.baton.engine.supply.cache.Slot;
import io.baton.engine.supply.request.SupplierMeter.Fault;
import io.baton.model.delivery.SupplyCause;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An absent piece that sessions need. One supplier is asked first; another one as well when that is
 * silent for too long, slow or fails. The first to answer is waited for, the others are not.
 */
final class PieceRequest {
  /** After so long all suppliers are tried again that have failed, if none is heard of before. */
  private static final long RETRY = TimeUnit.SECONDS.toNanos(1);

  /** A supplier is slow if the rest of a piece takes so many times the patience. */
  private static final int SLOW = 4;

  /** However thin a lead is, patience is not less than this part of what is configured. */
  private static final int LEAST_PATIENCE = 5;

  private final Piece piece;
  private final PieceRequests requests;
  private final RequestContext context;
  private final List<Want> wants = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final Set<Supplier> tried = new HashSet<>();
  private Optional<Future<?>> retry = Optional.empty();
  private long dueAt = Long.MAX_VALUE;

  PieceRequest(Piece piece, PieceRequests requests, RequestContext context) {
    this.piece = piece;
    this.requests = requests;
    this.context = context;
  }

  Piece piece() {
    return piece;
  }

  void add(Want want) {
    wants.add(want);
    dueAt = Math.min(dueAt, want.dueAt());
  }

  void remove(Want want) {
    wants.remove(want);
    dueAt = wants.stream().mapToLong(Want::dueAt).min().orElse(Long.MAX_VALUE);
  }

  /** Whether the piece is not wanted any more. */
  boolean isUnwanted() {
    return wants.isEmpty();
  }

  /** Whether a session needs it. */
  boolean isWantedBy(SupplierChoice choice) {
    return wants.stream().anyMatch(want -> want.choice().equals(choice));
  }

  private Want neediest() {
    return wants.stream().min(Comparator.comparingLong(Want::dueAt)).orElseThrow();
  }

  /** When the piece is needed first. */
  long dueAt() {
    return dueAt;
  }

  long now() {
    return context.clock().nanos();
  }

  /** How long a supplier may be silent: shorter while the lead is thin. */
  long patience() {
    long patience = context.patience().toNanos();
    long half = (dueAt - now()) / 2;
    return Math.max(patience / LEAST_PATIENCE, Math.min(patience, half));
  }

  /** How long a supplier may take from the first octet to the last. */
  long slowness() {
    long patience = context.patience().toNanos();
    long half = (dueAt - now()) / 2;
    return Math.max(patience, Math.min(SLOW * patience, half));
  }

  Future<?> after(long nanos, Runnable task) {
    return context.loop().schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  Fetch fetch(Attempt attempt, Slot slot) {
    Supplier supplier = attempt.supplier().supplier();
    ByteBuffer target = slot.octets(piece.length());
    long due = System.nanoTime() + dueAt - now();
    if (piece.part() == Part.INDEX) {
      IndexPiece whole = new IndexPiece(piece.number(), piece.range());
      return context.fetcher().fetchIndex(supplier, whole, target, due, attempt);
    }
    return context.fetcher().fetch(supplier, piece.range(), target, due, attempt);
  }

  /** Asks the best supplier that was not asked yet; false if there is none. */
  boolean launch() {
    Optional<KnownSupplier> next = next();
    if (next.isEmpty()) {
      retryLater();
      return false;
    }
    KnownSupplier supplier = next.get();
    tried.add(supplier.supplier());
    Attempt attempt = new Attempt(this, supplier);
    attempts.add(attempt);
    supplier.enqueue(attempt);
    requests.dispatch(supplier);
    return true;
  }

  /**
   * The suppliers of the neediest session come first; those that are silent come later, and those
   * that have failed last.
   */
  private Optional<KnownSupplier> next() {
    long now = now();
    return Stream.concat(Stream.of(neediest()), wants.stream())
        .map(Want::choice)
        .flatMap(choice -> untried(choice, now))
        .min(Comparator.comparingInt(Ranked::rank))
        .map(Ranked::supplier);
  }

  /** Of the same rank, the first is asked. */
  private record Ranked(KnownSupplier supplier, int rank) {}

  private Stream<Ranked> untried(SupplierChoice choice, long now) {
    return choice.order().stream()
        .filter(supplier -> !tried.contains(supplier))
        .map(
            supplier -> {
              KnownSupplier known = context.book().of(supplier);
              return new Ranked(
                  known, choice.isFit(supplier) ? known.rank(now) : KnownSupplier.AVOIDED);
            });
  }

  private void retryLater() {
    tellExhausted();
    if (retry.isEmpty()) {
      retry = Optional.of(after(RETRY, this::tryAgain));
    }
  }

  /** Tells sessions all of whose suppliers have failed. */
  private void tellExhausted() {
    for (Want want : wants) {
      SupplierChoice choice = want.choice();
      if (choice.order().stream().allMatch(supplier -> isAvoided(supplier, choice))) {
        choice.exhausted(suspicion(choice), piece, want.packet());
      }
    }
  }

  private boolean isAvoided(Supplier supplier, SupplierChoice choice) {
    return context.book().of(supplier).isSuspect() || !choice.isFit(supplier);
  }

  private Optional<Failure> suspicion(SupplierChoice choice) {
    return context.book().of(choice.current()).suspicion();
  }

  private void tryAgain() {
    retry = Optional.empty();
    tried.clear();
    attempts.forEach(attempt -> tried.add(attempt.supplier().supplier()));
    if (attempts.stream().noneMatch(PieceRequest::isPromising)) {
      launch();
    }
  }

  /** A supplier that was avoided answers again; it is asked unless another one is. */
  void recovered(KnownSupplier supplier) {
    tried.remove(supplier.supplier());
    goOn();
  }

  private static boolean isPromising(Attempt attempt) {
    return attempt.isStarted() && !attempt.supplier().isSuspect();
  }

  /** A supplier that is avoided from now on has not been asked yet. */
  void withdraw(Attempt attempt) {
    attempt.cancel();
    attempts.remove(attempt);
    launch();
  }

  /** No octet has come in time: the supplier is suspect once it is late even for an ample lead. */
  void silent(Attempt attempt) {
    attempt.supplier().silent(now() + context.patience().toNanos());
    hedge();
    long left = attempt.sentAt() + context.patience().toNanos() - now();
    attempt.watch(left, () -> suspectUnheard(attempt));
  }

  private void suspectUnheard(Attempt attempt) {
    attempt.faulted(Fault.HEDGED);
    if (!attempt.supplier().heardSince(attempt.sentAt())) {
      suspect(attempt.supplier(), SupplyCause.TIMEOUT, attempt.sentAt());
    }
  }

  /** The rest has not come in time. */
  void slow(Attempt attempt) {
    attempt.faulted(Fault.HEDGED);
    suspect(attempt.supplier(), SupplyCause.TIMEOUT, attempt.startedAt());
    hedge();
  }

  private void suspect(KnownSupplier supplier, SupplyCause cause, long since) {
    requests.suspect(supplier, cause, since, piece.content());
    tellExhausted();
  }

  private void hedge() {
    Want neediest = neediest();
    if (launch()) {
      neediest.choice().hedged();
      context.counters().hedges().increment();
    }
  }

  void started(Attempt attempt) {
    requests.heard(attempt.supplier());
    for (Attempt other : List.copyOf(attempts)) {
      if (!other.equals(attempt) && !other.isStarted()) {
        abandon(other);
        // It may be asked again if the first one stalls.
        tried.remove(other.supplier().supplier());
      }
    }
  }

  void completed(Attempt attempt) {
    came(attempt, piece.matches(attempt.slot().octets(piece.length())));
  }

  private void came(Attempt attempt, boolean right) {
    attempts.remove(attempt);
    requests.heard(attempt.supplier());
    if (right) {
      requests.arrived(this, attempt);
    } else {
      damaged(attempt);
    }
    requests.dispatch(attempt.supplier());
  }

  private void damaged(Attempt attempt) {
    Supplier supplier = attempt.supplier().supplier();
    waste(piece.length());
    context.cache().giveBack(attempt.slot());
    context.counters().damaged().increment();
    attempt.faulted(Fault.DAMAGED);
    wants.forEach(want -> want.choice().unfit(supplier, SupplyCause.DAMAGED, attempt.startedAt()));
    requests.reportDamage(supplier, piece);
    goOn();
  }

  void failed(Attempt attempt, FetchFailure failure) {
    if (failure == FetchFailure.DAMAGED) {
      came(attempt, false);
      return;
    }
    attempts.remove(attempt);
    context.counters().failures().increment();
    KnownSupplier supplier = attempt.supplier();
    SupplyCause cause = SupplyCause.valueOf(failure.name());
    if (failure == FetchFailure.NOT_FOUND) {
      requests.heard(supplier);
      wants.forEach(want -> want.choice().unfit(supplier.supplier(), cause, attempt.sentAt()));
    } else {
      attempt.faulted(Fault.FAILED);
      suspect(supplier, cause, attempt.sentAt());
    }
    context.cache().giveBack(attempt.slot());
    goOn();
    requests.dispatch(supplier);
  }

  /** Asks a supplier, if none is asked but suspects. */
  void goOn() {
    if (attempts.stream().allMatch(attempt -> attempt.supplier().isSuspect())) {
      launch();
    }
  }

  /** Tells those who waited, and ends the other attempts. */
  void fulfil(Attempt attempt) {
    Supplier by = attempt.supplier().supplier();
    end();
    for (Want want : wants) {
      SupplierChoice choice = want.choice();
      choice.delivered(by, suspicion(choice), piece, want.packet(), attempt.startedAt());
    }
    wants.forEach(want -> want.arrived().run());
  }

  /** Ends all attempts. */
  void end() {
    List.copyOf(attempts).forEach(this::abandon);
    retry.ifPresent(future -> future.cancel(false));
  }

  private void abandon(Attempt attempt) {
    attempts.remove(attempt);
    attempt.cancel();
    if (attempt.isSent()) {
      context.cache().giveBack(attempt.slot());
      requests.dispatch(attempt.supplier());
    }
    if (attempt.isStarted() && !wants.isEmpty()) {
      waste(piece.length());
    }
  }

  private void waste(int octets) {
    neediest().choice().wasted(octets);
    context.counters().wasted().add(octets);
  }
}
