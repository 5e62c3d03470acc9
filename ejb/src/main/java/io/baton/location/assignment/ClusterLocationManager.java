package io.baton.location.assignment;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.cluster.NodeMessenger;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Release;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.load.LoadBoard;
import io.baton.location.load.LocationSettings;
import io.baton.location.placement.CandidateFinder;
import io.baton.location.placement.DeliveryModes;
import io.baton.location.placement.Judgement;
import io.baton.location.placement.Placement;
import io.baton.location.placement.PlacementRequest;
import io.baton.location.supervision.SupervisionTable;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import io.baton.node.BoundedWorkers;
import io.baton.node.NodeSettings;
import io.baton.node.SteadyClock;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Finds the node for a request, from what this node knows of the cluster. */
@Singleton
@Startup
@DependsOn("LocationKnowledge")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClusterLocationManager implements ServiceLocationManager {
  private static final int MOST_ASSIGNMENTS = 50_000;
  private static final int WORKERS = 2;
  private static final int MOST_WAITING = 1000;

  @Inject private ClusterDirectory directory;
  @Inject private NodeMessenger messenger;
  @Inject private VirtualContentDatabase contents;
  @Inject private LoadBoard loads;
  @Inject private SupervisionTable supervision;
  @Inject private AssignmentStore store;
  @Resource private ManagedThreadFactory threads;

  private final Clock clock;
  private final LongSupplier nanoClock;
  private final AssignmentTable table = new AssignmentTable(MOST_ASSIGNMENTS);
  private final RateMeter rate;
  private final AtomicInteger pending = new AtomicInteger();
  private final AssignmentMeter meter = new AssignmentMeter();
  private DeliveryModes modes;
  private CandidateFinder finder;
  private AssignmentDesk desk;
  private RecordLookup records;
  private AssignmentSupervisor supervisor;
  private BoundedWorkers threadsOfItsOwn;
  private Executor workers;

  /** For the container. */
  public ClusterLocationManager() {
    clock = SteadyClock.system();
    nanoClock = System::nanoTime;
    rate = new RateMeter(clock);
  }

  ClusterLocationManager(
      ClusterDirectory directory,
      NodeMessenger messenger,
      VirtualContentDatabase contents,
      LoadBoard loads,
      SupervisionTable supervision,
      AssignmentStore store,
      Executor workers,
      Clock clock,
      LongSupplier nanoClock) {
    this.directory = directory;
    this.messenger = messenger;
    this.contents = contents;
    this.loads = loads;
    this.supervision = supervision;
    this.store = store;
    this.workers = workers;
    this.clock = clock;
    this.nanoClock = nanoClock;
    this.rate = new RateMeter(clock);
  }

  @PostConstruct
  void start() {
    threadsOfItsOwn = new BoundedWorkers(threads, WORKERS, MOST_WAITING);
    workers = threadsOfItsOwn;
    start(AssignmentSettings.current(), DeliveryModes.current(), LocationSettings.current());
  }

  void start(AssignmentSettings settings, DeliveryModes delivery, LocationSettings location) {
    modes = delivery;
    finder =
        new CandidateFinder(
            directory, contents, loads, supervision, new Placement(location.network()));
    desk =
        new AssignmentDesk(
            directory, messenger, loads, supervision, finder, settings, meter, clock, nanoClock);
    records = new RecordLookup(store, workers);
    supervisor = new AssignmentSupervisor(table, store, records, desk);
  }

  @PreDestroy
  void stop() {
    threadsOfItsOwn.close();
  }

  @Override
  public Located locate(Locate request) {
    requireLocating();
    rate.mark();
    MediaPath path = request.path().isEmpty() ? null : path(request.path());
    DeliveryMode mode =
        path == null
            ? request.mode().orElse(DeliveryMode.RELAY)
            : modes.of(path, request.mode(), request.transport());
    PlacementRequest wanted =
        new PlacementRequest(
            request.client(), request.transport(), mode, directory.self().name(), Set.of());
    List<Judgement> ranked =
        path == null ? finder.find(content(request.content()), wanted) : finder.find(path, wanted);
    if (ranked.isEmpty()) {
      throw finder.absent(path == null ? "of this content" : "named " + path);
    }
    return new Located(
        mode, ranked.stream().map(judged -> judged.candidate(request.explain())).toList());
  }

  /** Nodes with neither role get no load statements, and could only guess. */
  private void requireLocating() {
    NodeAdvertisement self = directory.self();
    if (!self.has(NodeSettings.PORTAL) && !self.has(NodeSettings.SLM)) {
      throw new OfpException(OfpStatus.WRONG_ROLE, "The node does not have the role portal");
    }
  }

  @Override
  public CompletionStage<Assigned> assign(Assign request) {
    rate.mark();
    MediaPath path = path(request.path());
    DeliveryMode mode = modes.of(path, request.mode(), request.transport());
    return table
        .findOrBegin(request.assignment(), id -> findOrMake(request, path, mode))
        .thenApply(ClusterLocationManager::assigned);
  }

  /** Made by this node before it was restarted, or to be made; if that cannot be told, made. */
  private CompletableFuture<AssignmentRecord> findOrMake(
      Assign request, MediaPath path, DeliveryMode mode) {
    return records
        .find(request.assignment())
        .exceptionally(failure -> Optional.empty())
        .thenCompose(
            found ->
                found
                    .map(CompletableFuture::completedFuture)
                    .orElseGet(() -> begin(request, path, mode)));
  }

  private CompletableFuture<AssignmentRecord> begin(
      Assign request, MediaPath path, DeliveryMode mode) {
    pending.incrementAndGet();
    Instant begun = clock.instant();
    CompletableFuture<AssignmentRecord> run = new AssignmentRun(desk, request, path, mode).start();
    run.whenComplete(
        (record, failure) -> {
          pending.decrementAndGet();
          meter.ended(failure == null, Duration.between(begun, clock.instant()));
          if (failure == null) {
            made(record);
          }
        });
    return run;
  }

  private void made(AssignmentRecord record) {
    AssignmentLog.LOG.assigned(
        record.path(),
        record.mode().text(),
        Judgement.explain(record.provider(), record.explanation()));
    store.record(record);
    desk.inform(record);
  }

  private static Assigned assigned(AssignmentRecord record) {
    return new Assigned(
        record.assignment(),
        record.path(),
        record.content(),
        record.mode(),
        record.manager(),
        record.components(),
        record.standbys(),
        record.bitrate(),
        record.explanation());
  }

  @Override
  public CompletionStage<Done> release(Release request) {
    return supervisor.release(request.assignment());
  }

  /**
   * A provider learns who has taken over what it holds, and an anchor what it is supplied with; as
   * a manager it takes note only if it will be notified of the end.
   */
  @Override
  public void inform(AssignmentRecord record) {
    String self = directory.self().name();
    boolean concerned = record.provider().equals(self) || record.anchor().equals(self);
    if (concerned && !desk.isToldBy(record.manager())) {
      table.update(record, false);
    } else {
      table.note(record);
    }
  }

  @Override
  public void supervise(Collection<AssignmentRecord> recorded) {
    supervisor.supervise(recorded);
  }

  @Override
  public void forget(String assignment) {
    table.remove(assignment);
  }

  @Override
  public List<AssignmentRecord> assignments() {
    return table.records();
  }

  @Override
  public double load() {
    return rate.perSecond();
  }

  @Override
  public int pending() {
    return pending.get();
  }

  @Override
  public AssignmentStatistics statistics() {
    return meter.statistics();
  }

  private static MediaPath path(String text) {
    try {
      return MediaPath.parse(text);
    } catch (IllegalArgumentException e) {
      throw new OfpException(OfpStatus.BAD_REQUEST, "Not a media path: " + e.getMessage());
    }
  }

  private static ContentId content(String text) {
    try {
      return new ContentId(text);
    } catch (IllegalArgumentException e) {
      throw new OfpException(OfpStatus.BAD_REQUEST, "Not a content id: " + e.getMessage());
    }
  }
}
