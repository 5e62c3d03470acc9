package io.baton.engine.supply;

import io.baton.connector.audit.PeriodicReport;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.supply.request.SupplierChange;
import io.baton.model.media.MediaPath;

/**
 * Logs what may happen to all sessions at once, when a supplier of many fails: one line a minute
 * for each kind, with the number of the others. Each session's own events go to its followers.
 */
final class SupplyReports {
  private final PeriodicReport starved;
  private final PeriodicReport resumed;
  private final PeriodicReport exhausted;
  private final PeriodicReport noRoom;

  SupplyReports(EpochClock clock) {
    this.starved = new PeriodicReport(clock::nanos);
    this.resumed = new PeriodicReport(clock::nanos);
    this.exhausted = new PeriodicReport(clock::nanos);
    this.noRoom = new PeriodicReport(clock::nanos);
  }

  /** A session waits for a piece that is late. */
  void starved(String session) {
    starved.occurred(others -> SupplyLog.LOG.starved(session, others));
  }

  /** A session goes on, whose next packet was late by so much. */
  void resumed(String session, long millis) {
    resumed.occurred(others -> SupplyLog.LOG.resumed(session, millis, others));
  }

  /** A film cannot be kept as a copy. */
  void noRoom(MediaPath path) {
    noRoom.occurred(others -> SupplyLog.LOG.noRoomForCopy(path, others));
  }

  /** All suppliers of a session have failed. */
  void exhausted(String session, SupplierChange change) {
    exhausted.occurred(
        others ->
            SupplyLog.LOG.exhausted(
                session,
                change.from().node(),
                change.cause(),
                change.piece(),
                change.packet(),
                others));
  }
}
