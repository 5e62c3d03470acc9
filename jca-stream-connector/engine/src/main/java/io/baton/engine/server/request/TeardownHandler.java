package io.baton.engine.server.request;

import io.baton.connector.StreamEvent.CloseReason;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RequestHandler;
import io.baton.engine.server.decision.PresentationUri;
import io.baton.engine.session.StreamSession;

/** TEARDOWN, RFC 2326 section 10.7. */
final class TeardownHandler implements RequestHandler {
  private final SessionLookup lookup;

  TeardownHandler(SessionLookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void handle(Exchange exchange) throws RequestFailedException {
    PresentationUri uri = PresentationUri.parse(exchange.request().uri());
    lookup.onSession(exchange, (same, session) -> tearDown(same, session, uri));
  }

  private static void tearDown(Exchange exchange, StreamSession session, PresentationUri uri)
      throws RequestFailedException {
    Aggregate.require(session, uri);
    session.close(CloseReason.TEARDOWN);
    exchange.respond(exchange.response(RtspStatus.OK));
  }
}
