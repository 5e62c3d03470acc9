package io.baton.engine.supply.request;

import io.baton.connector.Supplier;
import io.baton.engine.piece.Fetcher;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.supply.cache.Piece;
import io.baton.engine.supply.cache.PieceCache;
import io.baton.engine.supply.cache.Slot;
import io.baton.model.cluster.SupplierCondition;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.ContentId;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * All requests of this node for pieces, one a piece however many sessions need it. A supplier has
 * few of them under way at once; the others wait their turn, those that are needed first in front.
 */
public final class PieceRequests {
  private final RequestContext context;
  private final BiConsumer<Supplier, Piece> onDamage;
  private final Map<Piece, PieceRequest> open = new LinkedHashMap<>();
  private final Set<KnownSupplier> asked = new HashSet<>();

  /**
   * None yet.
   *
   * @param loop the event loop of the supply
   * @param patience how long a supplier may be silent
   * @param onDamage told of pieces that did not have their hash, and which supplier sent them
   */
  public PieceRequests(
      Fetcher fetcher,
      PieceCache cache,
      ScheduledExecutorService loop,
      EpochClock clock,
      Duration patience,
      SupplyCounters counters,
      BiConsumer<Supplier, Piece> onDamage) {
    SupplierBook book = new SupplierBook(fetcher, loop, clock);
    this.context = new RequestContext(fetcher, cache, book, loop, clock, patience, counters);
    this.onDamage = onDamage;
    book.onRecovery(this::recovered);
    cache.onFree(() -> List.copyOf(asked).forEach(this::dispatch));
  }

  /** Requests a piece that is absent, if it is not requested yet. */
  public void want(Want want) {
    PieceRequest request = open.get(want.piece());
    if (request != null) {
      request.add(want);
      return;
    }
    PieceRequest begun = new PieceRequest(want.piece(), this, context);
    open.put(want.piece(), begun);
    begun.add(want);
    begun.launch();
  }

  /** Somebody needs a piece no more, arrived or not. */
  public void drop(Want want) {
    PieceRequest request = open.get(want.piece());
    if (request != null) {
      request.remove(want);
      if (request.isUnwanted()) {
        open.remove(want.piece());
        request.end();
      }
    }
  }

  /** A session has other suppliers now. */
  public void reassigned(SupplierChoice choice) {
    List.copyOf(open.values()).stream()
        .filter(request -> request.isWantedBy(choice))
        .forEach(PieceRequest::goOn);
  }

  /** What was measured lately of each node that supplies, the worst first. */
  public List<SupplierCondition> conditions() {
    return context.book().conditions();
  }

  /**
   * Requests a manifest.
   *
   * @param until when to give up, nanoseconds since 1970
   */
  public void manifest(
      ContentId content, SupplierChoice choice, long until, Consumer<ManifestAnswer> then) {
    new ManifestRequest(content, choice, until, this, context, then).launch();
  }

  /**
   * Asks which node has the original of content.
   *
   * @param then given its name; empty if no supplier answers
   */
  public void origin(ContentId content, SupplierChoice choice, Consumer<Optional<String>> then) {
    new OriginRequest(context.fetcher(), content, choice.order(), then).launch();
  }

  /** Sends what waits for a supplier, as far as it has room and there are slots. */
  void dispatch(KnownSupplier supplier) {
    asked.add(supplier);
    for (Attempt next : supplier.waiting()) {
      if (supplier.isBusy()) {
        return;
      }
      Optional<Slot> slot = context.cache().take(next.request().piece());
      if (slot.isPresent()) {
        supplier.dequeue(next);
        next.send(slot.get());
      }
    }
  }

  void heard(KnownSupplier supplier) {
    context.book().heard(supplier);
  }

  /** A supplier is avoided from now on: what it was not asked for yet is asked of others. */
  void suspect(KnownSupplier supplier, SupplyCause cause, long since, ContentId content) {
    if (!supplier.isSuspect()) {
      context.book().suspect(supplier, cause, since, content);
      supplier.waiting().forEach(attempt -> attempt.request().withdraw(attempt));
    }
  }

  private void recovered(KnownSupplier supplier) {
    List.copyOf(open.values()).forEach(request -> request.recovered(supplier));
  }

  void arrived(PieceRequest request, Attempt attempt) {
    Piece piece = request.piece();
    open.remove(piece);
    context.cache().install(piece, attempt.slot());
    context.counters().pieces().increment();
    context.counters().octets().add(attempt.received());
    request.fulfil(attempt);
  }

  /** The holder is to check its copy; whether it answers does not matter here. */
  void reportDamage(Supplier holder, Piece piece) {
    onDamage.accept(holder, piece);
  }
}
