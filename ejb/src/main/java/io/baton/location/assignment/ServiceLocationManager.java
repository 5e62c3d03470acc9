package io.baton.location.assignment;

import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.Release;
import io.baton.model.assignment.AssignmentRecord;
import jakarta.ejb.Local;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** This node as a service location manager (SLM). Thread-safe; never blocks. */
@Local
public interface ServiceLocationManager {
  /** Who has a piece of media, judged; fails with an OFP exception if no node has. */
  Located locate(Locate request);

  /** Chooses a provider, informs it, waits until it is ready, and records the assignment (R5). */
  CompletionStage<Assigned> assign(Assign request);

  /** Ends an assignment. */
  CompletionStage<Done> release(Release request);

  /** Takes note of an assignment that another manager made (R12). */
  void inform(AssignmentRecord record);

  /**
   * Compares what it knows with what is recorded: takes over the assignments that it has to
   * supervise in place of another manager (R23, R25). To be called now and then, and when members
   * or supervision have changed.
   */
  void supervise(Collection<AssignmentRecord> recorded);

  /** Forgets an assignment that is over, without telling anybody. */
  void forget(String assignment);

  /** Assignments that this manager made or was told of, newest first. */
  List<AssignmentRecord> assignments();

  /** Requests a second that it answers, mean over the last seconds (R4). */
  double load();

  /** Requests that it has in hand. */
  int pending();

  /** What it has done since it started. */
  AssignmentStatistics statistics();
}
