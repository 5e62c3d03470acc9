package io.baton.engine.server.request;

import io.baton.engine.media.piece.MissingPieceException;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.rtsp.header.SessionHeader;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RtspConnection;
import io.baton.engine.session.SessionTable;
import io.baton.engine.session.StreamSession;
import java.net.InetAddress;
import java.util.Optional;

/** Finds the session that a request is about. */
final class SessionLookup {
  private final SessionTable sessions;

  SessionLookup(SessionTable sessions) {
    this.sessions = sessions;
  }

  /** What is done to a session, on the event loop that owns it. */
  @FunctionalInterface
  interface SessionAction {
    void apply(Exchange exchange, StreamSession session) throws RequestFailedException;
  }

  /**
   * Acts on the request's session, which counts as a sign of life.
   *
   * @throws RequestFailedException 454 if there is no such session, or it is another client's
   */
  void onSession(Exchange exchange, SessionAction action) throws RequestFailedException {
    StreamSession session = find(exchange);
    exchange.onLoopOf(
        session,
        same -> {
          session.touch();
          act(same, session, action);
        });
  }

  /** What needs a piece of the content that is not here is tried again when it has come. */
  private static void act(Exchange exchange, StreamSession session, SessionAction action)
      throws RequestFailedException {
    if (session.isClosed()) {
      throw notFound();
    }
    try {
      action.apply(exchange, session);
    } catch (MissingPieceException missing) {
      session
          .request()
          .supply()
          .fetch(
              missing,
              () -> exchange.run(same -> act(same, session, action)),
              () -> exchange.fail(unsupplied()));
    }
  }

  private static RequestFailedException unsupplied() {
    return new RequestFailedException(
        RtspStatus.SERVICE_UNAVAILABLE, "no node supplies the content now");
  }

  private StreamSession find(Exchange exchange) throws RequestFailedException {
    Optional<SessionHeader> header = exchange.header(RtspHeaderNames.SESSION, SessionHeader::parse);
    return header
        .flatMap(value -> sessions.find(value.id()))
        .filter(session -> belongsTo(session, exchange.connection()))
        .orElseThrow(SessionLookup::notFound);
  }

  /** The answer to a request about a session that there is not. */
  static RequestFailedException notFound() {
    return new RequestFailedException(RtspStatus.SESSION_NOT_FOUND, "no such session");
  }

  /**
   * The id of a session travels in the clear: an eavesdropper can do nothing with it from another
   * address, or as another user.
   */
  private static boolean belongsTo(StreamSession session, RtspConnection connection) {
    InetAddress client = session.request().client();
    String user = connection.state().user().orElse("");
    return client.equals(connection.clientAddress()) && user.equals(session.request().user());
  }
}
