package io.baton.engine.server.connection;

import io.baton.connector.StreamDecision.Serve;

/** Answers the requests of all connections. */
public interface Requests {
  /** Answers a request now or later, see {@link Exchange#respond}. */
  void route(Exchange exchange);

  /** Gives back what was held for a decision that its connection does not act on any more. */
  void abandon(Serve decision);

  ServerCounters counters();
}
