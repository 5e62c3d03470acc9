package io.baton.engine.server.decision;

import io.baton.connector.StreamDecision.Serve;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.admission.HeldCapacity;
import io.baton.engine.admission.Reservations;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.server.connection.ConnectionState;
import io.baton.engine.server.connection.ConnectionState.ActingFor;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RtspConnection;
import io.baton.engine.server.connection.ServerCounters;
import io.baton.engine.session.SessionTable;
import io.baton.engine.session.StreamSession;
import io.baton.model.media.MediaPath;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * Requests that come with an assignment: it was decided already who serves them, and this node has
 * held capacity for them (R5). Another node of the cluster brings the id in a header of its own and
 * acts for the client; a client that was redirected here has it in the URI and must be the one it
 * was made for.
 */
public final class Assignments {
  private static final String PARAMETER = "assignment";

  private final Reservations reservations;
  private final SessionTable sessions;
  private final ServerCounters counters;
  private final Predicate<InetAddress> members;
  private final StrangerLog strangers = new StrangerLog();

  /** An eavesdropper that knows the id of a session in use shall not take it over. */
  private final ConcurrentMap<String, RtspConnection> bearers = new ConcurrentHashMap<>();

  public Assignments(EngineServices services) {
    this.reservations = services.reservations();
    this.sessions = services.sessions();
    this.counters = services.counters();
    this.members = services.members();
  }

  /**
   * Whether the request is one of a node that acts for a client; the connection then does.
   *
   * @throws RequestFailedException 412 if the assignment is unknown, has expired, is another
   *     connection's, or is brought by somebody who is no node of the cluster
   */
  public boolean accept(Exchange exchange) throws RequestFailedException {
    Optional<String> id = exchange.header(RtspHeaderNames.BATON_ASSIGNMENT);
    ConnectionState state = exchange.connection().state();
    Optional<String> bound = state.actingFor().map(ActingFor::assignment);
    if (id.isEmpty() && bound.isEmpty()) {
      return false;
    }
    if (bound.isPresent() && bound.equals(id) && exchange.request().sessionId().isPresent()) {
      return true; // Whether the session is still there is not for the assignment to tell.
    }
    if (bound.isEmpty() && !isMember(exchange.connection().peerAddress())) {
      throw refuse();
    }
    ActingFor viewer = id.flatMap(this::find).orElseThrow(this::refuse);
    if (bound.isPresent() ? !bound.equals(id) : !bind(viewer.assignment(), exchange.connection())) {
      throw refuse();
    }
    state.actFor(viewer);
    return true;
  }

  private boolean isMember(InetAddress peer) {
    boolean member = members.test(peer);
    if (!member) {
      strangers.turnedAway(peer);
    }
    return member;
  }

  private boolean bind(String id, RtspConnection connection) {
    RtspConnection bearer = bearers.putIfAbsent(id, connection);
    if (bearer != null) {
      return false;
    }
    connection.channel().closeFuture().addListener(closed -> unbind(id, connection));
    return true;
  }

  /** A client that left before anything was played will not come again with the same id. */
  private void unbind(String id, RtspConnection connection) {
    bearers.remove(id, connection);
    abandon(id);
    sessions
        .find(id)
        .ifPresent(session -> session.loop().executor().execute(() -> endUnplayed(session)));
  }

  private static void endUnplayed(StreamSession session) {
    if (!session.hasPlayed()) {
      session.close(CloseReason.DISCONNECTED);
    }
  }

  /** A session that its client set up itself is its client's alone, though others hear its id. */
  private Optional<ActingFor> find(String id) {
    return reservations
        .find(id)
        .map(held -> new ActingFor(id, held.client(), held.reservation().user()))
        .or(() -> anchored(id).map(Assignments::ofSession));
  }

  private Optional<StreamSession> anchored(String id) {
    return sessions.find(id).filter(session -> session.request().anchored());
  }

  private static ActingFor ofSession(StreamSession session) {
    return new ActingFor(session.id(), session.request().client(), session.request().user());
  }

  private RequestFailedException refuse() {
    counters.authFailures().increment();
    return gone();
  }

  /** The answer to a request whose assignment does not hold: a new decision is to be asked for. */
  public static RequestFailedException gone() {
    return new RequestFailedException(
        RtspStatus.PRECONDITION_FAILED, "the assignment is unknown or has expired");
  }

  /** What was decided for a request that comes with an assignment. */
  Optional<Serve> decided(Exchange exchange, PresentationUri uri) {
    Optional<ActingFor> acting = exchange.connection().state().actingFor();
    if (acting.isPresent()) {
      String id = acting.get().assignment();
      return held(id)
          .map(Assignments::serve)
          .or(() -> sessions.find(id).map(session -> serve(id, session)));
    }
    return Optional.ofNullable(uri.query().get(PARAMETER))
        .flatMap(this::held)
        .filter(held -> isFor(held, exchange, uri))
        .map(Assignments::serve);
  }

  private static boolean isFor(HeldCapacity held, Exchange exchange, PresentationUri uri) {
    RtspConnection connection = exchange.connection();
    return held.isFor(connection.clientAddress(), connection.state().user().orElse(""))
        && isNamed(held.reservation().path(), uri.path());
  }

  private static boolean isNamed(MediaPath path, String requested) {
    try {
      return MediaPath.parse(requested).equals(path);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Serve serve(HeldCapacity held) {
    return new Serve(
        held.reservation().path(),
        held.content().id(),
        Optional.of(held.reservation().assignment()));
  }

  private static Serve serve(String id, StreamSession session) {
    return new Serve(session.request().path(), session.content().id(), Optional.of(id));
  }

  /** Gives back what is held for an assignment, if something is: no client will come for it. */
  public void abandon(String id) {
    reservations.abandon(id);
  }

  /** What is held for an assignment. */
  Optional<HeldCapacity> held(String id) {
    return reservations.find(id);
  }

  /** Whether a decision can still be acted on. */
  boolean holds(Serve decision) {
    return decision.assignment().isEmpty() || held(decision.assignment().get()).isPresent();
  }
}
