package io.baton.overview;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.ofp.AssignmentRecord;
import io.baton.connector.ofp.Supervision;
import io.baton.location.LoadBoard;
import io.baton.location.ServiceLocationManager;
import io.baton.location.SupervisionTable;
import io.baton.location.VirtualContentDatabase;
import io.baton.node.Cached;
import io.baton.node.LocalEngine;
import io.baton.node.NodeSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what this node knows; asks the other location managers how they are doing. */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LocalClusterOverview implements ClusterOverview {
  private static final Duration AGE = Duration.ofSeconds(1);

  @EJB private ClusterDirectory directory;
  @EJB private LoadBoard loads;
  @EJB private VirtualContentDatabase catalogs;
  @EJB private SupervisionTable supervision;
  @EJB private ServiceLocationManager manager;
  @EJB private AssignmentRegistry assignments;
  @EJB private LocalEngine engine;

  private Clock clock;
  private ManagerStates others;
  private Cached<Map<String, ManagerState>> states;

  /** For the container. */
  public LocalClusterOverview() {}

  LocalClusterOverview(
      ClusterDirectory directory,
      LoadBoard loads,
      VirtualContentDatabase catalogs,
      SupervisionTable supervision,
      ServiceLocationManager manager,
      AssignmentRegistry assignments,
      LocalEngine engine,
      Clock clock) {
    this.directory = directory;
    this.loads = loads;
    this.catalogs = catalogs;
    this.supervision = supervision;
    this.manager = manager;
    this.assignments = assignments;
    this.engine = engine;
    start(clock);
  }

  @PostConstruct
  void start() {
    start(Clock.systemUTC());
  }

  private void start(Clock now) {
    clock = now;
    others = new ManagerStates(engine, now);
    states = new Cached<>(this::askManagers, AGE, now);
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
        supervision.of(node.name()));
  }

  @Override
  public List<ManagerView> managers() {
    return managers(
        slms().map(NodeAdvertisement::name).toList(), assignments.list(AssignmentFilter.ALL));
  }

  @Override
  public Optional<ManagerView> manager(String name) {
    List<String> known =
        slms().map(NodeAdvertisement::name).filter(manager -> manager.equals(name)).toList();
    AssignmentFilter made =
        new AssignmentFilter(
            Optional.empty(), Optional.of(name), Optional.empty(), Optional.empty());
    return known.isEmpty()
        ? Optional.empty()
        : managers(known, assignments.list(made)).stream().findFirst();
  }

  private List<ManagerView> managers(List<String> names, List<AssignmentRecord> records) {
    Map<String, Long> counts =
        records.stream()
            .collect(Collectors.groupingBy(AssignmentRecord::manager, Collectors.counting()));
    Map<String, ManagerState> known = states.get();
    return names.stream()
        .map(
            name ->
                new ManagerView(
                    name,
                    Optional.ofNullable(known.get(name)),
                    providers(name, Supervision::responsible),
                    providers(name, Supervision::backup),
                    supervision.backupOf(name),
                    counts.getOrDefault(name, 0L).intValue()))
        .toList();
  }

  /** Providers for which a manager has a part. */
  private List<String> providers(String name, Function<Supervision, Optional<String>> part) {
    return supervision.all().stream()
        .filter(entry -> part.apply(entry).filter(name::equals).isPresent())
        .map(Supervision::provider)
        .toList();
  }

  private Map<String, ManagerState> askManagers() {
    Map<String, ManagerState> answers =
        new TreeMap<>(others.ask(slms().filter(node -> !isSelf(node)).toList()));
    slms()
        .filter(this::isSelf)
        .forEach(
            self ->
                answers.put(
                    self.name(),
                    new ManagerState(
                        manager.load(), manager.pending(), Duration.ZERO, clock.instant())));
    return answers;
  }

  private Stream<NodeAdvertisement> slms() {
    return members().filter(node -> node.has(NodeSettings.SLM));
  }

  private Stream<NodeAdvertisement> members() {
    return directory.nodes().stream().sorted(Comparator.comparing(NodeAdvertisement::name));
  }

  private boolean isSelf(NodeAdvertisement node) {
    return node.name().equals(directory.self().name());
  }
}
