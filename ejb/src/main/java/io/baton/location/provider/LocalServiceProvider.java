package io.baton.location.provider;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.cluster.NodeMessenger;
import io.baton.connector.ReservationRefusal;
import io.baton.connector.StreamConnection;
import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Inform;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Prepare;
import io.baton.connector.ofp.Prepared;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.connector.ofp.Release;
import io.baton.connector.ofp.Withdraw;
import io.baton.location.assignment.AssignmentLog;
import io.baton.location.content.LogicalContentDatabase;
import io.baton.location.load.LoadMeter;
import io.baton.location.load.PlacePromises;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.ReservationUse;
import io.baton.node.BoundedWorkers;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import io.baton.node.SteadyClock;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** This node's engine and media store as the cluster's location managers see them. */
@Singleton
@Startup
@DependsOn("LocationKnowledge")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LocalServiceProvider implements ServiceProvider {
  private static final int WORKERS = 8;
  private static final int MOST_WAITING = 1000;
  private static final int RETRY_AFTER_SECONDS = 1;
  private static final Duration TELL_LIMIT = Duration.ofSeconds(5);

  /** Longer than a request is under way. */
  private static final Duration WITHDRAWN = Duration.ofSeconds(10);

  private static final int MOST_WITHDRAWN = 10_000;

  @EJB private LocalEngine engine;
  @Inject private ClusterDirectory directory;
  @Inject private NodeMessenger messenger;
  @Inject private LoadMeter meter;
  @Inject private LogicalContentDatabase contents;
  @Inject private PlacePromises promises;
  @Resource private ManagedThreadFactory threads;

  private final HeldAssignments held = new HeldAssignments();
  private final RecentIds withdrawn;
  private final Clock clock;
  private BoundedWorkers threadsOfItsOwn;
  private Executor workers;

  /** For the container. */
  public LocalServiceProvider() {
    clock = SteadyClock.system();
    withdrawn = new RecentIds(WITHDRAWN, MOST_WITHDRAWN, clock);
  }

  public LocalServiceProvider(
      LocalEngine engine,
      ClusterDirectory directory,
      NodeMessenger messenger,
      LoadMeter meter,
      LogicalContentDatabase contents,
      PlacePromises promises,
      Executor workers,
      Clock clock) {
    this.engine = engine;
    this.directory = directory;
    this.messenger = messenger;
    this.meter = meter;
    this.contents = contents;
    this.promises = promises;
    this.workers = workers;
    this.clock = clock;
    this.withdrawn = new RecentIds(WITHDRAWN, MOST_WITHDRAWN, clock);
  }

  @PostConstruct
  void start() {
    threadsOfItsOwn = new BoundedWorkers(threads, WORKERS, MOST_WAITING);
    workers = threadsOfItsOwn;
  }

  @PreDestroy
  void stop() {
    threadsOfItsOwn.close();
  }

  @Override
  public CompletionStage<Prepared> prepare(Prepare request) {
    return work(
        () -> {
          refuseWithdrawn(request.reservation().assignment());
          refuseIfDraining(request.reservation().assignment());
          reserve(request.reservation());
          AssignmentRecord record = record(request);
          promises.hold(record);
          if (held.add(record)) {
            refuseWithdrawn(record.assignment());
            request.inform().forEach(manager -> tell(manager, new Inform(record)));
          }
          return new Prepared(meter.measure());
        });
  }

  /** What was withdrawn before it arrived, or while it was prepared, is not held in vain. */
  private void refuseWithdrawn(String assignment) {
    if (withdrawn.contains(assignment)) {
      giveBack(assignment);
      throw new OfpException(OfpStatus.UNAVAILABLE, "The assignment was withdrawn");
    }
  }

  /** A drained node begins nothing; what it has prepared before it is still ready for. */
  private void refuseIfDraining(String assignment) {
    NodeAdvertisement self = directory.self();
    if (self.isDraining() && held.find(assignment).isEmpty()) {
      throw new OfpException(
          OfpStatus.NO_CAPACITY, self.name() + " is " + self.state().text(), RETRY_AFTER_SECONDS);
    }
  }

  private void reserve(Reservation reservation) {
    try (StreamConnection connection = engine.connect()) {
      Optional<ReservationRefusal> refusal = connection.reserve(reservation);
      if (refusal.isPresent()) {
        throw new OfpException(status(refusal.get()), refusal.get().message());
      }
    }
  }

  private static OfpStatus status(ReservationRefusal refusal) {
    return switch (refusal.reason()) {
      case NO_CONTENT -> OfpStatus.NOT_FOUND;
      case NO_CAPACITY -> OfpStatus.NO_CAPACITY;
    };
  }

  private AssignmentRecord record(Prepare request) {
    Reservation reservation = request.reservation();
    return new AssignmentRecord(
        reservation.assignment(),
        reservation.path().value(),
        reservation.content().sha256(),
        reservation.client(),
        reservation.user(),
        reservation.mode(),
        reservation.anchor(),
        request.manager(),
        List.of(
            new ServiceComponent(
                component(reservation.use()),
                directory.self().name(),
                directory.self().host(),
                directory.self().rtspPort(),
                directory.self().piecesPort())),
        reservation.bitrate(),
        Instant.now(clock),
        1);
  }

  private static String component(ReservationUse use) {
    return switch (use) {
      case DELIVERY -> ServiceComponent.DELIVERY;
      case SUPPLY -> ServiceComponent.SUPPLY;
    };
  }

  @Override
  public CompletionStage<Done> withdraw(Withdraw request) {
    return work(
        () -> {
          withdrawn.add(request.assignment());
          giveBack(request.assignment());
          return Done.DONE;
        });
  }

  private void giveBack(String assignment) {
    remove(assignment);
    try (StreamConnection connection = engine.connect()) {
      connection.release(assignment);
    }
  }

  @Override
  public void supervised(AssignmentRecord record) {
    held.update(record);
  }

  /** What may touch the disk, on threads of its own and on not too many. */
  private <R> CompletionStage<R> work(Supplier<R> task) {
    try {
      return CompletableFuture.supplyAsync(task, workers)
          .exceptionallyCompose(LocalServiceProvider::told);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(unavailable("The provider is busy"));
    }
  }

  private static <R> CompletionStage<R> told(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return CompletableFuture.failedFuture(
        cause instanceof EngineUnavailableException ? unavailable(cause.getMessage()) : cause);
  }

  private static OfpException unavailable(String message) {
    return new OfpException(OfpStatus.UNAVAILABLE, message, RETRY_AFTER_SECONDS);
  }

  @Override
  public void ended(String assignment) {
    remove(assignment)
        .ifPresent(record -> tell(record.manager(), new Release(record.assignment())));
  }

  private Optional<AssignmentRecord> remove(String assignment) {
    promises.release(assignment);
    return held.remove(assignment);
  }

  @Override
  public List<AssignmentRecord> held() {
    return held.all();
  }

  @Override
  public Optional<AssignmentRecord> held(String assignment) {
    return held.find(assignment);
  }

  @Override
  public LoadStatement load() {
    return meter.measure();
  }

  @Override
  public CatalogPage catalog(QueryCatalog request) {
    return contents.page(request);
  }

  private void tell(String manager, OfpRequest<?> request) {
    messenger
        .ask(manager, request, TELL_LIMIT)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                AssignmentLog.LOG.notTold(
                    manager, request.getClass().getSimpleName(), failure.getMessage());
              }
            });
  }
}
