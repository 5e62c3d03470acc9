package io.baton.engine.session;

import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.delivery.StreamGuard;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.delivery.StreamLoops;
import java.util.concurrent.TimeUnit;

/**
 * Attends to sessions once a second: sender reports, and clients that have fallen silent or never
 * came.
 */
public final class SessionKeeper implements AutoCloseable {
  private static final long PERIOD_SECONDS = 1;
  private static final long CLOSE_SECONDS = 5;

  private final StreamLoops loops;
  private final SessionContext context;
  private final SessionTimeouts timeouts;

  private SessionKeeper(StreamLoops loops, SessionContext context, SessionTimeouts timeouts) {
    this.loops = loops;
    this.context = context;
    this.timeouts = timeouts;
  }

  /** Begins to attend; goes on until the event loops end. */
  public static SessionKeeper start(
      StreamLoops loops, SessionContext context, SessionTimeouts timeouts) {
    SessionKeeper keeper = new SessionKeeper(loops, context, timeouts);
    for (StreamLoop loop : loops.all()) {
      loop.executor()
          .scheduleAtFixedRate(
              () -> StreamGuard.guard(() -> keeper.attend(loop), () -> {}),
              PERIOD_SECONDS,
              PERIOD_SECONDS,
              TimeUnit.SECONDS);
    }
    loops
        .group()
        .scheduleAtFixedRate(keeper::expire, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    return keeper;
  }

  private void attend(StreamLoop loop) {
    long now = context.clock().nanos();
    for (StreamSession session : context.table().all()) {
      if (session.loop() == loop) {
        StreamGuard.guard(() -> session.attend(now, timeouts), session::failed);
      }
    }
  }

  private void expire() {
    StreamGuard.guard(context.reservations()::expire, () -> {});
    StreamGuard.guard(context.promises()::expire, () -> {});
  }

  /** Gives up the sessions of a loop that does not run. May be called on any other thread. */
  public void abandon(StreamLoop loop) {
    for (StreamSession session : context.table().all()) {
      if (session.loop() == loop) {
        StreamGuard.guard(session::abandon, () -> {});
      }
    }
  }

  /** Ends all sessions, as when the engine stops. Blocks; not to be called on an event loop. */
  @Override
  public void close() {
    for (StreamLoop loop : loops.all()) {
      loop.executor()
          .submit(() -> closeAll(loop))
          .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void closeAll(StreamLoop loop) {
    for (StreamSession session : context.table().all()) {
      if (session.loop() == loop) {
        StreamGuard.guard(() -> session.close(CloseReason.SHUTDOWN), session::failed);
      }
    }
  }
}
