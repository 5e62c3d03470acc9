package io.baton.engine.forward;

import io.baton.engine.delivery.StreamGuard;
import io.baton.engine.delivery.StreamLoop;
import java.util.concurrent.TimeUnit;

/** Ends forwarded sessions when the engine stops. */
public final class ForwardKeeper implements AutoCloseable {
  private static final long CLOSE_SECONDS = 5;

  private final ForwardContext context;

  public ForwardKeeper(ForwardContext context) {
    this.context = context;
  }

  /** Ends all forwarded sessions. Blocks; not to be called on a loop. */
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
        StreamGuard.guard(forwarding::close, forwarding::onClosed);
      }
    }
  }
}
