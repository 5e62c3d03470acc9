package io.baton.overview;

import io.baton.cluster.NodeMessenger;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.Located;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryStatus;
import io.baton.location.assignment.AssignmentStatistics;
import io.baton.location.assignment.AssignmentStore;
import io.baton.location.assignment.ServiceLocationManager;
import io.baton.location.content.PathConflict;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.content.VirtualContentDatabase.CatalogView;
import io.baton.location.load.LoadBoard;
import io.baton.location.load.LoadBoard.LoadView;
import io.baton.location.load.LocationSettings;
import io.baton.location.network.NetworkMap;
import io.baton.location.supervision.SupervisionTable;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.StreamCost;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.NodeState;
import io.baton.model.cluster.PlacePromise;
import io.baton.model.cluster.Supervision;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.media.MediaPath;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Three nodes as the first of them knows them; what it knows is what a test puts here. */
public final class OverviewFixture {
  /** A request and the node that it was sent to. */
  public record Sent(String node, OfpRequest<?> request) {}

  public final FakeClusterDirectory directory =
      new FakeClusterDirectory("node-1", "node-2", "node-3");
  public final TestClock clock = new TestClock();
  public final Map<String, LoadView> loads = new TreeMap<>();
  public final List<CatalogView> catalogs = new ArrayList<>();
  public final Map<String, Supervision> supervision = new TreeMap<>();
  public final List<AssignmentRecord> recorded = new ArrayList<>();
  public final List<AssignmentRecord> known = new ArrayList<>();
  public boolean complete;
  public final Set<String> silent = new TreeSet<>();
  public final List<Sent> sent = new ArrayList<>();
  public final List<Locate> located = new ArrayList<>();
  private final PathConflict conflict =
      new PathConflict(
          new MediaPath("a.mp4"), Map.of("node-2", "ab".repeat(32), "node-3", "cd".repeat(32)));
  public final AssignmentRegistry assignments =
      new ManagedAssignments(store(), manager(), messenger());
  public final ClusterOverview overview =
      new LocalClusterOverview(
          directory,
          loads(),
          contents(),
          supervision(),
          assignments,
          messenger(),
          network(),
          clock);

  /** What a provider said. */
  public static LoadView load(String node, Duration age, boolean alive) {
    return new LoadView(
        new LoadStatement(
            node,
            1,
            42,
            Samples.START,
            7,
            3,
            100,
            4_000_000,
            3_000_000,
            6_000_000,
            1_000_000_000,
            0.25,
            0.2,
            0.9,
            2.5,
            1 << 20,
            1 << 30,
            1L << 40,
            true,
            "",
            List.of(new PlacePromise("paris", 5_000_000)),
            List.of()),
        age,
        alive,
        2,
        4_000_000,
        Map.of("paris", 1_000_000L),
        9,
        Optional.of(Duration.ofSeconds(20)),
        Optional.empty(),
        Optional.empty());
  }

  private static NetworkMap network() {
    Properties settings = new Properties();
    settings.setProperty("baton.location.networks", "10.1.0.0/16=paris");
    settings.setProperty("baton.location.links", "berlin-paris=1000000000/12ms");
    return LocationSettings.read(settings).network();
  }

  private LoadBoard loads() {
    return answering(
        LoadBoard.class,
        Map.of(
            "find", arguments -> Optional.ofNullable(loads.get((String) arguments[0])),
            "all", arguments -> List.copyOf(loads.values()),
            "suppliers", arguments -> List.of()));
  }

  /** What providers hold. */
  public VirtualContentDatabase contents() {
    return answering(
        VirtualContentDatabase.class,
        Map.of(
            "views",
            arguments -> List.copyOf(catalogs),
            "conflicts",
            arguments -> List.of(conflict),
            "isComplete",
            arguments -> complete));
  }

  /** Who supervises whom; providers can be moved to managers that supervise them. */
  public SupervisionTable supervision() {
    return answering(
        SupervisionTable.class,
        Map.of(
            "of", arguments -> Optional.ofNullable(supervision.get((String) arguments[0])),
            "all", arguments -> List.copyOf(supervision.values()),
            "backupOf", arguments -> Optional.of("node-2"),
            "transfer", arguments -> transfer((String) arguments[0], (String) arguments[1])));
  }

  private Supervision transfer(String provider, String manager) {
    Supervision moved =
        new Supervision(provider, List.of(manager), supervision.get(provider).epoch() + 1);
    supervision.put(provider, moved);
    return moved;
  }

  /** This node's manager. */
  public ServiceLocationManager manager() {
    return answering(
        ServiceLocationManager.class,
        Map.of(
            "assignments",
            arguments -> List.copyOf(known),
            "load",
            arguments -> 12.5,
            "statistics",
            arguments -> new AssignmentStatistics(40, 3, 2, Duration.ofMillis(430)),
            "locate",
            arguments -> locate((Locate) arguments[0]),
            "release",
            arguments -> {
              sent.add(new Sent("here", (OfpRequest<?>) arguments[0]));
              return CompletableFuture.completedFuture(Done.DONE);
            }));
  }

  private Located locate(Locate request) {
    located.add(request);
    if (!request.path().equals("a.mp4")) {
      throw new OfpException(OfpStatus.NOT_FOUND, "There is no media named " + request.path());
    }
    return new Located(
        DeliveryMode.RELAY,
        List.of(
            new Candidate(
                "node-2",
                request.path(),
                "ab".repeat(32),
                "rtsp://192.0.2.2:8554/a.mp4",
                true,
                0.98,
                Optional.of(new StreamCost(2_155_423, 2_111_731)),
                List.of(new ScoreFactor("bandwidth.available", "7.9 of 8.0 Gbit/s", 0.98)))));
  }

  private AssignmentStore store() {
    return answering(
        AssignmentStore.class,
        Map.of(
            "all",
            arguments -> List.copyOf(recorded),
            "find",
            arguments ->
                recorded.stream()
                    .filter(record -> record.assignment().equals(arguments[0]))
                    .findFirst()));
  }

  /** A bean of which only some methods are called. */
  private static <T> T answering(Class<T> type, Map<String, Function<Object[], Object>> methods) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> methods.get(method.getName()).apply(arguments)));
  }

  /** Everybody answers in two milliseconds, unless silent. */
  private NodeMessenger messenger() {
    return answering(
        NodeMessenger.class,
        Map.of("ask", arguments -> ask((String) arguments[0], (OfpRequest<?>) arguments[1])));
  }

  private CompletionStage<?> ask(String node, OfpRequest<?> request) {
    sent.add(new Sent(node, request));
    if (silent.contains(node)) {
      return CompletableFuture.failedFuture(
          new OfpException(OfpStatus.TIMEOUT, node + " does not answer"));
    }
    clock.advance(Duration.ofMillis(2));
    return CompletableFuture.completedFuture(
        request instanceof QueryStatus
            ? new NodeState(node, 1, Set.of("slm"), 12.5, 3)
            : Done.DONE);
  }
}
