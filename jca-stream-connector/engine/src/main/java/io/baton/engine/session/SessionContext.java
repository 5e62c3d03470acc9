package io.baton.engine.session;

import io.baton.connector.StreamEvent;
import io.baton.engine.admission.AdmissionControl;
import io.baton.engine.admission.Reservations;
import io.baton.engine.admission.SupplyPromises;
import io.baton.engine.admission.ViewerShares;
import io.baton.engine.stream.EpochClock;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * What every session of an engine needs.
 *
 * @param clock wall clock
 * @param table where sessions are found
 * @param admission where their capacity comes from
 * @param shares of users and addresses
 * @param reservations capacity held for assigned streams
 * @param promises what this node supplies to the sessions of others
 * @param events told of what happens to them, on event loops
 * @param counters what has happened so far
 */
public record SessionContext(
    EpochClock clock,
    SessionTable table,
    AdmissionControl admission,
    ViewerShares shares,
    Reservations reservations,
    SupplyPromises promises,
    Consumer<StreamEvent> events,
    Counters counters) {
  /** Counts of session events since the engine started. */
  public record Counters(
      LongAdder created, LongAdder timedOut, LongAdder dropped, LongAdder reportedLost) {
    public Counters() {
      this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
    }
  }
}
