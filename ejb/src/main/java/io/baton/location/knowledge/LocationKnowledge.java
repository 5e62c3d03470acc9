package io.baton.location.knowledge;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeMessenger;
import io.baton.location.assignment.AnchoredSupply;
import io.baton.location.assignment.AssignmentStore;
import io.baton.location.assignment.InfinispanAssignmentStore;
import io.baton.location.content.LogicalContentDatabase;
import io.baton.location.content.MediaStoreContentDatabase;
import io.baton.location.content.OfpVirtualContentDatabase;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.load.CountedPlacePromises;
import io.baton.location.load.EngineLoadMeter;
import io.baton.location.load.LoadBoard;
import io.baton.location.load.LoadMeter;
import io.baton.location.load.LocationSettings;
import io.baton.location.load.MeasuredLoadBoard;
import io.baton.location.load.PlacePromises;
import io.baton.location.supervision.StatedSupervisionTable;
import io.baton.location.supervision.SupervisionTable;
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
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.ConcurrentMap;

/**
 * Builds and owns what the node knows for the location of services: contents, loads, supervision
 * and assignments. All are plain objects, called without the container. Every bean that uses them
 * depends on this one, so that they exist before it starts and until it has stopped.
 */
@Singleton
@Startup
@LocalBean
@PermitAll
@DependsOn("ClusterServices")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LocationKnowledge {
  @Resource(lookup = "java:jboss/infinispan/cache/baton/assignments")
  private ConcurrentMap<String, byte[]> cache;

  @Resource private ManagedThreadFactory threads;
  @Resource private ManagedExecutorService executor;
  @EJB private LocalEngine engine;
  @Inject private ClusterDirectory directory;
  @Inject private NodeMessenger messenger;

  private LogicalContentDatabase own;
  private VirtualContentDatabase contents;
  private PlacePromises promises;
  private LoadMeter meter;
  private LoadBoard board;
  private SupervisionTable supervision;
  private InfinispanAssignmentStore assignments;
  private AnchoredSupply supply;

  @PostConstruct
  void start() {
    Clock clock = SteadyClock.system();
    LocationSettings settings = LocationSettings.current();
    own = new MediaStoreContentDatabase(engine, directory);
    contents = new OfpVirtualContentDatabase(directory, own, messenger, executor, clock);
    promises = new CountedPlacePromises(directory, settings.network());
    meter = new EngineLoadMeter(engine, directory, own, promises, clock);
    board = new MeasuredLoadBoard(directory, contents, settings, clock);
    supervision = new StatedSupervisionTable(directory, messenger, clock);
    assignments = new InfinispanAssignmentStore(cache, threads);
    supply = new AnchoredSupply(messenger, clock);
  }

  @PreDestroy
  void stop() {
    assignments.close();
  }

  @Produces
  public LogicalContentDatabase own() {
    return own;
  }

  @Produces
  public VirtualContentDatabase contents() {
    return contents;
  }

  @Produces
  public PlacePromises promises() {
    return promises;
  }

  @Produces
  public LoadMeter meter() {
    return meter;
  }

  @Produces
  public LoadBoard board() {
    return board;
  }

  @Produces
  public SupervisionTable supervision() {
    return supervision;
  }

  @Produces
  public AssignmentStore assignments() {
    return assignments;
  }

  @Produces
  public AnchoredSupply supply() {
    return supply;
  }
}
