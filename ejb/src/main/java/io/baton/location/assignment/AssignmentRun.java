package io.baton.location.assignment;

import io.baton.cluster.AnswerWait;
import io.baton.cluster.OfpFailures;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Prepare;
import io.baton.connector.ofp.Withdraw;
import io.baton.location.content.LocatedCopy;
import io.baton.location.placement.Exclusion;
import io.baton.location.placement.Judgement;
import io.baton.location.placement.PlacementRequest;
import io.baton.location.placement.Standbys;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.ReservationUse;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * One assignment in the making: asks the best candidate to prepare, and the next one if it refuses
 * or does not answer (R5). No thread waits for it.
 */
final class AssignmentRun {
  /** Candidates asked at most; the requester of the assignment has given up by then. */
  private static final int MOST_TRIES = 8;

  private static final int RETRY_AFTER_SECONDS = 5;

  /** Nodes whose reasons are given when none has capacity. */
  private static final int MOST_REASONS = 3;

  private final AssignmentDesk desk;
  private final Assign request;
  private final MediaPath path;
  private final PlacementRequest wanted;
  private final Set<LocatedCopy> tried = new HashSet<>();
  private final Set<String> unwilling = new HashSet<>();
  private final Set<String> silent = new HashSet<>();
  private final Set<OfpStatus> refusals = EnumSet.noneOf(OfpStatus.class);
  private final Map<String, String> full = new TreeMap<>();
  private final CompletableFuture<AssignmentRecord> result = new CompletableFuture<>();
  private boolean lastResort;

  AssignmentRun(AssignmentDesk desk, Assign request, MediaPath path, DeliveryMode mode) {
    this.desk = desk;
    this.request = request;
    this.path = path;
    this.wanted =
        new PlacementRequest(
            request.client(),
            request.transport(),
            mode,
            request.anchor(),
            request.excluded(),
            request.carried(),
            request.provider());
  }

  CompletableFuture<AssignmentRecord> start() {
    next();
    return result;
  }

  private void next() {
    AssignmentDesk.Choice choice = desk.choose(request, path, wanted, this::isUsable);
    if (choice.chosen().isEmpty() && !lastResort) {
      lastResort = true;
      choice = desk.chooseLastResort(request, wanted, choice);
    }
    if (choice.chosen().isEmpty()) {
      withdraw();
      result.completeExceptionally(refusal(choice.ranked()));
      return;
    }
    prepare(choice.chosen().get(), choice.ranked());
  }

  private void prepare(Judgement chosen, List<Judgement> ranked) {
    tried.add(chosen.located());
    String supervisor = desk.supervisorOf(chosen.provider());
    Reservation reservation = reservation(chosen);
    AnswerWait wait = desk.beginToPrepare();
    desk.messenger()
        .ask(
            chosen.provider(),
            new Prepare(reservation, supervisor, desk.informedByProvider(supervisor)),
            desk.settings().prepareLimit())
        .whenComplete(
            (prepared, failure) -> {
              if (failure == null) {
                desk.loads().prepared(request.assignment(), prepared.load());
                silent.remove(chosen.provider());
                withdraw();
                result.complete(
                    record(chosen, Standbys.of(chosen, ranked), reservation, supervisor));
              } else {
                refused(chosen, failure, wait);
                next();
              }
            });
  }

  /** A node that lacks one copy may have another; one that has no room has none for any. */
  private boolean isUsable(LocatedCopy copy) {
    return tried.size() < MOST_TRIES && !tried.contains(copy) && !unwilling.contains(copy.node());
  }

  private void refused(Judgement chosen, Throwable failure, AnswerWait wait) {
    OfpException cause = OfpFailures.of(failure);
    desk.meter().retried();
    AssignmentLog.LOG.notPrepared(chosen.provider(), path.value(), cause.getMessage());
    refusals.add(cause.status());
    if (cause.status() == OfpStatus.NO_CAPACITY) {
      full.put(chosen.provider(), cause.getMessage());
    }
    if (cause.status() != OfpStatus.NOT_FOUND) {
      unwilling.add(chosen.provider());
    }
    desk.loads().unassigned(chosen.provider(), request.assignment());
    if (cause.status().isSilence() && !wait.isOverdue()) {
      AssignmentLog.LOG.silent(chosen.provider(), path.value());
      desk.loads().silent(chosen.provider());
    }
    if (cause.status() == OfpStatus.TIMEOUT) {
      silent.add(chosen.provider());
    }
  }

  /** Who did not answer may have prepared all the same, and no client will come. */
  private void withdraw() {
    silent.forEach(provider -> desk.tell(provider, new Withdraw(request.assignment())));
  }

  private Reservation reservation(Judgement chosen) {
    return new Reservation(
        request.assignment(),
        path,
        new ContentId(chosen.located().copy().content()),
        request.client(),
        request.user(),
        wanted.mode(),
        request.anchor(),
        chosen.cost().provider(),
        chosen.supplies() ? ReservationUse.SUPPLY : ReservationUse.DELIVERY);
  }

  private AssignmentRecord record(
      Judgement chosen,
      List<ServiceComponent> standbys,
      Reservation reservation,
      String supervisor) {
    return new AssignmentRecord(
        request.assignment(),
        path.value(),
        chosen.located().copy().content(),
        request.client(),
        request.user(),
        wanted.mode(),
        request.anchor(),
        supervisor,
        List.of(chosen.component()),
        standbys,
        reservation.bitrate(),
        Instant.now(desk.clock()),
        1,
        chosen.factors());
  }

  /** Why no provider was found: from what rules the candidates out, and from what they answered. */
  private OfpException refusal(List<Judgement> ranked) {
    if (ranked.isEmpty() || refusals.equals(EnumSet.of(OfpStatus.NOT_FOUND))) {
      return desk.absent(path);
    }
    if (ranked.stream().anyMatch(judged -> judged.isRuledOutBy(Exclusion.NOT_SUPERVISED))) {
      return new OfpException(
          OfpStatus.WRONG_ROLE, desk.self() + " does not supervise every node that has " + path);
    }
    if (!wanted.provider().isEmpty()) {
      return unwilling(ranked);
    }
    ranked.stream()
        .filter(judged -> judged.isRuledOutBy(Exclusion.NO_CAPACITY))
        .forEach(judged -> full.putIfAbsent(judged.provider(), judged.factors().get(0).value()));
    return full.isEmpty()
        ? new OfpException(
            OfpStatus.UNAVAILABLE,
            "No node that has " + path + " can be used now",
            RETRY_AFTER_SECONDS)
        : new OfpException(OfpStatus.NO_CAPACITY, noCapacity(), RETRY_AFTER_SECONDS);
  }

  /** Why the one node that would do does not. */
  private OfpException unwilling(List<Judgement> ranked) {
    String node = wanted.provider();
    Optional<Judgement> judged =
        ranked.stream().filter(candidate -> candidate.provider().equals(node)).findFirst();
    String reason =
        Optional.ofNullable(full.get(node))
            .or(() -> judged.filter(no -> !no.eligible()).map(AssignmentRun::reason))
            .orElse(judged.isPresent() ? "it does not answer" : "it does not have " + path);
    return new OfpException(
        OfpStatus.NO_CAPACITY, node + " cannot take it: " + reason, RETRY_AFTER_SECONDS);
  }

  private static String reason(Judgement judged) {
    ScoreFactor factor = judged.factors().get(0);
    return factor.name() + ", " + factor.value();
  }

  /** What each node that has it says, as far as a line has room for it. */
  private String noCapacity() {
    String reasons =
        full.entrySet().stream()
            .limit(MOST_REASONS)
            .map(node -> node.getKey() + ": " + node.getValue())
            .collect(Collectors.joining("; "));
    return "No node that has " + path + " has capacity for it now (" + reasons + ")";
  }
}
