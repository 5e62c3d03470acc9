package io.baton.engine.supply;

import io.baton.connector.SessionSupply;
import io.baton.connector.StreamEvent;
import io.baton.connector.Supplier;
import io.baton.connector.SupplyStatus;
import io.baton.engine.media.piece.MissingPieceException;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.supply.cache.Piece;
import io.baton.engine.supply.request.SupplierChange;
import io.baton.engine.supply.request.SupplierChoice;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.MediaPath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** The supply of a session whose content is on other nodes. */
final class RemoteSupply implements Supply {
  private final RemoteContent remote;
  private final Executor executor;
  private final SupplyContext context;
  private final SupplierChoice choice;
  private final HeldPieces held;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile String session = "";
  private volatile Lead lead = Lead.NONE;

  /**
   * One that holds nothing yet.
   *
   * @param remote what is to be supplied, of which it is a user
   * @param assigned which nodes supply
   * @param executor the event loop of the session
   */
  RemoteSupply(
      RemoteContent remote, SessionSupply assigned, Executor executor, SupplyContext context) {
    this.remote = remote;
    this.executor = executor;
    this.context = context;
    this.choice = new SupplierChoice(assigned, this::changed);
    this.held = new HeldPieces(context, choice, context.settings().grace());
  }

  RemoteContent remote() {
    return remote;
  }

  /** Id of the session; empty before it has one. */
  String session() {
    return session;
  }

  /** Takes down how far ahead it is. */
  void publish(Lead now) {
    lead = now;
  }

  @Override
  public void serve(String id, MediaPath path) {
    session = id;
    context
        .loop()
        .execute(() -> context.adoption().offer(path, remote, choice.assigned(), context));
  }

  @Override
  public Feed feed(TimelineEntry entry, FeedListener listener) {
    FeedPlan plan = new FeedPlan(entry, this, choice, context, executor, listener);
    return new RemoteFeed(plan, context.loop(), held::letGoPresent);
  }

  @Override
  public void fetch(MissingPieceException missing, Runnable then, Runnable otherwise) {
    Piece piece = remote.piece(missing.bytes(), missing.piece());
    context
        .loop()
        .execute(
            () ->
                held.fetch(piece, () -> executor.execute(then), () -> executor.execute(otherwise)));
  }

  @Override
  public void assign(SessionSupply assigned, Runnable then) {
    context
        .loop()
        .execute(
            () -> {
              choice.assign(assigned, context.clock().nanos());
              context.requests().reassigned(choice);
              executor.execute(then);
            });
  }

  @Override
  public Optional<SessionSupply> assigned() {
    return Optional.of(choice.assigned());
  }

  /** Id of the present assignment. */
  String assignment() {
    return choice.assigned().assignment();
  }

  /** Which node has promised the present assignment. */
  Supplier promiser() {
    return choice.assigned().suppliers().get(0);
  }

  @Override
  public Optional<SupplyStatus> status() {
    SessionSupply assigned = choice.assigned();
    List<String> standbys = choice.order().stream().skip(1).map(Supplier::node).toList();
    return Optional.of(
        new SupplyStatus(
            assigned.assignment(),
            choice.current().node(),
            standbys,
            lead.at(context.clock().nanos()),
            choice.hedges(),
            choice.wasted()));
  }

  private void changed(SupplierChange change) {
    if (change.to().isPresent()) {
      log(change, change.to().get());
    } else {
      context.reports().exhausted(session, change);
    }
    tell(change);
  }

  private void log(SupplierChange change, Supplier to) {
    if (change.cause().isFailure()) {
      context.counters().takeovers().recordValue(change.taken().toNanos() / 1000);
    }
    SupplyLog.LOG.changed(
        session,
        to.node(),
        change.from().node(),
        change.cause(),
        change.piece(),
        change.packet(),
        change.taken().toMillis());
  }

  /** The supplier does not know the assignment any more: it may have been restarted. */
  void unpromised() {
    tell(
        new SupplierChange(
            promiser(),
            Optional.of(choice.current()),
            SupplyCause.UNPROMISED,
            0,
            0,
            Duration.ZERO));
  }

  /** Before there is a session, there is none to reassign. */
  private void tell(SupplierChange change) {
    if (!session.isEmpty()) {
      context
          .events()
          .accept(
              new StreamEvent.SupplyChanged(
                  context.clock().instant(),
                  session,
                  assignment(),
                  change.from().node(),
                  change.to().map(Supplier::node).orElse(""),
                  change.cause(),
                  change.piece(),
                  change.packet(),
                  change.taken()));
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      context
          .loop()
          .execute(
              () -> {
                held.letGo();
                context.contents().release(remote);
                context.promises().remove(this);
              });
    }
  }

  /**
   * How far ahead a session is supplied.
   *
   * @param from where it stands, nanoseconds since 1970; empty if it goes with the clock
   * @param readyUntil when the first packet is due that cannot be sent yet; {@link Long#MAX_VALUE}
   *     if nothing was planned yet
   */
  record Lead(OptionalLong from, long readyUntil) {
    /** That of a session which has not begun. */
    static final Lead NONE = new Lead(OptionalLong.empty(), Long.MAX_VALUE);

    /**
     * As long as it is at a time.
     *
     * @param now nanoseconds since 1970
     */
    Duration at(long now) {
      return readyUntil == Long.MAX_VALUE
          ? Duration.ZERO
          : Duration.ofNanos(readyUntil - from.orElse(now));
    }
  }
}
