package io.baton.engine.supply;

import io.baton.connector.Supplier;
import io.baton.engine.piece.AnswerListener;
import io.baton.engine.piece.AssignmentList;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.Fetcher;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Renews what suppliers have promised to the sessions of this node, as long as these last. Confined
 * to the event loop of the supply.
 */
final class PromiseRenewal {
  private static final long PERIOD_SECONDS = 5;

  private final Fetcher fetcher;
  private final Set<RemoteSupply> supplies = new HashSet<>();
  private final Map<RemoteSupply, String> refused = new HashMap<>();

  PromiseRenewal(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  /** Begins; goes on until the event loop ends. */
  void start(ScheduledExecutorService loop) {
    loop.scheduleAtFixedRate(this::renew, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  void add(RemoteSupply supply) {
    supplies.add(supply);
  }

  void remove(RemoteSupply supply) {
    supplies.remove(supply);
    refused.remove(supply);
  }

  /** Supplies of this node. */
  int size() {
    return supplies.size();
  }

  private void renew() {
    Map<Supplier, Set<String>> assignments = new HashMap<>();
    for (RemoteSupply supply : supplies) {
      if (!isRefused(supply)) {
        assignments
            .computeIfAbsent(supply.promiser(), added -> new HashSet<>())
            .add(supply.assignment());
      }
    }
    assignments.forEach(this::renew);
  }

  /** One that the supplier did not know is reported once, to be replaced. */
  private boolean isRefused(RemoteSupply supply) {
    return supply.assignment().equals(refused.get(supply));
  }

  private void renew(Supplier supplier, Set<String> assignments) {
    List<String> all = List.copyOf(assignments);
    for (int from = 0; from < all.size(); from += AssignmentList.MAX_IDS) {
      List<String> part = all.subList(from, Math.min(all.size(), from + AssignmentList.MAX_IDS));
      fetcher.renew(supplier, Set.copyOf(part), new Answer());
    }
  }

  /** A supplier that does not answer is noticed by requests for pieces. */
  private final class Answer implements AnswerListener<Set<String>> {
    @Override
    public void answered(Set<String> unknown) {
      for (RemoteSupply supply : List.copyOf(supplies)) {
        String assignment = supply.assignment();
        if (unknown.contains(assignment) && !isRefused(supply)) {
          refused.put(supply, assignment);
          supply.unpromised();
        }
      }
    }

    @Override
    public void failed(FetchFailure failure) {
      // The next renewal comes in a few seconds.
    }
  }
}
