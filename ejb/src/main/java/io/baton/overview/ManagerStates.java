package io.baton.overview;

import io.baton.cluster.NodeMessenger;
import io.baton.connector.ofp.QueryStatus;
import io.baton.model.cluster.NodeState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Asks location managers how they are doing, all at once. */
final class ManagerStates {
  private static final Duration DEADLINE = Duration.ofMillis(400);

  private final NodeMessenger messenger;
  private final Clock clock;

  ManagerStates(NodeMessenger messenger, Clock clock) {
    this.messenger = messenger;
    this.clock = clock;
  }

  /** The state of each manager that answers, by its name. */
  Map<String, ManagerState> ask(List<String> managers) {
    Map<String, CompletableFuture<Optional<ManagerState>>> answers = new TreeMap<>();
    managers.forEach(manager -> answers.put(manager, ask(manager)));
    Map<String, ManagerState> states = new TreeMap<>();
    answers.forEach((name, answer) -> answer.join().ifPresent(state -> states.put(name, state)));
    return states;
  }

  private CompletableFuture<Optional<ManagerState>> ask(String manager) {
    Instant sent = clock.instant();
    return messenger
        .ask(manager, new QueryStatus(), DEADLINE)
        .handle((state, failure) -> Optional.ofNullable(state).map(known -> state(known, sent)))
        .toCompletableFuture();
  }

  private ManagerState state(NodeState state, Instant sent) {
    Instant now = clock.instant();
    return new ManagerState(state.managerLoad(), state.pending(), Duration.between(sent, now), now);
  }
}
