package io.baton.portal;

import io.baton.cluster.AnswerWait;
import io.baton.cluster.NodeMessenger;
import io.baton.cluster.OfpFailures;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamRequest;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Release;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Has a location manager assign a stream, and the next one if that does not answer (R22). Blocks
 * the calling worker thread, within limits.
 */
final class AssignmentBroker {
  /** A manager that lives may wait for providers that do not. */
  private static final int PATIENCE = 4;

  private static final Duration RELEASE_LIMIT = Duration.ofSeconds(5);
  private static final int RETRY_AFTER_SECONDS = 1;

  private final ManagerRecord managers;
  private final ManagerWatch watch;
  private final NodeMessenger messenger;
  private final String self;
  private final Duration limit;
  private final AssignmentIds ids = new AssignmentIds();

  AssignmentBroker(
      ManagerRecord managers,
      ManagerWatch watch,
      NodeMessenger messenger,
      String self,
      Duration limit) {
    this.managers = managers;
    this.watch = watch;
    this.messenger = messenger;
    this.self = self;
    this.limit = limit;
  }

  /**
   * Asks one manager after the other until one can say.
   *
   * @throws OfpException what the manager answered, or {@link OfpStatus#NOT_READY} if none could
   */
  Assigned assign(StreamRequest request, MediaPath path, DeliveryMode mode) {
    return assign(
        path,
        id ->
            new Assign(
                id,
                path.value(),
                request.client(),
                request.user(),
                request.transport(),
                Optional.of(mode),
                self,
                request.unreachable(),
                request.content()),
        assigned -> hasContent(assigned, request.content()));
  }

  /**
   * Has another supplier assigned to a session of this node.
   *
   * @param excluded names of nodes that must not be chosen
   * @param provider name of the only node that will do; empty if the manager chooses
   * @throws OfpException as {@link #assign}
   */
  Assigned assignSupply(SessionSnapshot session, Set<String> excluded, String provider) {
    Set<String> others = new HashSet<>(excluded);
    others.add(self);
    Optional<ContentId> content = Optional.of(session.content());
    return assign(
        session.path(),
        id ->
            new Assign(
                id,
                session.path().value(),
                session.client(),
                session.user(),
                session.transport(),
                Optional.of(DeliveryMode.RELAY),
                self,
                others,
                content,
                true,
                provider),
        assigned ->
            hasContent(assigned, content)
                && Suppliers.areIn(assigned)
                && isWanted(assigned, provider));
  }

  private Assigned assign(
      MediaPath path, Function<String, Assign> message, Predicate<Assigned> usable) {
    List<String> candidates = managers.inOrder();
    for (String manager : candidates) {
      // A new id for each manager: what the first may still do does not get in the other's way.
      Optional<Assigned> assigned = assign(manager, message.apply(ids.next()), usable);
      if (assigned.isPresent()) {
        return assigned.get();
      }
    }
    throw new OfpException(
        OfpStatus.NOT_READY,
        candidates.isEmpty()
            ? "No node of the cluster is a location manager"
            : "No location manager can find a node for " + path + " now",
        RETRY_AFTER_SECONDS);
  }

  /** Empty if it does not answer, or cannot now: then another one is to be asked. */
  private Optional<Assigned> assign(String manager, Assign message, Predicate<Assigned> usable) {
    managers.asked(manager);
    AnswerWait wait = watch.begin();
    CompletableFuture<Assigned> answer =
        messenger.ask(manager, message, limit.multipliedBy(PATIENCE)).toCompletableFuture();
    try {
      Assigned assigned = await(manager, answer);
      if (usable.test(assigned)) {
        return Optional.of(assigned);
      }
      PortalLog.LOG.notAssigned(manager, message.path(), "not what was asked for");
      messenger.ask(manager, new Release(message.assignment()), RELEASE_LIMIT);
      return Optional.empty();
    } catch (OfpException e) {
      if (!isOwnMatter(e.status())) {
        throw e;
      }
      watch.failed(manager, e.status(), wait);
      if (!e.status().isSilence()) {
        PortalLog.LOG.notAssigned(manager, message.path(), e.getMessage());
      }
      Release release = new Release(message.assignment());
      answer.thenAccept(late -> messenger.ask(manager, release, RELEASE_LIMIT));
      return Optional.empty();
    }
  }

  /** A manager of an older version does not know that other content will not do. */
  private static boolean hasContent(Assigned assigned, Optional<ContentId> wanted) {
    return wanted.isEmpty() || wanted.get().sha256().equals(assigned.content());
  }

  /** Nor that another node will not do. */
  private static boolean isWanted(Assigned assigned, String provider) {
    return provider.isEmpty() || assigned.components().get(0).provider().equals(provider);
  }

  /** Failures of the manager, not of the request: another one may do better. */
  private static boolean isOwnMatter(OfpStatus status) {
    return switch (status) {
      case TIMEOUT, UNREACHABLE, NOT_READY, WRONG_ROLE, FORBIDDEN, INTERNAL -> true;
      case BAD_REQUEST, NOT_FOUND, NO_CAPACITY, UNAVAILABLE -> false;
    };
  }

  /**
   * Waits for the answer. Half of the limit without one is reason to ask whether the manager lives:
   * if it does, it is given more time, for it may itself wait for a provider.
   */
  private Assigned await(String manager, CompletableFuture<Assigned> answer) {
    Duration half = limit.dividedBy(2);
    try {
      return get(answer, half);
    } catch (TimeoutException e) {
      return lives(manager, half) ? getLate(manager, answer) : silent(manager);
    }
  }

  private boolean lives(String manager, Duration within) {
    try {
      get(watch.ask(manager).toCompletableFuture(), within);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (OfpException e) {
      if (e.status().isSilence()) {
        return false;
      }
      throw e;
    }
  }

  /** It lives, so it is not to blame if even this is not enough: its providers are. */
  private Assigned getLate(String manager, CompletableFuture<Assigned> answer) {
    try {
      return get(answer, limit.multipliedBy(PATIENCE - 1));
    } catch (TimeoutException e) {
      return slow(manager);
    } catch (OfpException e) {
      return e.status() == OfpStatus.TIMEOUT ? slow(manager) : fail(e);
    }
  }

  private static Assigned slow(String manager) {
    return fail(new OfpException(OfpStatus.NOT_READY, manager + " waits for providers too long"));
  }

  private static Assigned silent(String manager) {
    return fail(new OfpException(OfpStatus.TIMEOUT, manager + " does not answer"));
  }

  private static Assigned fail(OfpException failure) {
    throw failure;
  }

  private static <R> R get(CompletableFuture<R> answer, Duration within) throws TimeoutException {
    try {
      return answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw OfpFailures.of(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OfpException(OfpStatus.UNAVAILABLE, "The node is stopping", RETRY_AFTER_SECONDS);
    }
  }
}
