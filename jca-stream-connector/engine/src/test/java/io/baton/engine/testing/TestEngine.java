package io.baton.engine.testing;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.engine.admission.AdmissionControl;
import io.baton.engine.admission.AdmissionLimits;
import io.baton.engine.admission.Reservations;
import io.baton.engine.admission.SupplyPromises;
import io.baton.engine.admission.ViewerShares;
import io.baton.engine.config.ConfigurationException;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.delivery.StreamLoops;
import io.baton.engine.delivery.load.LoadMeter;
import io.baton.engine.delivery.load.LoadSample;
import io.baton.engine.delivery.load.SupplyTotals;
import io.baton.engine.forward.ForwardContext;
import io.baton.engine.forward.ForwardKeeper;
import io.baton.engine.forward.ForwardTable;
import io.baton.engine.login.LoginGuard;
import io.baton.engine.memory.ClientMemory;
import io.baton.engine.memory.MemoryPlan;
import io.baton.engine.piece.client.PieceClientSettings;
import io.baton.engine.server.RtspServer;
import io.baton.engine.server.connection.ReceiverReports;
import io.baton.engine.server.connection.ServerCounters;
import io.baton.engine.server.decision.EngineServices;
import io.baton.engine.session.SessionContext;
import io.baton.engine.session.SessionFactory;
import io.baton.engine.session.SessionKeeper;
import io.baton.engine.session.SessionTable;
import io.baton.engine.session.SessionTimeouts;
import io.baton.engine.session.StreamSession;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.stream.TimelineEntry;
import io.baton.engine.supply.SupplyLoop;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** The engine on loopback, on free ports, with content from memory instead of a store. */
public final class TestEngine implements AutoCloseable {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "baton.rtsp.host", "127.0.0.1",
          "baton.rtsp.port", "0",
          "baton.rtp.port", "0",
          "baton.engine.loops", "2",
          "baton.rtsp.anonymous", "true",
          "baton.admission.max.cpu", "1",
          "baton.admission.max.lateness", "60000",
          "baton.media.store", "unused");

  /** Of providers; on a busy machine those that are well take longer than viewers like. */
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(20);

  private final ScriptedDecisions decisions = new ScriptedDecisions();
  private final SessionTable sessions = new SessionTable();
  private final ServerCounters counters = new ServerCounters();
  private final SessionContext.Counters sessionCounters = new SessionContext.Counters();
  private final List<StreamEvent> events = new CopyOnWriteArrayList<>();
  private final Map<String, TimelineEntry> played = new ConcurrentHashMap<>();
  private final StreamLoops loops;
  private final RtspServer server;
  private final SessionKeeper keeper;
  private final LoadMeter load;
  private final AdmissionControl admission;
  private final ViewerShares shares;
  private final Reservations reservations;
  private final ForwardTable forwards = new ForwardTable();
  private final ForwardContext forwarding;
  private final SupplyLoop supply;
  private final ForwardKeeper forwardKeeper;
  private final Set<InetAddress> members = ConcurrentHashMap.newKeySet();
  private final LoginGuard logins;
  private boolean closed;

  private TestEngine(EngineConfiguration configuration, Duration firstAnswer) throws IOException {
    EpochClock clock = EpochClock.system();
    members.add(InetAddress.getLoopbackAddress());
    loops = StreamLoops.open(configuration, clock, new ReceiverReports(sessions));
    load = new LoadMeter(loops, clock, () -> 0);
    MemoryPlan memory =
        MemoryPlan.of(
            configuration, PlatformDependent.maxDirectMemory(), Runtime.getRuntime().maxMemory());
    admission =
        new AdmissionControl(
            AdmissionLimits.of(configuration),
            load::latest,
            new ClientMemory(memory),
            System::nanoTime);
    shares =
        new ViewerShares(
            new ViewerShares.Limits(
                configuration.maxSessionsPerUser(),
                configuration.maxSessionsPerClient(),
                configuration.maxPrepared()),
            System::nanoTime);
    reservations =
        new Reservations(
            admission,
            shares,
            decisions,
            id -> sessions.find(id).isPresent(),
            clock,
            configuration.assignmentTimeout(),
            id -> events.add(new StreamEvent.Unclaimed(Instant.now(), id)));
    SupplyPromises promises =
        new SupplyPromises(
            admission,
            decisions,
            clock,
            configuration.promiseTimeout(),
            id -> events.add(new StreamEvent.Unclaimed(Instant.now(), id)));
    SessionContext context =
        new SessionContext(
            clock,
            sessions,
            admission,
            shares,
            reservations,
            promises,
            this::tell,
            sessionCounters);
    forwarding =
        new ForwardContext(
            clock, loops, forwards, this::tell, firstAnswer, new ForwardContext.Counters());
    supply =
        SupplyLoop.open(
            configuration,
            loops.transport(),
            new PieceClientSettings("anchor", loops.host(), Optional.empty(), Optional.empty()),
            clock,
            loops.all().stream().map(StreamLoop::executor).toList(),
            Optional.empty(),
            this::tell);
    logins = new LoginGuard(configuration.maxLoginDelay(), System::nanoTime);
    try {
      server =
          RtspServer.open(
              new EngineServices(
                  configuration,
                  decisions,
                  decisions,
                  loops,
                  sessions,
                  new SessionFactory(context),
                  reservations,
                  admission,
                  supply.supplies(),
                  id -> events.add(new StreamEvent.Unclaimed(Instant.now(), id)),
                  forwarding,
                  logins,
                  memory,
                  members::contains,
                  counters));
    } catch (IOException | ConfigurationException e) {
      supply.close();
      loops.close();
      throw e;
    }
    keeper =
        SessionKeeper.start(
            loops,
            context,
            new SessionTimeouts(configuration.sessionTimeout(), configuration.preparedTimeout()));
    forwardKeeper = new ForwardKeeper(forwarding);
  }

  /** Starts with the defaults of tests but for some settings, given as key and value in turn. */
  public static TestEngine start(String... settings) throws IOException {
    return start(FIRST_ANSWER, settings);
  }

  /** The same, where providers are given up that do not answer at first within a time. */
  public static TestEngine start(Duration firstAnswer, String... settings) throws IOException {
    Map<String, String> values = new HashMap<>(DEFAULTS);
    for (int i = 0; i < settings.length; i += 2) {
      values.put(settings[i], settings[i + 1]);
    }
    return new TestEngine(
        EngineConfiguration.read(key -> Optional.ofNullable(values.get(key))), firstAnswer);
  }

  private void tell(StreamEvent event) {
    events.add(event);
    String id = event.id();
    sessions
        .find(id)
        .map(StreamSession::entry)
        .filter(TimelineEntry::playing)
        .ifPresent(entry -> played.put(id, entry));
  }

  public ScriptedDecisions decisions() {
    return decisions;
  }

  public ServerCounters counters() {
    return counters;
  }

  public LoginGuard logins() {
    return logins;
  }

  public SessionContext.Counters sessionCounters() {
    return sessionCounters;
  }

  public LoadMeter load() {
    return load;
  }

  /** What the loops have counted up to now. */
  public LoadSample measure() {
    load.sample(SupplyTotals.NOTHING);
    loops.all().forEach(loop -> loop.executor().submit(() -> {}).syncUninterruptibly());
    load.sample(SupplyTotals.NOTHING);
    return load.latest();
  }

  public AdmissionControl admission() {
    return admission;
  }

  public ViewerShares shares() {
    return shares;
  }

  public Reservations reservations() {
    return reservations;
  }

  public ForwardContext forwarding() {
    return forwarding;
  }

  /** Addresses of the cluster's nodes; that of the loopback interface at first. */
  public Set<InetAddress> members() {
    return members;
  }

  public int port() {
    return server.port();
  }

  public int tlsPort() {
    return server.tlsPort();
  }

  public int rtpPort() {
    return loops.rtpPort();
  }

  /** What was told of sessions so far. */
  public List<StreamEvent> events() {
    return events;
  }

  /** Events of a kind so far. */
  public <E extends StreamEvent> List<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public int sessionCount() {
    return sessions.all().size();
  }

  /** A session as it is now. */
  public SessionSnapshot snapshot(String id) {
    return sessions.snapshots(List.of(session(id))).get(0);
  }

  /**
   * The entry of a session's timeline that it plays, or played last: it may be over before a test
   * on a busy machine comes to ask.
   */
  public TimelineEntry entry(String id) {
    return session(id)
        .loop()
        .executor()
        .submit(() -> played.get(id))
        .syncUninterruptibly()
        .getNow();
  }

  private StreamSession session(String id) {
    return sessions.find(id).orElseThrow();
  }

  /** Gives all sessions up, as when their loops are found not to run. */
  public void abandonSessions() {
    loops.all().forEach(keeper::abandon);
  }

  /** Has every loop stand still until it is released. */
  public void hang(CountDownLatch release) {
    loops.all().forEach(loop -> loop.executor().execute(() -> await(release)));
  }

  private static void await(CountDownLatch release) {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void stopAccepting() {
    server.stopAccepting();
  }

  /** Closes all connections, and says nothing to anybody: as when the process is killed. */
  public void breakConnections() {
    server.close();
  }

  @Override
  public void close() {
    stop();
  }

  /** Stops in the order in which the whole engine does. Idempotent. */
  public void stop() {
    if (!closed) {
      closed = true;
      stopAccepting();
      forwardKeeper.close();
      keeper.close();
      server.close();
      supply.close();
      loops.close();
    }
  }
}
