package io.baton.overview;

import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.StreamConnection;
import io.baton.connector.ofp.NodeState;
import io.baton.connector.ofp.QueryStatus;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Asks location managers of other nodes how they are doing, all at once. */
final class ManagerStates {
  private static final Duration DEADLINE = Duration.ofMillis(400);

  private final LocalEngine engine;
  private final Clock clock;

  ManagerStates(LocalEngine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /** The state of each manager that answers, by its name. */
  Map<String, ManagerState> ask(List<NodeAdvertisement> managers) {
    Map<String, CompletableFuture<Optional<ManagerState>>> answers = new TreeMap<>();
    try (StreamConnection connection = engine.connect()) {
      managers.forEach(manager -> answers.put(manager.name(), ask(connection, manager)));
    } catch (EngineUnavailableException e) {
      return Map.of();
    }
    Map<String, ManagerState> states = new TreeMap<>();
    answers.forEach((name, answer) -> answer.join().ifPresent(state -> states.put(name, state)));
    return states;
  }

  private CompletableFuture<Optional<ManagerState>> ask(
      StreamConnection connection, NodeAdvertisement manager) {
    Instant sent = clock.instant();
    return connection
        .ofp()
        .send(manager.peer(), new QueryStatus(), DEADLINE)
        .handle((state, failure) -> Optional.ofNullable(state).map(known -> state(known, sent)))
        .toCompletableFuture();
  }

  private ManagerState state(NodeState state, Instant sent) {
    Instant now = clock.instant();
    return new ManagerState(state.managerLoad(), state.pending(), Duration.between(sent, now), now);
  }
}
