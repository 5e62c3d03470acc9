package io.baton.portal;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.MediaRecord;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.StreamRequest;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryStatus;
import io.baton.location.assignment.AnchoredSupply;
import io.baton.location.placement.DeliveryModes;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.media.ContentId;
import io.baton.node.NodeSettings;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeEngine;
import io.baton.support.FakeMessenger;
import io.baton.support.FakeSupervision;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The portal of node-1; node-1 to node-3 are location managers that answer as the test says. */
final class PortalFixture implements AutoCloseable {
  /** What the managers count for a stream. */
  static final long BITRATE = 2_160_000;

  /** Within it a manager has to answer. */
  static final Duration LIMIT = Duration.ofMillis(100);

  final FakeClusterDirectory directory = new FakeClusterDirectory("node-1", "node-2", "node-3");
  final FakeSupervision supervision = new FakeSupervision();
  final FakeMessenger messenger = new FakeMessenger();
  final Properties settings = new Properties();
  private final AtomicLong nanos = new AtomicLong();

  /** What the catalog has, whatever it is asked for. */
  Optional<MediaRecord> record = Optional.empty();

  boolean databaseHangs;
  boolean secure;
  Optional<ContentId> described = Optional.empty();
  DeliveryTransport transport = DeliveryTransport.UDP;
  Set<String> roles = NodeSettings.ROLES;

  /** Whom the managers choose. */
  String provider = "node-3";

  /** Whether that one supplies pieces, with others standing by, rather than deliver the media. */
  boolean supplies;

  List<ServiceComponent> standbys = List.of();
  final FakeEngine engine = new FakeEngine();
  final AnchoredSupply supply = new AnchoredSupply(messenger, new TestClock());
  private final Deque<Runnable> supplying = new ArrayDeque<>();

  private final ExecutorService workers = Executors.newSingleThreadExecutor();
  private final CountDownLatch database = new CountDownLatch(1);

  PortalFixture() {
    settings.setProperty("baton.portal.slm.timeout", Long.toString(LIMIT.toMillis()));
    messenger.answer(Assign.class, (node, request) -> assigned(node, request));
    messenger.answer(QueryStatus.class, FakeMessenger::state);
  }

  /** A portal that was just started, as the fields say. */
  ClusterPortal portal() {
    Duration catalogLimit = databaseHangs ? Duration.ofMillis(300) : Duration.ofSeconds(30);
    ClusterPortal portal =
        new ClusterPortal(
            directory,
            messenger,
            supervision,
            supply,
            engine.local(),
            catalog(),
            workers,
            supplying::add,
            catalogLimit,
            nanos::get);
    portal.start(
        new NodeSettings("node-1", roles),
        PortalSettings.read(settings),
        DeliveryModes.read(settings));
    return portal;
  }

  private MediaCatalog catalog() {
    return (MediaCatalog)
        Proxy.newProxyInstance(
            MediaCatalog.class.getClassLoader(),
            new Class<?>[] {MediaCatalog.class},
            (proxy, method, arguments) -> {
              if (databaseHangs) {
                database.await();
              }
              return record;
            });
  }

  /** What a portal that was just started decides. */
  StreamDecision decide(String path, Map<String, String> query) {
    return portal().decide(request(path, query));
  }

  StreamRequest request(String path, Map<String, String> query) {
    return new StreamRequest(
        "DESCRIBE",
        path,
        query,
        "192.0.2.1",
        "",
        "",
        transport,
        Set.of("node-9"),
        secure,
        described);
  }

  /** Lets time pass for the portal. */
  void advance(Duration step) {
    nanos.addAndGet(step.toNanos());
  }

  void fail(String node, OfpStatus status) {
    messenger.failWith(node, new OfpException(status, "no", 7));
  }

  /** What a manager answers unless told otherwise. */
  Assigned assigned(String manager, OfpRequest<?> message) {
    Assign request = (Assign) message;
    return new Assigned(
        request.assignment(),
        request.path(),
        new ContentId(Samples.CONTENT.sha256()).sha256(),
        request.mode().orElseThrow(),
        manager,
        List.of(supplies ? supplier(provider) : deliverer()),
        standbys,
        BITRATE,
        List.of());
  }

  private ServiceComponent deliverer() {
    return new ServiceComponent(
        ServiceComponent.DELIVERY, provider, "192.0.2." + provider.charAt(5), 8554);
  }

  /** A node that supplies pieces. */
  static ServiceComponent supplier(String node) {
    return new ServiceComponent(
        ServiceComponent.SUPPLY, node, "192.0.2." + node.charAt(5), 8554, 8555);
  }

  /** What the supply workers have to do, one after the other, until nothing is left. */
  void supply() {
    for (Runnable task = supplying.poll(); task != null; task = supplying.poll()) {
      task.run();
    }
  }

  /** Supply workers that are busy. */
  int supplying() {
    return supplying.size();
  }

  /** The first request of an assignment. */
  Assign assign() {
    return messenger.sent(Assign.class).get(0);
  }

  /** Which managers were asked for an assignment, in order. */
  List<String> asked() {
    return messenger.askedFor(Assign.class);
  }

  static int status(StreamDecision decision) {
    return ((Refuse) decision).status();
  }

  @Override
  public void close() {
    database.countDown();
    workers.shutdownNow();
  }
}
