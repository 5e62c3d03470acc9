package io.baton.engine;

import io.baton.connector.LoginPolicy;
import io.baton.connector.ReservationRefusal;
import io.baton.connector.RtspEndpoint;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionSupply;
import io.baton.connector.StreamConnection;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.connector.StreamPolicy;
import io.baton.connector.figures.EngineStatistics;
import io.baton.connector.figures.ForwardStatistics;
import io.baton.connector.figures.LimitStatistics;
import io.baton.connector.figures.LoadReport;
import io.baton.connector.media.MediaStore;
import io.baton.connector.ofp.Ofp;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.delivery.StreamLoops;
import io.baton.engine.delivery.load.LoadMeter;
import io.baton.engine.delivery.load.LoadSample;
import io.baton.engine.forward.ForwardContext;
import io.baton.engine.forward.Forwarding;
import io.baton.engine.login.LoginGuard;
import io.baton.engine.media.Content;
import io.baton.engine.media.piece.MissingPieceException;
import io.baton.engine.media.store.FileMediaStore;
import io.baton.engine.ofp.OfpEndpoint;
import io.baton.engine.piece.server.PieceServer;
import io.baton.engine.server.RtspServer;
import io.baton.engine.server.connection.ServerCounters;
import io.baton.engine.session.SessionContext;
import io.baton.engine.session.StreamSession;
import io.baton.engine.stream.EpochClock;
import io.baton.engine.stream.InvalidRangeException;
import io.baton.engine.stream.PlayCommand;
import io.baton.engine.supply.Supplies;
import io.baton.model.delivery.Reservation;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The engine as the service above it sees it. */
final class EngineConnection implements StreamConnection {
  private final EngineConfiguration configuration;
  private final FileMediaStore store;
  private final StreamLoops loops;
  private final RtspServer server;
  private final PieceServer pieces;
  private final Supplies supplies;
  private final SessionContext context;
  private final ForwardContext forwarding;
  private final LoadMeter load;
  private final ServerCounters counters;
  private final LoginGuard logins;
  private final OfpEndpoint ofp;
  private final Instant started;

  EngineConnection(
      EngineConfiguration configuration,
      FileMediaStore store,
      StreamLoops loops,
      RtspServer server,
      PieceServer pieces,
      Supplies supplies,
      SessionContext context,
      ForwardContext forwarding,
      LoadMeter load,
      ServerCounters counters,
      LoginGuard logins,
      OfpEndpoint ofp) {
    this.configuration = configuration;
    this.store = store;
    this.loops = loops;
    this.server = server;
    this.pieces = pieces;
    this.supplies = supplies;
    this.context = context;
    this.forwarding = forwarding;
    this.load = load;
    this.counters = counters;
    this.logins = logins;
    this.ofp = ofp;
    this.started = context.clock().instant();
  }

  @Override
  public Optional<MediaDescription> prepare(ContentId content) {
    try {
      return store.open(content).map(Content::description);
    } catch (IOException e) {
      throw new UncheckedIOException("content " + content + " cannot be read", e);
    }
  }

  @Override
  public StreamPolicy policy() {
    return new StreamPolicy(configuration.anonymous(), configuration.assignmentTimeout());
  }

  @Override
  public boolean play(String sessionId) {
    return onLoopOf(sessionId, EngineConnection::resume);
  }

  private static boolean resume(StreamSession session) {
    if (session.isClosed()) {
      return false;
    }
    try {
      return session.play(PlayCommand.RESUME, () -> {}).isEmpty();
    } catch (InvalidRangeException e) {
      return false;
    } catch (MissingPieceException missing) {
      // It plays when the piece has come.
      session.request().supply().fetch(missing, () -> resume(session), () -> {});
      return true;
    }
  }

  @Override
  public boolean pause(String sessionId) {
    return onLoopOf(
        sessionId,
        session -> {
          session.pause();
          return true;
        });
  }

  @Override
  public boolean release(String sessionId, CloseReason reason) {
    // A reservation becomes a session, never the other way round: so it is looked for first.
    return context.promises().release(sessionId)
        || context.reservations().release(sessionId)
        || onLoopOf(sessionId, session -> release(session, reason))
        || releaseForwarded(sessionId);
  }

  private static boolean release(StreamSession session, CloseReason reason) {
    session.close(reason);
    return true;
  }

  private boolean releaseForwarded(String sessionId) {
    Optional<Forwarding> forwarded = forwarding.table().find(sessionId);
    forwarded.ifPresent(
        session -> session.loop().executor().submit(session::close).awaitUninterruptibly());
    return forwarded.isPresent();
  }

  @Override
  public Optional<ReservationRefusal> reserve(Reservation reservation) {
    return switch (reservation.use()) {
      case DELIVERY -> context.reservations().reserve(reservation);
      case SUPPLY -> context.promises().promise(reservation);
    };
  }

  @Override
  public Set<String> promises() {
    return context.promises().all();
  }

  @Override
  public boolean supply(String sessionId, SessionSupply supply) {
    return onLoopOf(sessionId, session -> session.supply(supply));
  }

  @Override
  public int piecesPort() {
    return pieces.port();
  }

  @Override
  public LoginPolicy logins() {
    return logins;
  }

  @Override
  public Ofp ofp() {
    return ofp;
  }

  private boolean onLoopOf(String sessionId, Predicate<StreamSession> action) {
    return context
        .table()
        .find(sessionId)
        .map(
            session ->
                session
                    .loop()
                    .executor()
                    .submit(() -> !session.isClosed() && action.test(session))
                    .awaitUninterruptibly()
                    .getNow())
        .orElse(false);
  }

  @Override
  public List<SessionSnapshot> sessions() {
    return context.table().snapshots(context.table().all());
  }

  @Override
  public Optional<SessionSnapshot> session(String sessionId) {
    return context
        .table()
        .find(sessionId)
        .flatMap(session -> context.table().snapshots(List.of(session)).stream().findFirst());
  }

  @Override
  public LoadReport load() {
    LoadSample sample = load.latest();
    return new LoadReport(
        EpochClock.instantOf(sample.atNanos()),
        context.admission().sessions(),
        configuration.maxSessions(),
        sample.playing(),
        sample.bandwidth(),
        context.admission().reserved(),
        configuration.maxBandwidth(),
        sample.cpu(),
        configuration.maxCpu(),
        sample.latenessP99(),
        store.freeBytes(),
        context.admission().status());
  }

  @Override
  public EngineStatistics statistics() {
    LoadSample sample = load.latest();
    return new EngineStatistics(
        started,
        counters.connections().sum(),
        counters.open().sum(),
        counters.requests().sum(),
        counters.badRequests().sum(),
        counters.authFailures().sum(),
        context.counters().created().sum(),
        context.admission().status().refused().all(),
        context.counters().timedOut().sum(),
        context.counters().dropped().sum(),
        sample.packets(),
        sample.octets(),
        sample.trains(),
        sample.sendErrors(),
        sample.heldRounds(),
        sample.heldRequests(),
        context.counters().reportedLost().sum(),
        store.boundedImports(),
        sample.latenessP50(),
        sample.latenessP99(),
        sample.latenessMax(),
        loops.transport().mode().name().toLowerCase(Locale.ROOT),
        limits(),
        forwarded(),
        pieces.statistics(),
        supplies.statistics());
  }

  private LimitStatistics limits() {
    return new LimitStatistics(
        counters.refusedConnections().sum(),
        counters.displacedConnections().sum(),
        context.shares().refused(),
        logins.statistics(),
        ofp.refusedKeys());
  }

  private ForwardStatistics forwarded() {
    return new ForwardStatistics(
        forwarding.table().size(),
        forwarding.counters().started().sum(),
        forwarding.counters().lost().sum(),
        forwarding.counters().redecided().sum());
  }

  @Override
  public MediaStore media() {
    return store;
  }

  @Override
  public RtspEndpoint endpoint() {
    return new RtspEndpoint(
        configuration.rtspHost(), server.port(), server.tlsPort(), loops.rtpPort());
  }

  @Override
  public void close() {
    // The engine lives on; a handle holds nothing of its own.
  }
}
