package io.baton.overview;

import io.baton.connector.ofp.AssignmentRecord;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Release;
import io.baton.location.ServiceLocationManager;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Asks this node's location manager. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ManagedAssignments implements AssignmentRegistry {
  private static final int PATIENCE_SECONDS = 3;

  @EJB private ServiceLocationManager manager;

  /** For the container. */
  public ManagedAssignments() {}

  ManagedAssignments(ServiceLocationManager manager) {
    this.manager = manager;
  }

  @Override
  public List<AssignmentRecord> list(AssignmentFilter filter) {
    return manager.assignments().stream().filter(filter::admits).toList();
  }

  @Override
  public Optional<AssignmentRecord> find(String id) {
    return manager.assignments().stream()
        .filter(assignment -> assignment.assignment().equals(id))
        .findFirst();
  }

  @Override
  public boolean end(String id) {
    if (find(id).isEmpty()) {
      return false;
    }
    CompletableFuture<?> done = manager.release(new Release(id)).toCompletableFuture().copy();
    try {
      done.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof OfpException refusal
          ? refusal
          : new OfpException(OfpStatus.TIMEOUT, "the provider did not answer");
    }
    return true;
  }
}
