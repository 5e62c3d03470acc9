package io.baton.engine.supply;

import io.baton.connector.StreamDecision.Relay;
import io.baton.engine.media.Content;
import io.baton.engine.supply.ContentSupply.Opened;
import java.util.function.Consumer;

/**
 * Content of other nodes that was opened for a client. One session can be set up with it; if none
 * is, it is given back. Confined to the event loop of the connection.
 */
public final class Supplied {
  private final Relay decision;
  private final Opened opened;
  private final Consumer<Relay> unclaimed;
  private boolean free = true;

  /**
   * Of a decision.
   *
   * @param unclaimed told if no session is set up with it
   */
  public Supplied(Relay decision, Opened opened, Consumer<Relay> unclaimed) {
    this.decision = decision;
    this.opened = opened;
    this.unclaimed = unclaimed;
  }

  public Relay decision() {
    return decision;
  }

  public Content content() {
    return opened.content();
  }

  public Supply supply() {
    return opened.supply();
  }

  /** Whether a session can still be set up with it. */
  public boolean isFree() {
    return free;
  }

  /** A session was set up with it, which sees to the supply from now on. */
  public void take() {
    free = false;
  }

  /** Gives it back unless a session has it. Idempotent. */
  public void abandon() {
    if (free) {
      free = false;
      opened.supply().close();
      unclaimed.accept(decision);
    }
  }
}
