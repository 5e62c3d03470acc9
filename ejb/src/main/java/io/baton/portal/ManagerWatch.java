package io.baton.portal;

import io.baton.cluster.NodeMessenger;
import io.baton.cluster.OfpFailures;
import io.baton.connector.ofp.QueryStatus;
import io.baton.location.supervision.SupervisionTable;
import io.baton.model.cluster.NodeState;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks the location managers how they are: all of them regularly, so that one that hangs is known
 * before a request runs into it, and one that came back is used again (R22). Never blocks.
 */
final class ManagerWatch {
  private final ManagerRecord managers;
  private final NodeMessenger messenger;
  private final SupervisionTable supervision;
  private final PortalSettings settings;
  private final LongAdder failovers = new LongAdder();

  ManagerWatch(
      ManagerRecord managers,
      NodeMessenger messenger,
      SupervisionTable supervision,
      PortalSettings settings) {
    this.managers = managers;
    this.messenger = messenger;
    this.supervision = supervision;
    this.settings = settings;
  }

  /** Asks all of them. */
  void look() {
    List<String> present = managers.inOrder();
    managers.forgetOthers(new HashSet<>(present));
    present.forEach(this::ask);
  }

  /**
   * Asks one; it is suspected if it does not answer in time. Who answers that it cannot, as while
   * it starts, is there; and that this node cannot ask says nothing of it.
   */
  CompletionStage<NodeState> ask(String manager) {
    return messenger
        .ask(manager, new QueryStatus(), settings.answerLimit())
        .whenComplete(
            (state, failure) -> {
              if (failure == null) {
                answered(manager, state);
              } else if (OfpFailures.of(failure).status().isSilence()) {
                missing(manager);
              }
            });
  }

  private void answered(String manager, NodeState state) {
    if (managers.isSuspect(manager) && managers.hasAnswered(manager)) {
      PortalLog.LOG.managerBack(manager);
    }
    managers.told(manager, state);
  }

  /**
   * A manager does not answer: its backup takes its place (R23). Stated again each time, for what
   * was stated may have been lost against another statement.
   */
  void missing(String manager) {
    if (managers.suspect(manager)) {
      failovers.increment();
      // One that has never answered is starting: no fault to report.
      if (managers.hasAnswered(manager)) {
        PortalLog.LOG.managerMissing(manager);
      }
    }
    supervision.activateBackup(manager);
  }

  /** Managers that were found not to answer. */
  long failovers() {
    return failovers.sum();
  }
}
