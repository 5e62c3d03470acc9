package io.baton.location.supervision;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.cluster.NodeMessenger;
import io.baton.connector.ofp.Supervise;
import io.baton.model.cluster.Supervision;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tells every other member every statement, again and again until it has said that it has it. A
 * member that left and comes back, restarted or not, is sent everything again: so both halves of a
 * split group know all statements soon after it is whole again. Thread-safe.
 */
final class SupervisionGossip {
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private final ClusterDirectory directory;
  private final NodeMessenger messenger;
  private final SupervisionStatements statements;

  /** What members have confirmed: by member the statement by provider. */
  private final Map<Member, Map<String, Supervision>> confirmed = new ConcurrentHashMap<>();

  private record Member(String name, long incarnation) {
    static Member of(NodeAdvertisement node) {
      return new Member(node.name(), node.incarnation());
    }
  }

  SupervisionGossip(
      ClusterDirectory directory, NodeMessenger messenger, SupervisionStatements statements) {
    this.directory = directory;
    this.messenger = messenger;
    this.statements = statements;
    directory.onChange(this::forgetWhoLeft);
  }

  private void forgetWhoLeft() {
    Set<Member> members = directory.nodes().stream().map(Member::of).collect(Collectors.toSet());
    confirmed.keySet().retainAll(members);
  }

  /** Tells who has not confirmed yet. Does not wait for the answers. */
  void tell() {
    for (NodeAdvertisement node : directory.nodes()) {
      if (!node.name().equals(directory.self().name())) {
        tell(node);
      }
    }
  }

  private void tell(NodeAdvertisement node) {
    Map<String, Supervision> known =
        confirmed.computeIfAbsent(Member.of(node), member -> new ConcurrentHashMap<>());
    for (SupervisionStatements.Known held : statements.all()) {
      Supervision statement = held.statement();
      if (!statement.equals(known.get(statement.provider()))) {
        tell(node, statement, known);
      }
    }
  }

  private void tell(NodeAdvertisement node, Supervision statement, Map<String, Supervision> known) {
    messenger
        .ask(node.name(), new Supervise(statement), DEADLINE)
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                known.put(statement.provider(), statement);
              }
            });
  }
}
