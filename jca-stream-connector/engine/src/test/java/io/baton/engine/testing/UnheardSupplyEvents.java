package io.baton.engine.testing;

import io.baton.connector.StreamEvent;
import io.baton.connector.Supplier;
import io.baton.engine.piece.DamageReport;
import io.baton.engine.supply.SupplyEvents;
import java.time.Duration;

/** Of an engine that is supplied by nobody. */
final class UnheardSupplyEvents implements SupplyEvents {
  @Override
  public void changed(StreamEvent.SupplyChanged change) {
    throw new AssertionError(change);
  }

  @Override
  public void starved(String session) {
    throw new AssertionError(session);
  }

  @Override
  public void resumed(String session, Duration late) {
    throw new AssertionError(session);
  }

  @Override
  public void damaged(Supplier holder, DamageReport report) {
    throw new AssertionError(report);
  }
}
