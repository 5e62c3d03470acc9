package io.baton.engine.server.request;

import io.baton.connector.SessionSnapshot;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RequestHandler;
import io.baton.engine.session.StreamSession;
import java.util.List;
import java.util.stream.Collectors;

/** GET_PARAMETER, RFC 2326 section 10.8; without a body it only keeps the session alive. */
final class GetParameterHandler implements RequestHandler {
  private static final String PARAMETERS = "text/parameters";

  private final SessionLookup lookup;

  GetParameterHandler(SessionLookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void handle(Exchange exchange) throws RequestFailedException {
    if (exchange.request().sessionId().isPresent()) {
      lookup.onSession(exchange, GetParameterHandler::answer);
    } else {
      refuseUnknown(ParameterNames.in(exchange.request().text()), false);
      exchange.respond(exchange.response(RtspStatus.OK));
    }
  }

  private static void answer(Exchange exchange, StreamSession session)
      throws RequestFailedException {
    List<String> names = ParameterNames.in(exchange.request().text());
    refuseUnknown(names, true);
    RtspResponse response =
        exchange.response(RtspStatus.OK).with(RtspHeaderNames.SESSION, session.id());
    exchange.respond(
        names.isEmpty() ? response : response.withBody(PARAMETERS, values(names, session)));
  }

  private static String values(List<String> names, StreamSession session) {
    SessionSnapshot snapshot = session.snapshot();
    return names.stream()
        .map(name -> name + ": " + ParameterNames.value(name, snapshot) + "\r\n")
        .collect(Collectors.joining());
  }

  private static void refuseUnknown(List<String> names, boolean withSession)
      throws RequestFailedException {
    List<String> unknown =
        names.stream().filter(name -> !withSession || !ParameterNames.isKnown(name)).toList();
    if (!unknown.isEmpty()) {
      throw new RequestFailedException(
          RtspStatus.PARAMETER_NOT_UNDERSTOOD, String.join(", ", unknown));
    }
  }
}
