package io.baton.web;

import io.baton.cluster.ClusterDirectory;
import io.baton.cluster.NodeAdvertisement;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.location.assignment.ServiceLocationManager;
import io.baton.location.balance.Move;
import io.baton.location.balance.SupplyBalance;
import io.baton.location.content.LocatedCopy;
import io.baton.location.content.PathConflict;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.load.LocationSettings;
import io.baton.location.network.NetworkMap;
import io.baton.location.provider.NodeDrain;
import io.baton.location.supervision.SupervisionTable;
import io.baton.location.supervision.UnknownNodeException;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.HandedOff;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.cluster.DrainStatus;
import io.baton.model.cluster.ServiceState;
import io.baton.model.cluster.Supervision;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.media.MediaPath;
import io.baton.overview.AssignmentFilter;
import io.baton.overview.AssignmentRegistry;
import io.baton.overview.ClusterOverview;
import io.baton.overview.Maintenance;
import io.baton.overview.ManagerView;
import io.baton.overview.NetworkView;
import io.baton.overview.NodeView;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** A cluster that is what the test puts here. */
public final class FakeCluster implements ClusterOverview, AssignmentRegistry {
  public final List<NodeView> nodes = new ArrayList<>();
  public final List<ManagerView> managers = new ArrayList<>();
  public final List<AssignmentRecord> assignments = new ArrayList<>();
  public final Map<String, Supervision> supervision = new TreeMap<>();
  public final List<PathConflict> conflicts = new ArrayList<>();
  public final List<LocatedCopy> copies = new ArrayList<>();
  public final List<String> unread = new ArrayList<>();
  public final List<Candidate> candidates = new ArrayList<>();
  public final List<Locate> located = new ArrayList<>();
  public OfpException failure;

  @Override
  public List<NodeView> nodes() {
    return List.copyOf(nodes);
  }

  @Override
  public Optional<NodeView> node(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  @Override
  public NetworkView network() {
    Properties settings = new Properties();
    settings.setProperty("baton.location.networks", "10.1.0.0/16=paris,10.1.2.0/24=rome");
    settings.setProperty("baton.location.links", "berlin-paris=1000000000/12ms,paris-rome=2000");
    NetworkMap map = LocationSettings.read(settings).network();
    return new NetworkView(
        Samples.NOON,
        Duration.ofHours(1),
        map.networks(),
        map.links().entrySet().stream()
            .map(
                known ->
                    new NetworkView.LinkView(
                        known.getKey().place(),
                        known.getKey().other(),
                        known.getValue(),
                        6_000_000,
                        Duration.ofMillis(120)))
            .toList());
  }

  @Override
  public List<ManagerView> managers() {
    return List.copyOf(managers);
  }

  @Override
  public Optional<ManagerView> manager(String name) {
    return managers.stream().filter(manager -> manager.name().equals(name)).findFirst();
  }

  @Override
  public List<AssignmentRecord> list(AssignmentFilter filter) {
    return assignments.stream().filter(filter::admits).toList();
  }

  @Override
  public Optional<AssignmentRecord> find(String id) {
    return assignments.stream().filter(known -> known.assignment().equals(id)).findFirst();
  }

  @Override
  public boolean end(String id) {
    if (failure != null) {
      throw failure;
    }
    return assignments.removeIf(known -> known.assignment().equals(id));
  }

  /** Drains by node, with their limits. */
  public final Map<String, DrainStatus> drains = new TreeMap<>();

  public final List<Move> moves = new ArrayList<>();

  SupplyBalance balance() {
    return answering(
        SupplyBalance.class,
        Map.of(
            "moves", arguments -> List.copyOf(moves),
            "overloaded", arguments -> Set.of("node2")));
  }

  /** Of the node that is asked. */
  NodeDrain drain() {
    return answering(NodeDrain.class, Map.of("status", arguments -> drainOf("node1")));
  }

  private DrainStatus drainOf(String node) {
    return drains.getOrDefault(
        node, new DrainStatus(node, ServiceState.RUNNING, 0, 0, 0, Optional.empty()));
  }

  Maintenance maintenance() {
    return answering(
        Maintenance.class,
        Map.of(
            "drainOf", arguments -> drainOf(known(arguments[0])),
            "drain", arguments -> drain(known(arguments[0]), (Optional<?>) arguments[1]),
            "undrain", arguments -> undrain(known(arguments[0])),
            "handOff", arguments -> handOff((String) arguments[0], (String) arguments[1])));
  }

  private String known(Object node) {
    if (failure != null) {
      throw failure;
    }
    return node((String) node)
        .map(NodeView::name)
        .orElseThrow(() -> new UnknownNodeException("There is no node named " + node));
  }

  private DrainStatus drain(String node, Optional<?> limit) {
    drains.put(
        node,
        new DrainStatus(
            node,
            ServiceState.DRAINING,
            3,
            2,
            12_400_000,
            limit.map(time -> ((Duration) time).toMillis())));
    return drainOf(node);
  }

  private DrainStatus undrain(String node) {
    drains.remove(node);
    return drainOf(node);
  }

  private HandedOff handOff(String session, String to) {
    if (failure != null) {
      throw failure;
    }
    return new HandedOff(
        session,
        "a2",
        "node2",
        to.isEmpty() ? "node3" : to,
        List.of(new ScoreFactor("bandwidth.available", "7.4 of 8.0 Gbit/s", 0.93)));
  }

  /** The node that is asked is node1. */
  ClusterDirectory directory() {
    NodeAdvertisement self = Samples.advertisement("node1");
    return answering(
        ClusterDirectory.class,
        Map.of("self", arguments -> self, "find", arguments -> member((String) arguments[0])));
  }

  private static Optional<NodeAdvertisement> member(String name) {
    return Optional.of(name).filter(known -> known.startsWith("node")).map(Samples::advertisement);
  }

  VirtualContentDatabase contents() {
    return answering(
        VirtualContentDatabase.class,
        Map.of(
            "find", arguments -> copies((MediaPath) arguments[0]),
            "elsewhere",
                arguments -> copies.stream().filter(copy -> !copy.node().equals("node1")).toList(),
            "unread", arguments -> List.copyOf(unread),
            "views", arguments -> List.of(),
            "conflicts", arguments -> List.copyOf(conflicts)));
  }

  private List<LocatedCopy> copies(MediaPath path) {
    return copies.stream().filter(held -> held.copy().path().equals(path.value())).toList();
  }

  SupervisionTable supervision() {
    return answering(
        SupervisionTable.class,
        Map.of(
            "of", arguments -> Optional.ofNullable(supervision.get((String) arguments[0])),
            "all", arguments -> List.copyOf(supervision.values()),
            "transfer", arguments -> transfer((String) arguments[0], (String) arguments[1])));
  }

  private Supervision transfer(String provider, String manager) {
    if (!supervision.get(provider).managers().contains(manager)) {
      throw new UnknownNodeException(manager + " does not supervise " + provider);
    }
    Supervision moved =
        new Supervision(provider, List.of(manager, "node1"), supervision.get(provider).epoch() + 1);
    supervision.put(provider, moved);
    return moved;
  }

  ServiceLocationManager manager() {
    return answering(
        ServiceLocationManager.class, Map.of("locate", arguments -> locate((Locate) arguments[0])));
  }

  private Located locate(Locate request) {
    located.add(request);
    if (failure != null) {
      throw failure;
    }
    if (candidates.isEmpty()) {
      throw new OfpException(OfpStatus.NOT_FOUND, "There is no media named " + request.path());
    }
    return new Located(request.mode().orElse(DeliveryMode.RELAY), candidates);
  }

  /** A bean of which only some methods are called. */
  private static <T> T answering(Class<T> type, Map<String, Function<Object[], Object>> methods) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> methods.get(method.getName()).apply(arguments)));
  }
}
