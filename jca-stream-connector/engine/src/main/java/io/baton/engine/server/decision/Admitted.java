package io.baton.engine.server.decision;

import io.baton.connector.StreamDecision.Serve;
import io.baton.engine.media.Content;
import io.baton.engine.server.connection.Supplied;
import io.baton.engine.supply.Supply;
import io.baton.model.media.MediaPath;
import java.util.Optional;

/**
 * Something that this node serves.
 *
 * @param path the name it was found under
 * @param content what to send
 * @param reservation id of the capacity that is held here for it; empty if there is none
 * @param supplied where its pieces come from, if it is on other nodes
 */
public record Admitted(
    MediaPath path, Content content, Optional<String> reservation, Optional<Supplied> supplied) {
  /** What is on this node. */
  static Admitted of(Serve decision, Content content) {
    return new Admitted(decision.path(), content, decision.assignment(), Optional.empty());
  }

  /** What is on other nodes. */
  static Admitted of(Supplied supplied) {
    return new Admitted(
        supplied.decision().path(), supplied.content(), Optional.empty(), Optional.of(supplied));
  }

  /** Where the pieces of a session come from. */
  public Supply supply() {
    return supplied.map(Supplied::supply).orElse(Supply.LOCAL);
  }

  /** A session was set up with it, which sees to its supply from now on. */
  public void take() {
    supplied.ifPresent(Supplied::take);
  }
}
