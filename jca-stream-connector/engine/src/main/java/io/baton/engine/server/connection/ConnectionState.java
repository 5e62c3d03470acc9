package io.baton.engine.server.connection;

import io.baton.connector.StreamDecision.Serve;
import io.baton.engine.forward.Forwarding;
import io.baton.engine.session.StreamSession;
import io.baton.model.media.ContentId;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a connection remembers from one request to the next. Confined to its event loop. */
public final class ConnectionState {
  private String user;
  private String decidedPath;
  private Serve decision;
  private Supplied supplied;
  private Forwarding forwarding;
  private String describedPath;
  private ContentId described;
  private ActingFor actingFor;
  private final Consumer<Serve> abandon;
  private final ConnectionLimiter.Place place;
  private final List<StreamSession> sessions = new ArrayList<>();
  private final List<Forwarding> forwardings = new ArrayList<>();

  /**
   * Remembers nothing yet.
   *
   * @param abandon notified of decisions that are not acted on any more
   * @param place of the connection among all, which depends on who uses it
   */
  ConnectionState(Consumer<Serve> abandon, ConnectionLimiter.Place place) {
    this.abandon = abandon;
    this.place = place;
  }

  /**
   * Whom another node acts for on this connection.
   *
   * @param assignment id of the assignment that it has proved to hold
   * @param client whom the assignment was made for
   * @param user authenticated by that node, empty if anonymous
   */
  public record ActingFor(String assignment, InetAddress client, String user) {}

  /** Whom a node acts for that has brought an assignment. */
  public Optional<ActingFor> actingFor() {
    return Optional.ofNullable(actingFor);
  }

  public void actFor(ActingFor viewer) {
    actingFor = viewer;
    place.isNode();
  }

  /** The user who has proved to be himself on this connection, or for whom a node acts. */
  public Optional<String> user() {
    return actingFor().map(ActingFor::user).or(() -> Optional.ofNullable(user));
  }

  public void authenticated(String name) {
    user = name;
    place.isKnown();
  }

  /** What was decided on a path by an earlier request. */
  public Optional<Serve> decided(String path) {
    return path.equals(decidedPath) ? Optional.ofNullable(decision) : Optional.empty();
  }

  public void remember(String path, Serve serve) {
    if (serve.equals(decision)) {
      decision = null; // What is decided again is not abandoned.
    }
    forgetDecision();
    decidedPath = path;
    decision = serve;
  }

  /** What was opened for a path by an earlier request, and no session was set up with yet. */
  public Optional<Supplied> supplied(String path) {
    return path.equals(decidedPath)
        ? Optional.ofNullable(supplied).filter(Supplied::isFree)
        : Optional.empty();
  }

  public void remember(String path, Supplied opened) {
    forgetDecision();
    decidedPath = path;
    supplied = opened;
  }

  /** What was described to the client under a path: it can go on with nothing else. */
  public Optional<ContentId> described(String path) {
    return path.equals(describedPath) ? Optional.of(described) : Optional.empty();
  }

  public void describe(String path, ContentId content) {
    describedPath = path;
    described = content;
  }

  /** The provider that requests for a path go to, as decided by an earlier one. */
  public Optional<Forwarding> forwarding(String path) {
    return path.equals(decidedPath)
        ? Optional.ofNullable(forwarding).filter(Forwarding::isOpen)
        : Optional.empty();
  }

  public void remember(String path, Forwarding provider) {
    forgetDecision();
    decidedPath = path;
    forwarding = provider;
    place.isKnown();
  }

  /** Forgets what was decided; what no session was set up with is let go. */
  public void forgetDecision() {
    if (forwarding != null && !forwarding.isEstablished()) {
      forwarding.close();
    } else if (forwarding != null) {
      forgetEnded();
      forwardings.add(forwarding);
    }
    if (decision != null) {
      abandon.accept(decision);
    }
    if (supplied != null) {
      supplied.abandon();
    }
    decidedPath = null;
    decision = null;
    supplied = null;
    forwarding = null;
  }

  /**
   * Whether a session that was set up over this connection lives; then it may be quiet for long.
   */
  boolean hasSession() {
    forgetEnded();
    boolean forwards = forwarding != null && forwarding.isEstablished();
    return !sessions.isEmpty() || !forwardings.isEmpty() || (forwards && forwarding.isOpen());
  }

  public void sessionCreated(StreamSession created) {
    place.isKnown();
    forgetEnded();
    sessions.add(created);
  }

  private void forgetEnded() {
    sessions.removeIf(StreamSession::isClosed);
    forwardings.removeIf(ended -> !ended.isOpen());
  }
}
