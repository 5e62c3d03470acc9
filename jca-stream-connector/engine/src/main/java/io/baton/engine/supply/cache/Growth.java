package io.baton.engine.supply.cache;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Has the disk thread take more memory, while the event loop of the supply goes on. Confined to
 * that loop; the slab belongs to the disk thread.
 */
final class Growth {
  /** A disk that takes longer is not waited for: what is not needed gives way meanwhile. */
  private static final long PATIENCE_MILLIS = 1000;

  /** After it has failed it is tried again no sooner: a disk may have room again. */
  private static final long RETRY_SECONDS = 10;

  private enum State {
    IDLE,
    UNDER_WAY,
    LATE,
    FAILED,
    COMPLETE
  }

  private final Slab slab;
  private final CacheContext context;
  private final Consumer<List<Slot>> then;
  private State state = State.IDLE;
  private Future<?> timer = CompletableFuture.completedFuture(null);

  /**
   * Not begun.
   *
   * @param then given new slots, and an empty list whenever {@link #isPromising} has changed
   *     otherwise
   */
  Growth(Slab slab, CacheContext context, Consumer<List<Slot>> then) {
    this.slab = slab;
    this.context = context;
    this.then = then;
  }

  /** Whether there will be more slots soon, once it has begun. */
  boolean isPromising() {
    return state == State.IDLE || state == State.UNDER_WAY;
  }

  /** Takes another chunk, unless that is under way, was in vain, or there is no more to take. */
  void begin() {
    if (state == State.IDLE) {
      state = State.UNDER_WAY;
      timer = context.loop().schedule(this::late, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      context.disk().execute(this::grow);
    }
  }

  private void late() {
    become(State.LATE, List.of());
  }

  /** In the disk thread. */
  private void grow() {
    try {
      List<Slot> more = slab.grow();
      tell(() -> grown(more));
    } catch (IOException e) {
      CacheLog.LOG.cannotGrow(e, slab.octets());
      tell(this::failed);
    }
  }

  private void tell(Runnable task) {
    try {
      context.loop().execute(task);
    } catch (RejectedExecutionException e) {
      // The node has stopped meanwhile.
    }
  }

  private void grown(List<Slot> more) {
    timer.cancel(false);
    become(more.isEmpty() ? State.COMPLETE : State.IDLE, more);
  }

  private void failed() {
    timer.cancel(false);
    timer =
        context
            .loop()
            .schedule(() -> become(State.IDLE, List.of()), RETRY_SECONDS, TimeUnit.SECONDS);
    become(State.FAILED, List.of());
  }

  private void become(State next, List<Slot> more) {
    state = next;
    then.accept(more);
  }

  /** Ends it; what is under way is completed first. */
  void close() {
    timer.cancel(false);
    context.disk().execute(slab::close);
  }
}
