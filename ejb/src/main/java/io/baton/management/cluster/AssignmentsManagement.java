package io.baton.management.cluster;

import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.OfpException;
import io.baton.document.AssignmentDocuments;
import io.baton.location.assignment.ServiceLocationManager;
import io.baton.location.balance.SupplyBalance;
import io.baton.management.JmxAudit;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.document.assignment.AssignmentDocument;
import io.baton.model.document.assignment.MoveDocument;
import io.baton.overview.AssignmentFilter;
import io.baton.overview.AssignmentRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows assignments. Who may manage the server may end them. */
final class AssignmentsManagement implements AssignmentsMXBean {
  private static final int MOST = 1000;

  private final Supplier<ClusterFigures> figures;
  private final AssignmentRegistry assignments;
  private final ServiceLocationManager manager;
  private final SupplyBalance balance;

  AssignmentsManagement(
      Supplier<ClusterFigures> figures,
      AssignmentRegistry assignments,
      ServiceLocationManager manager,
      SupplyBalance balance) {
    this.figures = figures;
    this.assignments = assignments;
    this.manager = manager;
    this.balance = balance;
  }

  @Override
  public long getMade() {
    return figures.get().assignments().made();
  }

  @Override
  public long getRefused() {
    return figures.get().assignments().refused();
  }

  @Override
  public long getRetried() {
    return figures.get().assignments().retried();
  }

  @Override
  public long getManagerFailovers() {
    return figures.get().managerFailovers();
  }

  @Override
  public List<MoveDocument> getMoves() {
    return AssignmentDocuments.moves(balance).items();
  }

  @Override
  public List<String> getOverloaded() {
    return AssignmentDocuments.moves(balance).overloaded();
  }

  @Override
  public List<AssignmentDocument> list(String provider, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("expected a limit from 1 to " + MOST);
    }
    AssignmentFilter wanted =
        new AssignmentFilter(
            Optional.of(provider).filter(name -> !name.isEmpty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return assignments.list(wanted).stream()
        .limit(limit)
        .map(assignment -> AssignmentDocuments.brief(assignment, Map.of()))
        .toList();
  }

  @Override
  public List<ScoreFactor> explain(String id) {
    return assignments.find(id).map(AssignmentRecord::explanation).orElse(List.of());
  }

  @Override
  public List<Candidate> locate(String path, String client, String transport, String mode) {
    Locate request = new Locate(path, "", transport(transport), mode(mode), client, true);
    try {
      return manager.locate(request).candidates();
    } catch (OfpException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static DeliveryTransport transport(String text) {
    return DeliveryTransport.of(text)
        .orElseThrow(() -> new IllegalArgumentException("expected udp or tcp"));
  }

  private static Optional<DeliveryMode> mode(String text) {
    Optional<DeliveryMode> mode = DeliveryMode.of(text);
    if (mode.isEmpty() && !text.isEmpty()) {
      throw new IllegalArgumentException("expected relay, direct or redirect");
    }
    return mode;
  }

  @Override
  public boolean end(String id) {
    boolean ended = assignments.end(id);
    if (ended) {
      JmxAudit.ended(id);
    }
    return ended;
  }
}
