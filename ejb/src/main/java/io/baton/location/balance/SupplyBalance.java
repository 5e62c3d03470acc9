package io.baton.location.balance;

import jakarta.ejb.Local;
import java.util.List;
import java.util.Set;

/** Handoffs that this node's location manager decides on by itself (R7). Thread-safe. */
@Local
public interface SupplyBalance {
  /** The latest decisions, newest first. */
  List<Move> moves();

  /** Providers that it is responsible for and that are overloaded. */
  Set<String> overloaded();

  /** What it has done since it started. */
  BalanceStatistics statistics();
}
