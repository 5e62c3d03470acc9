package io.baton.engine;

import com.sun.management.OperatingSystemMXBean;
import io.baton.connector.StreamConnection;
import io.baton.connector.StreamEvent;
import io.baton.engine.admission.AdmissionControl;
import io.baton.engine.admission.AdmissionLimits;
import io.baton.engine.admission.ProcessorLoad;
import io.baton.engine.admission.Reservations;
import io.baton.engine.admission.SupplyPromises;
import io.baton.engine.admission.ViewerShares;
import io.baton.engine.audit.SessionEvents;
import io.baton.engine.config.ConfigurationException;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.LoopWatch;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.delivery.StreamLoops;
import io.baton.engine.delivery.load.LoadMeter;
import io.baton.engine.forward.ForwardContext;
import io.baton.engine.forward.ForwardKeeper;
import io.baton.engine.forward.ForwardTable;
import io.baton.engine.login.LoginGuard;
import io.baton.engine.media.store.FileMediaStore;
import io.baton.engine.memory.ClientMemory;
import io.baton.engine.memory.MemoryPlan;
import io.baton.engine.ofp.OfpEndpoint;
import io.baton.engine.ofp.OfpSettings;
import io.baton.engine.piece.client.PieceClientSettings;
import io.baton.engine.piece.server.PieceServer;
import io.baton.engine.piece.server.SuppliedContent;
import io.baton.engine.server.RtspServer;
import io.baton.engine.server.ServerTls;
import io.baton.engine.server.connection.ReceiverReports;
import io.baton.engine.server.connection.ServerCounters;
import io.baton.engine.server.decision.DecisionMaker;
import io.baton.engine.server.decision.EngineServices;
import io.baton.engine.session.SessionContext;
import io.baton.engine.session.SessionFactory;
import io.baton.engine.session.SessionKeeper;
import io.baton.engine.session.SessionTable;
import io.baton.engine.session.SessionTimeouts;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.supply.Supplies;
import io.baton.engine.supply.SupplyLoop;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.Future;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The streaming engine of one node: RTSP server, RTP senders and media store. Plain Java; the
 * resource adapter hosts it, tests run it alone. Thread-safe.
 */
public final class StreamEngine implements AutoCloseable {
  private static final long SAMPLE_SECONDS = 1;

  private final Teardown teardown;
  private final StreamConnection connection;

  private StreamEngine(Teardown teardown, StreamConnection connection) {
    this.teardown = teardown;
    this.connection = connection;
  }

  /**
   * Starts the engine; when this returns, its ports answer.
   *
   * @param listener told of session events, on an event loop: must not block
   * @throws EngineStartException if a port cannot be bound or the media store cannot be opened;
   *     nothing is left running
   * @throws ConfigurationException if this machine lacks what a setting speaks of; likewise
   */
  public static StreamEngine start(
      EngineConfiguration configuration, DecisionMaker decisions, Consumer<StreamEvent> listener)
      throws EngineStartException {
    Consumer<StreamEvent> events = new SessionEvents(nodeName(), listener);
    StartCheck.of(configuration);
    Teardown teardown = new Teardown();
    try {
      StreamConnection connection =
          teardown.attempt(() -> assemble(configuration, decisions, events, teardown));
      return new StreamEngine(teardown, connection);
    } catch (IOException | UnsupportedOperationException e) {
      throw new EngineStartException("the streaming engine cannot start: " + e.getMessage(), e);
    }
  }

  private static StreamConnection assemble(
      EngineConfiguration configuration,
      DecisionMaker decisions,
      Consumer<StreamEvent> events,
      Teardown teardown)
      throws IOException {
    EpochClock clock = EpochClock.system();
    MemoryPlan memory = plan(configuration);
    SessionTable sessions = new SessionTable();
    FileMediaStore store = teardown.add(FileMediaStore.open(configuration, sessions::streaming));
    StreamLoops loops =
        teardown.add(StreamLoops.open(configuration, clock, new ReceiverReports(sessions)));
    LoadMeter load = new LoadMeter(loops, clock, processorLoad(store));
    AdmissionControl admission =
        new AdmissionControl(
            AdmissionLimits.of(configuration),
            load::latest,
            new ClientMemory(memory),
            System::nanoTime);
    ViewerShares shares = new ViewerShares(shares(configuration), System::nanoTime);
    Consumer<String> unclaimed = id -> events.accept(unclaimed(clock, id));
    Reservations reservations =
        new Reservations(
            admission,
            shares,
            store,
            id -> sessions.find(id).isPresent(),
            clock,
            configuration.assignmentTimeout(),
            unclaimed);
    SupplyPromises promises =
        new SupplyPromises(admission, store, clock, configuration.promiseTimeout(), unclaimed);
    SessionContext context =
        new SessionContext(
            clock,
            sessions,
            admission,
            shares,
            reservations,
            promises,
            events,
            new SessionContext.Counters());
    ForwardContext forwarding = new ForwardContext(clock, loops, new ForwardTable(), events);
    ServerCounters counters = new ServerCounters();
    LoginGuard logins = new LoginGuard(configuration.maxLoginDelay(), System::nanoTime);
    OfpEndpoint ofp = teardown.add(OfpEndpoint.open(ofpSettings(configuration)));
    SuppliedContent supplied =
        teardown.add(new SuppliedContent(store::files, store::origin, store::verify));
    PieceServer pieces =
        teardown.add(
            PieceServer.open(
                configuration, loops.transport(), supplied, promises::renew, ofp::isMember));
    Supplies supplies = teardown.add(supply(configuration, clock, loops, store, events)).supplies();
    RtspServer server =
        teardown.add(
            RtspServer.open(
                new EngineServices(
                    configuration,
                    decisions,
                    store,
                    loops,
                    sessions,
                    new SessionFactory(context),
                    reservations,
                    admission,
                    supplies,
                    unclaimed,
                    forwarding,
                    logins,
                    memory,
                    ofp::isMember,
                    counters)));
    SessionKeeper keeper =
        teardown.add(SessionKeeper.start(loops, context, timeouts(configuration)));
    LoopWatch watch =
        teardown.add(
            new LoopWatch(loops.all(), System::nanoTime, configuration.loopStall(), keeper::abandon)
                .start());
    startMeasuring(loops, load, pieces, admission, watch);
    teardown.add(new ForwardKeeper(forwarding));
    teardown.add(server::stopAccepting);
    EngineLog.LOG.started(
        configuration.rtspHost(), server.port(), loops.rtpPort(), loops.transport().mode());
    return new EngineConnection(
        configuration,
        store,
        loops,
        server,
        pieces,
        supplies,
        context,
        forwarding,
        load,
        counters,
        logins,
        ofp);
  }

  private static SupplyLoop supply(
      EngineConfiguration configuration,
      EpochClock clock,
      StreamLoops loops,
      FileMediaStore store,
      Consumer<StreamEvent> events) {
    Optional<SslContext> tls =
        configuration.piecesTls()
            ? Optional.of(ServerTls.peerContext(configuration))
            : Optional.empty();
    PieceClientSettings fetching =
        new PieceClientSettings(nodeName(), loops.host(), configuration.ofpKey(), tls);
    List<EventLoop> readers = loops.all().stream().map(StreamLoop::executor).toList();
    return SupplyLoop.open(
        configuration, loops.transport(), fetching, clock, readers, store.copies(), events::accept);
  }

  private static String nodeName() {
    return System.getProperty("jboss.node.name", "");
  }

  private static ViewerShares.Limits shares(EngineConfiguration configuration) {
    return new ViewerShares.Limits(
        configuration.maxSessionsPerUser(),
        configuration.maxSessionsPerClient(),
        configuration.maxPrepared());
  }

  private static SessionTimeouts timeouts(EngineConfiguration configuration) {
    return new SessionTimeouts(configuration.sessionTimeout(), configuration.preparedTimeout());
  }

  /** What there is memory for is logged when it is less than what is set. */
  private static MemoryPlan plan(EngineConfiguration configuration) {
    long direct = PlatformDependent.maxDirectMemory();
    long heap = Runtime.getRuntime().maxMemory();
    MemoryPlan plan = MemoryPlan.of(configuration, direct, heap);
    if (plan.connections() < configuration.maxConnections()) {
      EngineLog.LOG.fewerConnections(
          plan.connections(), configuration.maxConnections(), direct >> 20, heap >> 20);
    }
    return plan;
  }

  private static StreamEvent unclaimed(EpochClock clock, String assignment) {
    return new StreamEvent.Unclaimed(clock.instant(), assignment);
  }

  private static OfpSettings ofpSettings(EngineConfiguration configuration) throws IOException {
    return new OfpSettings(
        InetAddress.getByName(configuration.ofpHost()),
        configuration.ofpPort(),
        configuration.ofpsPort(),
        configuration.ofpKey(),
        configuration.trustAddresses());
  }

  private static void startMeasuring(
      StreamLoops loops,
      LoadMeter load,
      PieceServer pieces,
      AdmissionControl admission,
      LoopWatch watch) {
    Runnable measure =
        () -> {
          load.sample(pieces.totals());
          admission.measured();
          admission.stalled(watch.stalled());
        };
    loops
        .group()
        .scheduleAtFixedRate(measure, SAMPLE_SECONDS, SAMPLE_SECONDS, TimeUnit.SECONDS)
        .addListener(StreamEngine::reportEnd);
  }

  /** Without measurements there is no admission by load; that must not happen unnoticed. */
  private static void reportEnd(Future<?> measuring) {
    if (!measuring.isCancelled() && measuring.cause() != null) {
      EngineLog.LOG.loadNotMeasured(measuring.cause());
    }
  }

  private static ProcessorLoad processorLoad(FileMediaStore store) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new ProcessorLoad(
        system::getProcessCpuLoad,
        system::getCpuLoad,
        store::toolNanos,
        System::nanoTime,
        Runtime.getRuntime().availableProcessors());
  }

  /** A handle for those who use the engine; closing it does not stop the engine. */
  public StreamConnection connection() {
    return connection;
  }

  /** Ends all sessions with an RTCP BYE and frees ports, threads and files. Idempotent. */
  @Override
  public void close() {
    teardown.close();
    EngineLog.LOG.stopped();
  }
}
