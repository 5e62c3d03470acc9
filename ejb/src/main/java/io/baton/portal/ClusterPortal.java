package io.baton.portal;

import io.baton.catalog.MediaCatalog;
import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeMessenger;
import io.baton.cluster.PeriodicTasks;
import io.baton.cluster.RepeatedTask;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamRequest;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.location.assignment.AnchorHandoff;
import io.baton.location.assignment.AnchoredSupply;
import io.baton.location.placement.DeliveryModes;
import io.baton.location.placement.RtspUris;
import io.baton.location.supervision.SupervisionTable;
import io.baton.model.assignment.HandedOff;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import io.baton.node.BoundedWorkers;
import io.baton.node.LocalEngine;
import io.baton.node.NodeSettings;
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
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** Decides by asking a location manager of the cluster. */
@Singleton
@Startup
@DependsOn({"LocationKnowledge", "JpaMediaCatalog"})
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClusterPortal implements Portal, AnchorHandoff {
  /** Parameter of a request with the mode of delivery that it wants. */
  static final String MODE = "mode";

  /** Parameter with which a redirected client shows the provider its assignment. */
  static final String ASSIGNMENT = "assignment";

  private static final int RETRY_ROLE = 30;
  private static final int RETRY_DRAINED = 5;
  private static final Duration CATALOG_LIMIT = Duration.ofMillis(300);
  private static final int CATALOG_WORKERS = 2;
  private static final int CATALOG_WAITING = 100;

  /** Managers that hang hold up neither of them. */
  private static final int PERIODIC_TASKS = 2;

  private static final Duration SUPPLY_PERIOD = Duration.ofMillis(500);

  @Inject private ClusterDirectory directory;
  @Inject private NodeMessenger messenger;
  @Inject private SupervisionTable supervision;
  @Inject private AnchoredSupply supply;
  @EJB private LocalEngine engine;
  @EJB private MediaCatalog catalog;
  @Resource private ManagedThreadFactory threads;

  private Duration catalogLimit = CATALOG_LIMIT;
  private LongSupplier nanoClock = System::nanoTime;
  private NodeSettings node;
  private PortalSettings settings;
  private DeliveryModes modes;
  private BoundedWorkers threadsOfItsOwn;
  private Executor workers;
  private BoundedWorkers supplyThreads;
  private Executor supplyWorkers;
  private PeriodicTasks tasks;
  private ManagerWatch watch;
  private AssignmentBroker broker;
  private AbsenceReport absence;
  private SupplyReassigner reassigner;
  private SessionHandoff handoff;

  /** For the container. */
  public ClusterPortal() {}

  ClusterPortal(
      ClusterDirectory directory,
      NodeMessenger messenger,
      SupervisionTable supervision,
      AnchoredSupply supply,
      LocalEngine engine,
      MediaCatalog catalog,
      Executor workers,
      Executor supplyWorkers,
      Duration catalogLimit,
      LongSupplier nanoClock) {
    this.directory = directory;
    this.messenger = messenger;
    this.supervision = supervision;
    this.supply = supply;
    this.engine = engine;
    this.catalog = catalog;
    this.workers = workers;
    this.supplyWorkers = supplyWorkers;
    this.catalogLimit = catalogLimit;
    this.nanoClock = nanoClock;
  }

  @PostConstruct
  void start() {
    threadsOfItsOwn = new BoundedWorkers(threads, CATALOG_WORKERS, CATALOG_WAITING);
    workers = threadsOfItsOwn;
    supplyThreads = new BoundedWorkers(threads, ReassignQueue.AT_ONCE, ReassignQueue.AT_ONCE);
    supplyWorkers = supplyThreads;
    start(
        NodeSettings.current(),
        PortalSettings.read(System.getProperties()),
        DeliveryModes.current());
    if (node.has(NodeSettings.PORTAL)) {
      tasks = new PeriodicTasks(PERIODIC_TASKS, threads);
      RepeatedTask supplying = new RepeatedTask("Looking for suppliers", this::lookForSuppliers);
      tasks.repeat(supplying, SUPPLY_PERIOD);
      // A node may drain, and has its suppliers moved at once.
      directory.onChange(() -> tasks.execute(supplying));
      tasks.repeat(
          new RepeatedTask("Asking the location managers", this::look), settings.pollInterval());
    }
  }

  void start(NodeSettings own, PortalSettings portal, DeliveryModes delivery) {
    node = own;
    settings = portal;
    modes = delivery;
    ManagerRecord managers = new ManagerRecord(directory, portal);
    watch = new ManagerWatch(managers, messenger, supervision, portal, nanoClock);
    broker = new AssignmentBroker(managers, watch, messenger, own.name(), portal.answerLimit());
    absence = new AbsenceReport(catalog, workers, catalogLimit);
    SupplierSwitch supplier = new SupplierSwitch(supply);
    reassigner =
        new SupplyReassigner(
            new ReassignQueue(nanoClock), broker, supplier, directory, engine, supplyWorkers);
    handoff = new SessionHandoff(broker, supplier, directory, engine, supplyWorkers);
  }

  @PreDestroy
  void stop() {
    if (tasks != null) {
      tasks.close();
    }
    threadsOfItsOwn.close();
    supplyThreads.close();
  }

  /** Has suppliers assigned in place of those that drain, and tries again where that failed. */
  void lookForSuppliers() {
    reassigner.look();
  }

  /** Asks the managers how they are; does not wait for them. */
  void look() {
    watch.look();
  }

  @Override
  public StreamDecision decide(StreamRequest request) {
    if (!node.has(NodeSettings.PORTAL)) {
      return Refusals.unavailable(
          "This node takes no requests: its portal role is off", RETRY_ROLE);
    }
    if (request.path().replace("/", "").isEmpty()) {
      return Refusals.notFound("Name a piece of media, as in rtsp://host/film.mp4");
    }
    return withPath(request);
  }

  private StreamDecision withPath(StreamRequest request) {
    try {
      MediaPath path = MediaPath.parse(request.path());
      String wanted = request.query().getOrDefault(MODE, "");
      Optional<DeliveryMode> asked = DeliveryMode.of(wanted);
      if (!wanted.isEmpty() && asked.isEmpty()) {
        return Refusals.badRequest("There is no mode of delivery '" + wanted + "'");
      }
      return directory.self().isDraining()
          ? sendOn(request, path)
          : assign(request, path, mode(request, path, asked));
    } catch (IllegalArgumentException e) {
      return Refusals.badRequest("Not a media path: " + e.getMessage());
    }
  }

  /**
   * Who was redirected already is not redirected again, so no client goes in circles; and who came
   * over TLS is not sent to where there may be none.
   */
  private static boolean mayBeRedirected(StreamRequest request) {
    return !request.secure() && !request.query().containsKey(ASSIGNMENT);
  }

  private DeliveryMode mode(StreamRequest request, MediaPath path, Optional<DeliveryMode> asked) {
    DeliveryMode mode = modes.of(path, asked, request.transport());
    return mode == DeliveryMode.REDIRECT && !mayBeRedirected(request) ? DeliveryMode.RELAY : mode;
  }

  /** A drained node begins nothing: it sends viewers on to those that do (N1). */
  private StreamDecision sendOn(StreamRequest request, MediaPath path) {
    return mayBeRedirected(request)
        ? assign(request, path, DeliveryMode.REDIRECT)
        : Refusals.unavailable(
            "This node is "
                + directory.self().state().text()
                + ", and the request may not be redirected: ask another node",
            RETRY_DRAINED);
  }

  private StreamDecision assign(StreamRequest request, MediaPath path, DeliveryMode mode) {
    try {
      return decision(path, broker.assign(request, path, mode));
    } catch (OfpException e) {
      return e.status() == OfpStatus.NOT_FOUND ? absence.explain(path) : Refusals.of(e);
    }
  }

  private StreamDecision decision(MediaPath path, Assigned assigned) {
    ServiceComponent delivery = assigned.components().get(0);
    ContentId content = new ContentId(assigned.content());
    if (delivery.provider().equals(node.name())) {
      return new StreamDecision.Serve(path, content, Optional.of(assigned.assignment()));
    }
    if (Suppliers.areIn(assigned)) {
      supply.add(assigned);
      return new StreamDecision.Relay(
          path, content, assigned.assignment(), assigned.bitrate(), Suppliers.of(assigned));
    }
    return assigned.mode() == DeliveryMode.REDIRECT
        ? new StreamDecision.Redirect(
            RtspUris.of(
                delivery.host(),
                delivery.port(),
                path.value(),
                ASSIGNMENT + "=" + assigned.assignment()))
        : new StreamDecision.Forward(
            path,
            content,
            assigned.assignment(),
            delivery.provider(),
            delivery.host(),
            delivery.port(),
            assigned.mode(),
            assigned.bitrate());
  }

  @Override
  public void follow(StreamEvent event) {
    if (event instanceof StreamEvent.SupplyChanged change) {
      reassigner.changed(change);
    } else if (event instanceof StreamEvent.Closed closed) {
      reassigner.ended(closed.session());
    } else if (event instanceof StreamEvent.Unclaimed) {
      supply.ended(event.id());
    }
  }

  @Override
  public CompletionStage<HandedOff> handOff(Handoff request) {
    return handoff.handOff(request);
  }

  @Override
  public long managerFailovers() {
    return watch.failovers();
  }
}
