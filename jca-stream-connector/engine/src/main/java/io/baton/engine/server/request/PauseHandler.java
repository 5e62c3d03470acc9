package io.baton.engine.server.request;

import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.rtsp.header.RangeHeader;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RequestHandler;
import io.baton.engine.server.decision.PresentationUri;
import io.baton.engine.session.StreamSession;
import io.baton.model.delivery.SessionState;
import java.util.Optional;
import java.util.OptionalLong;

/** PAUSE, RFC 2326 section 10.6. */
final class PauseHandler implements RequestHandler {
  /** Clients get times in less detail than are kept. */
  private static final long TOLD_TO_NANOS = 1_000_000;

  private final SessionLookup lookup;

  PauseHandler(SessionLookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void handle(Exchange exchange) throws RequestFailedException {
    PresentationUri uri = PresentationUri.parse(exchange.request().uri());
    Optional<RangeHeader> range = exchange.header(RtspHeaderNames.RANGE, RangeHeader::parse);
    lookup.onSession(exchange, (same, session) -> pause(same, session, uri, range));
  }

  private static void pause(
      Exchange exchange, StreamSession session, PresentationUri uri, Optional<RangeHeader> range)
      throws RequestFailedException {
    Aggregate.require(session, uri);
    if (range.isPresent() && !isOfPresentPlay(range.get(), session)) {
      throw new RequestFailedException(
          RtspStatus.INVALID_RANGE, "what plays now is " + presentPlay(session));
    }
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

  /**
   * Whether the stream could be paused there, from where it last began to where it will end. A
   * range's first time is the one that counts: PAUSE has but one.
   */
  private static boolean isOfPresentPlay(RangeHeader range, StreamSession session) {
    OptionalLong point = range.start().isPresent() || range.now() ? range.start() : range.end();
    return point.isEmpty()
        || (point.getAsLong() >= session.startNanos() - TOLD_TO_NANOS
            && point.getAsLong() <= session.endNanos() + TOLD_TO_NANOS);
  }

  private static RangeHeader presentPlay(StreamSession session) {
    return RangeHeader.between(session.startNanos(), session.endNanos());
  }
}
