package io.baton.support;

import io.baton.location.balance.BalanceStatistics;
import io.baton.location.balance.Move;
import io.baton.location.balance.SupplyBalance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A manager that has handed over what the test says. */
public final class FakeBalance implements SupplyBalance {
  public final List<Move> moves = new ArrayList<>();
  public final Set<String> overloaded = new TreeSet<>();

  @Override
  public List<Move> moves() {
    return List.copyOf(moves);
  }

  @Override
  public Set<String> overloaded() {
    return Set.copyOf(overloaded);
  }

  @Override
  public BalanceStatistics statistics() {
    return new BalanceStatistics(moves.size(), 0, 0, overloaded.size());
  }
}
