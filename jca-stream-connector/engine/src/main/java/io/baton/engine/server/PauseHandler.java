package io.baton.engine.server;

import io.baton.connector.SessionState;
import io.baton.engine.rtsp.RangeHeader;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.session.StreamSession;

/** PAUSE, RFC 2326 section 10.6. */
final class PauseHandler implements RequestHandler {
  private final SessionLookup lookup;

  PauseHandler(SessionLookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void handle(Exchange exchange) throws RequestFailedException {
    PresentationUri uri = PresentationUri.parse(exchange.request().uri());
    lookup.onSession(exchange, (same, session) -> pause(same, session, uri));
  }

  private static void pause(Exchange exchange, StreamSession session, PresentationUri uri)
      throws RequestFailedException {
    Aggregate.require(session, uri);
    if (session.tracks().isEmpty()) {
      throw new RequestFailedException(
          RtspStatus.METHOD_NOT_VALID_IN_THIS_STATE, "nothing was set up");
    }
    if (session.state() == SessionState.PLAYING) {
      session.pause();
    }
    exchange.respond(
        exchange
            .response(RtspStatus.OK)
            .with(RtspHeaderNames.SESSION, session.id())
            .with(
                RtspHeaderNames.RANGE,
                RangeHeader.between(session.positionNanos(), session.endNanos()).toString()));
  }
}
