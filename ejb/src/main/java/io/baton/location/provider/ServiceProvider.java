package io.baton.location.provider;

import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Prepare;
import io.baton.connector.ofp.Prepared;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.connector.ofp.Withdraw;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.cluster.LoadStatement;
import jakarta.ejb.Local;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** This node as a provider: its engine, its media store and its logical content database. */
@Local
public interface ServiceProvider {
  /**
   * Holds capacity and prepares the content; the stage fails with an OFP exception if it cannot.
   */
  CompletionStage<Prepared> prepare(Prepare request);

  /** Gives a reservation or a promise back, or ends the session that it has become. */
  CompletionStage<Done> withdraw(Withdraw request);

  /**
   * Takes note of who supervises an assignment from now on: the manager that is notified of its
   * end. Of two records the one that supersedes the other holds; nothing is kept of what is not
   * held.
   */
  void supervised(AssignmentRecord record);

  /**
   * What was assigned is over: its session has ended, no client came for it, or its anchor did not
   * renew the promise. Its manager is notified.
   */
  void ended(String assignment);

  /** What it is ready for, streams or supplies, in no order. From memory. */
  List<AssignmentRecord> held();

  /** One of these. */
  Optional<AssignmentRecord> held(String assignment);

  /** What the node measures now. From memory. */
  LoadStatement load();

  /** A page of its logical content database (LCD). From memory. */
  CatalogPage catalog(QueryCatalog request);
}
