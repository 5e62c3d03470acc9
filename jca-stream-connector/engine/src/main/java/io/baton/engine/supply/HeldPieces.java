package io.baton.engine.supply;

import io.baton.engine.supply.cache.Piece;
import io.baton.engine.supply.request.SupplierChoice;
import io.baton.engine.supply.request.Want;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Pieces that are fetched apart from any plan, because something is to be read from them. They stay
 * until they are let go. Confined to the event loop of the supply.
 */
final class HeldPieces {
  private final SupplyContext context;
  private final SupplierChoice choice;
  private final Duration limit;
  private final Duration slack;
  private final List<Held> held = new ArrayList<>();

  /**
   * A piece that is held.
   *
   * @param giveUp ends the wait for it; does nothing if it has come
   */
  private record Held(Want want, Runnable giveUp) {}

  /**
   * None yet.
   *
   * @param choice who supplies them
   * @param limit how long a piece is waited for
   */
  HeldPieces(SupplyContext context, SupplierChoice choice, Duration limit) {
    this(context, choice, limit, Duration.ZERO);
  }

  /**
   * The same, not that urgent.
   *
   * @param slack how much later than now they are needed
   */
  HeldPieces(SupplyContext context, SupplierChoice choice, Duration limit, Duration slack) {
    this.context = context;
    this.choice = choice;
    this.limit = limit;
    this.slack = slack;
  }

  /**
   * Fetches a piece and holds it.
   *
   * @param then runs when it is there, at once if it is already
   * @param otherwise runs instead if it does not come in time
   */
  void fetch(Piece piece, Runnable then, Runnable otherwise) {
    long dueAt = context.clock().nanos() + slack.toNanos();
    context.cache().pin(piece);
    if (piece.isPresent()) {
      held.add(new Held(new Want(piece, choice, dueAt, 0, then), () -> {}));
      then.run();
      return;
    }
    Future<?> timer = context.loop().schedule(otherwise, limit.toNanos(), TimeUnit.NANOSECONDS);
    Runnable arrived =
        () -> {
          if (timer.cancel(false)) {
            then.run();
          }
        };
    Want want = new Want(piece, choice, dueAt, 0, arrived);
    Runnable giveUp =
        () -> {
          if (timer.cancel(false)) {
            otherwise.run();
          }
        };
    held.add(new Held(want, giveUp));
    context.requests().want(want);
  }

  /** Lets those go that have come: what asked for the others has still to read them. */
  void letGoPresent() {
    List<Held> present = held.stream().filter(each -> each.want().piece().isPresent()).toList();
    held.removeAll(present);
    present.forEach(this::letGo);
  }

  /** Lets all of them go, and ends the wait for those that have not come. */
  void letGo() {
    List<Held> all = List.copyOf(held);
    held.clear();
    all.forEach(this::letGo);
    all.forEach(each -> each.giveUp().run());
  }

  private void letGo(Held each) {
    context.requests().drop(each.want());
    context.cache().unpin(each.want().piece());
  }
}
