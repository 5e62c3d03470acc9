package io.baton.session;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.audit.AuditLog;
import io.baton.location.assignment.AssignmentStore;
import io.baton.location.supervision.SupervisionTable;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.cluster.Supervision;
import io.baton.node.NodeSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says in one line of the log that a node is lost, with the streams and viewers that this concerns.
 * Of the managers that are left, the first that supervised the node says it, the others nothing.
 */
final class NodeLosses {
  private final ClusterDirectory directory;
  private final SupervisionTable supervision;
  private final SessionStore sessions;
  private final AssignmentStore assignments;
  private final Map<String, Known> known = new HashMap<>();

  /** A member, and who supervised it when it was last seen. */
  private record Known(long incarnation, List<String> managers) {}

  private record Viewer(String user, String client) {}

  NodeLosses(
      ClusterDirectory directory,
      SupervisionTable supervision,
      SessionStore sessions,
      AssignmentStore assignments) {
    this.directory = directory;
    this.supervision = supervision;
    this.sessions = sessions;
    this.assignments = assignments;
  }

  /** Compares the members with those of the last look. */
  void look() {
    List<String> lost = new ArrayList<>();
    known.forEach(
        (name, then) -> {
          if (!isPresent(name, then.incarnation()) && isToSay(then.managers())) {
            lost.add(name);
          }
        });
    if (!lost.isEmpty()) {
      Collection<SessionRecord> recordedSessions = sessions.all();
      Collection<AssignmentRecord> recorded = assignments.all();
      lost.forEach(node -> say(node, recordedSessions, recorded));
    }
    remember();
  }

  private boolean isPresent(String name, long incarnation) {
    return directory.find(name).filter(node -> node.incarnation() == incarnation).isPresent();
  }

  private boolean isToSay(List<String> supervisors) {
    List<String> present = managers().toList();
    Optional<String> first = supervisors.stream().filter(present::contains).findFirst();
    return first.or(() -> present.stream().findFirst()).equals(Optional.of(self()));
  }

  private void say(
      String node,
      Collection<SessionRecord> recordedSessions,
      Collection<AssignmentRecord> recorded) {
    Set<String> streams = new HashSet<>();
    Set<Viewer> viewers = new HashSet<>();
    for (SessionRecord session : recordedSessions) {
      if (session.concerns(node)) {
        streams.add(session.id());
        viewers.add(new Viewer(session.user(), session.client()));
      }
    }
    for (AssignmentRecord assignment : recorded) {
      if (assignment.concerns(node)) {
        streams.add(assignment.assignment());
        viewers.add(new Viewer(assignment.user(), assignment.client()));
      }
    }
    if (streams.isEmpty()) {
      AuditLog.LOG.nodeLeft(node);
    } else {
      AuditLog.LOG.nodeLost(node, streams.size(), viewers.size());
    }
  }

  private void remember() {
    Map<String, Known> present = new HashMap<>();
    for (NodeAdvertisement node : directory.nodes()) {
      if (!node.name().equals(self())) {
        List<String> managers =
            supervision.of(node.name()).map(Supervision::managers).orElse(List.of());
        present.put(node.name(), new Known(node.incarnation(), managers));
      }
    }
    known.clear();
    known.putAll(present);
  }

  private Stream<String> managers() {
    return directory.nodes().stream()
        .filter(node -> node.has(NodeSettings.SLM))
        .map(NodeAdvertisement::name)
        .sorted();
  }

  private String self() {
    return directory.self().name();
  }
}
