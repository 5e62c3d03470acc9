package io.baton.engine.forward;

import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.delivery.StreamGuard;
import io.baton.engine.delivery.StreamLoop;
import java.util.concurrent.TimeUnit;

/** Attends to forwarded sessions once a second: clients that are silent, or too slow. */
public final class ForwardKeeper implements AutoCloseable {
  private static final long PERIOD_SECONDS = 1;
  private static final long CLOSE_SECONDS = 5;

  private final ForwardContext context;

  private ForwardKeeper(ForwardContext context) {
    this.context = context;
  }

  /** Begins to attend; goes on until the event loops end. */
  public static ForwardKeeper start(ForwardContext context) {
    ForwardKeeper keeper = new ForwardKeeper(context);
    for (StreamLoop loop : context.loops().all()) {
      loop.executor()
          .scheduleAtFixedRate(
              () -> StreamGuard.guard(() -> keeper.attend(loop), () -> {}),
              PERIOD_SECONDS,
              PERIOD_SECONDS,
              TimeUnit.SECONDS);
    }
    return keeper;
  }

  private void attend(StreamLoop loop) {
    long now = context.clock().nanos();
    for (Forwarding forwarding : context.table().all()) {
      if (forwarding.loop() == loop) {
        StreamGuard.guard(() -> forwarding.attend(now), () -> forwarding.close(CloseReason.FAILED));
      }
    }
  }

  /** Ends all forwarded sessions, as when the engine stops. Blocks; not to be called on a loop. */
  @Override
  public void close() {
    for (StreamLoop loop : context.loops().all()) {
      loop.executor()
          .submit(() -> closeAll(loop))
          .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void closeAll(StreamLoop loop) {
    for (Forwarding forwarding : context.table().all()) {
      if (forwarding.loop() == loop) {
        StreamGuard.guard(() -> forwarding.close(CloseReason.SHUTDOWN), forwarding::onClosed);
      }
    }
  }
}
