package io.baton.overview;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.cluster.NodeMessenger;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.load.LoadBoard;
import io.baton.location.load.LocationSettings;
import io.baton.location.network.NetworkMap;
import io.baton.location.supervision.SupervisionTable;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.cluster.Supervision;
import io.baton.node.Cached;
import io.baton.node.NodeSettings;
import io.baton.node.SteadyClock;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what this node knows; asks the other location managers how they are doing. */
@Singleton
@Startup
@DependsOn({"ManagedAssignments", "LocationKnowledge"})
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LocalClusterOverview implements ClusterOverview {
  private static final Duration AGE = Duration.ofSeconds(1);

  @Inject private ClusterDirectory directory;
  @Inject private LoadBoard loads;
  @Inject private VirtualContentDatabase catalogs;
  @Inject private SupervisionTable supervision;
  @EJB private AssignmentRegistry assignments;
  @Inject private NodeMessenger messenger;

  private Clock clock;
  private NetworkFacts network;
  private ManagerStates managers;
  private Cached<Map<String, ManagerState>> states;
  private Cached<Map<String, Long>> counts;

  /** For the container. */
  public LocalClusterOverview() {}

  LocalClusterOverview(
      ClusterDirectory directory,
      LoadBoard loads,
      VirtualContentDatabase catalogs,
      SupervisionTable supervision,
      AssignmentRegistry assignments,
      NodeMessenger messenger,
      NetworkMap network,
      Clock clock) {
    this.directory = directory;
    this.loads = loads;
    this.catalogs = catalogs;
    this.supervision = supervision;
    this.assignments = assignments;
    this.messenger = messenger;
    start(network, clock);
  }

  @PostConstruct
  void start() {
    start(LocationSettings.current().network(), SteadyClock.system());
  }

  private void start(NetworkMap map, Clock withClock) {
    clock = withClock;
    network = new NetworkFacts(map, clock.instant());
    managers = new ManagerStates(messenger, clock);
    states = new Cached<>(() -> managers.ask(slms()), AGE, clock);
    counts = new Cached<>(this::countAssignments, AGE, clock);
  }

  @Override
  public List<NodeView> nodes() {
    return members().map(this::view).toList();
  }

  @Override
  public Optional<NodeView> node(String name) {
    return directory.find(name).map(this::view);
  }

  private NodeView view(NodeAdvertisement node) {
    return new NodeView(
        node,
        isSelf(node),
        loads.find(node.name()),
        catalogs.views().stream().filter(view -> view.node().equals(node.name())).findFirst(),
        loads.suppliers(node.name()),
        supervision.of(node.name()));
  }

  @Override
  public NetworkView network() {
    return network.view(directory.nodes(), loads.all(), clock.instant());
  }

  @Override
  public List<ManagerView> managers() {
    return slms().stream().map(this::managerView).toList();
  }

  @Override
  public Optional<ManagerView> manager(String name) {
    return slms().stream().filter(name::equals).findFirst().map(this::managerView);
  }

  private ManagerView managerView(String name) {
    return new ManagerView(
        name,
        Optional.ofNullable(states.get().get(name)),
        providers(name, Supervision::responsible),
        providers(name, Supervision::backup),
        supervision.backupOf(name),
        counts.get().getOrDefault(name, 0L).intValue());
  }

  /** Providers for which a manager has a part. */
  private List<String> providers(String name, Function<Supervision, Optional<String>> part) {
    return supervision.all().stream()
        .filter(entry -> part.apply(entry).filter(name::equals).isPresent())
        .map(Supervision::provider)
        .toList();
  }

  private Map<String, Long> countAssignments() {
    return assignments.list(AssignmentFilter.ALL).stream()
        .collect(Collectors.groupingBy(AssignmentRecord::manager, Collectors.counting()));
  }

  private List<String> slms() {
    return members()
        .filter(node -> node.has(NodeSettings.SLM))
        .map(NodeAdvertisement::name)
        .toList();
  }

  private Stream<NodeAdvertisement> members() {
    return directory.nodes().stream().sorted(Comparator.comparing(NodeAdvertisement::name));
  }

  private boolean isSelf(NodeAdvertisement node) {
    return node.name().equals(directory.self().name());
  }
}
