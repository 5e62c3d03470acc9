package io.baton.engine.supply;

import io.baton.engine.stream.PacketSupply;
import java.util.concurrent.Executor;

/** What a session has of the plan for one entry of its timeline. */
final class RemoteFeed implements Feed {
  private final FeedPlan plan;
  private final Executor loop;
  private final Runnable onBegin;
  private boolean begun;

  /**
   * Not begun yet.
   *
   * @param loop the event loop of the supply
   * @param onBegin runs there after the plan has begun
   */
  RemoteFeed(FeedPlan plan, Executor loop, Runnable onBegin) {
    this.plan = plan;
    this.loop = loop;
    this.onBegin = onBegin;
  }

  @Override
  public PacketSupply track(int position) {
    return plan.track(position);
  }

  @Override
  public void begin() {
    begun = true;
    loop.execute(
        () -> {
          plan.begin();
          onBegin.run();
        });
  }

  @Override
  public void close() {
    if (begun) {
      loop.execute(plan::end);
    }
  }
}
