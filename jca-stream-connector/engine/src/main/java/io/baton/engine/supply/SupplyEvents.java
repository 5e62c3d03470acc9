package io.baton.engine.supply;

import io.baton.connector.StreamEvent;
import io.baton.connector.Supplier;
import io.baton.engine.piece.DamageReport;
import java.time.Duration;

/** Told of what happens to the supply of sessions, on the event loop of the supply. */
public interface SupplyEvents {
  /** A session is supplied by another node, or has to be. */
  void changed(StreamEvent.SupplyChanged change);

  /** A session waits for a piece that is late. */
  void starved(String session);

  /**
   * What it waited for has come.
   *
   * @param late how late it was
   */
  void resumed(String session, Duration late);

  /** A piece did not have its hash; the holder has been asked to check its copy. */
  void damaged(Supplier holder, DamageReport report);
}
