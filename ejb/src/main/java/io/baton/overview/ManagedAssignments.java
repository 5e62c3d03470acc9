package io.baton.overview;

import io.baton.cluster.NodeMessenger;
import io.baton.cluster.OfpFailures;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.Release;
import io.baton.connector.ofp.Withdraw;
import io.baton.location.assignment.AssignmentStore;
import io.baton.location.assignment.ServiceLocationManager;
import io.baton.model.assignment.AssignmentRecord;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** What the cluster has recorded, and what this node's manager knows before it is recorded. */
@Singleton
@Startup
@DependsOn("ClusterLocationManager")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ManagedAssignments implements AssignmentRegistry {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);

  @Inject private AssignmentStore store;
  @EJB private ServiceLocationManager manager;
  @Inject private NodeMessenger messenger;

  /** For the container. */
  public ManagedAssignments() {}

  ManagedAssignments(
      AssignmentStore store, ServiceLocationManager manager, NodeMessenger messenger) {
    this.store = store;
    this.manager = manager;
    this.messenger = messenger;
  }

  @Override
  public List<AssignmentRecord> list(AssignmentFilter filter) {
    Map<String, AssignmentRecord> known = new HashMap<>();
    manager.assignments().forEach(record -> add(known, record));
    store.all().forEach(record -> add(known, record));
    return known.values().stream()
        .filter(filter::admits)
        .sorted(
            Comparator.comparing(AssignmentRecord::made)
                .reversed()
                .thenComparing(AssignmentRecord::assignment))
        .toList();
  }

  private static void add(Map<String, AssignmentRecord> known, AssignmentRecord record) {
    known.merge(record.assignment(), record, ManagedAssignments::holding);
  }

  private static AssignmentRecord holding(AssignmentRecord one, AssignmentRecord two) {
    return two.supersedes(one) ? two : one;
  }

  @Override
  public Optional<AssignmentRecord> find(String id) {
    Stream<AssignmentRecord> known =
        manager.assignments().stream().filter(record -> record.assignment().equals(id));
    return Stream.concat(known, store.find(id).stream()).reduce(ManagedAssignments::holding);
  }

  @Override
  public boolean end(String id) {
    Optional<AssignmentRecord> found = find(id);
    found.ifPresent(this::end);
    return found.isPresent();
  }

  /** By its manager; if that does not answer, what it would do is done here. */
  private void end(AssignmentRecord record) {
    Release release = new Release(record.assignment());
    try {
      ask(record.manager(), release);
    } catch (OfpException absent) {
      ask(record.provider(), new Withdraw(record.assignment()));
      manager.release(release);
    }
  }

  private void ask(String node, OfpRequest<?> request) {
    try {
      messenger.ask(node, request, ANSWER_LIMIT).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw OfpFailures.of(e);
    }
  }
}
