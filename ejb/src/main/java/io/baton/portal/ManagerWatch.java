package io.baton.portal;

import io.baton.cluster.AnswerWait;
import io.baton.cluster.NodeMessenger;
import io.baton.cluster.OfpFailures;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryStatus;
import io.baton.location.supervision.SupervisionTable;
import io.baton.model.cluster.NodeState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Asks the location managers how they are: all of them regularly, so that one that hangs is known
 * before a request runs into it, and one that came back is used again (R22). Never blocks.
 */
final class ManagerWatch {
  /** So many times the limit without a sign of life make sure that a manager is missing. */
  private static final int CERTAIN = 3;

  /**
   * So long a manager may be silent that has never answered: it is a member before it answers, and
   * on a busy machine its start takes some seconds.
   */
  private static final Duration START = Duration.ofSeconds(10);

  private final ManagerRecord managers;
  private final NodeMessenger messenger;
  private final SupervisionTable supervision;
  private final PortalSettings settings;
  private final LongSupplier nanoClock;
  private final LongAdder failovers = new LongAdder();

  ManagerWatch(
      ManagerRecord managers,
      NodeMessenger messenger,
      SupervisionTable supervision,
      PortalSettings settings,
      LongSupplier nanoClock) {
    this.managers = managers;
    this.messenger = messenger;
    this.supervision = supervision;
    this.settings = settings;
    this.nanoClock = nanoClock;
  }

  /** Asks all of them. */
  void look() {
    List<String> present = managers.inOrder();
    managers.forgetOthers(new HashSet<>(present));
    present.forEach(this::ask);
  }

  /**
   * Asks one. Who answers that it cannot, as while it starts, is there; and that this node cannot
   * ask says nothing of it.
   */
  CompletionStage<NodeState> ask(String manager) {
    AnswerWait wait = begin();
    return messenger
        .ask(manager, new QueryStatus(), settings.answerLimit())
        .whenComplete(
            (state, failure) -> {
              if (failure == null) {
                answered(manager, state);
              } else {
                failed(manager, OfpFailures.of(failure).status(), wait);
              }
            });
  }

  /** The wait for an answer of a manager begins. */
  AnswerWait begin() {
    return AnswerWait.begin(nanoClock, settings.answerLimit());
  }

  private void answered(String manager, NodeState state) {
    if (managers.told(manager, state)) {
      PortalLog.LOG.managerBack(manager);
    }
  }

  /**
   * A manager did not do what it was asked. One that is silent for once is asked last from now on,
   * which costs nothing if it was only busy. It is missing if it stays silent, or if its process is
   * not there; one that has never answered is starting, and missing only if that takes too long.
   */
  void failed(String manager, OfpStatus status, AnswerWait wait) {
    if (!status.isSilence()) {
      managers.heard(manager);
      return;
    }
    boolean absent = status == OfpStatus.UNREACHABLE;
    if (!absent && wait.isOverdue()) {
      PortalLog.LOG.ownDelay(manager);
      return;
    }
    long silence = nanoClock.getAsLong() - managers.silent(manager, wait.begun());
    if (managers.hasAnswered(manager)) {
      Duration certain = settings.answerLimit().multipliedBy(CERTAIN);
      if (absent || silence >= certain.toNanos()) {
        missing(manager);
      }
    } else if (silence >= START.toNanos()) {
      missing(manager);
    }
  }

  /**
   * A manager is missing: its backup takes its place (R23). Stated again each time, for what was
   * stated may have been lost against another statement.
   */
  private void missing(String manager) {
    if (managers.isNowMissing(manager)) {
      failovers.increment();
      if (managers.hasAnswered(manager)) {
        PortalLog.LOG.managerMissing(manager);
      } else {
        PortalLog.LOG.managerNotStarted(manager);
      }
    }
    supervision.activateBackup(manager);
  }

  /** Managers that were found not to answer. */
  long failovers() {
    return failovers.sum();
  }
}
