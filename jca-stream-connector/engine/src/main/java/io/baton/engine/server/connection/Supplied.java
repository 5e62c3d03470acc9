package io.baton.engine.server.connection;

import io.baton.connector.StreamDecision.Relay;
import io.baton.engine.media.Content;
import io.baton.engine.supply.Supply;
import java.util.function.Consumer;

/**
 * Content of other nodes that was opened for a client. One session can be set up with it; if none
 * is, it is given back. Confined to the event loop of the connection.
 */
public final class Supplied {
  private final Relay decision;
  private final Content content;
  private final Supply supply;
  private final Consumer<Relay> unclaimed;
  private boolean free = true;

  /**
   * Of a decision.
   *
   * @param supply of one session
   * @param unclaimed told if no session is set up with it
   */
  public Supplied(Relay decision, Content content, Supply supply, Consumer<Relay> unclaimed) {
    this.decision = decision;
    this.content = content;
    this.supply = supply;
    this.unclaimed = unclaimed;
  }

  public Relay decision() {
    return decision;
  }

  public Content content() {
    return content;
  }

  public Supply supply() {
    return supply;
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
      supply.close();
      unclaimed.accept(decision);
    }
  }
}
