package io.baton.engine;

import io.baton.connector.StreamEvent;
import io.baton.connector.Supplier;
import io.baton.engine.piece.DamageReport;
import io.baton.engine.supply.SupplyEvents;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells the service above of changed suppliers; the rest is counted and logged by the supply. */
record SupplyReports(Consumer<StreamEvent> events) implements SupplyEvents {
  @Override
  public void changed(StreamEvent.SupplyChanged change) {
    events.accept(change);
  }

  @Override
  public void starved(String session) {
    // Counted.
  }

  @Override
  public void resumed(String session, Duration late) {
    // The lateness of its packets tells.
  }

  @Override
  public void damaged(Supplier holder, DamageReport report) {
    // The holder was told, and the log.
  }
}
