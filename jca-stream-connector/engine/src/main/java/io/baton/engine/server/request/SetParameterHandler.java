package io.baton.engine.server.request;

import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RequestHandler;
import java.util.List;

/**
 * SET_PARAMETER, RFC 2326 section 10.9: nothing can be set, but clients keep sessions alive by it.
 */
final class SetParameterHandler implements RequestHandler {
  private final SessionLookup lookup;

  SetParameterHandler(SessionLookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void handle(Exchange exchange) throws RequestFailedException {
    if (exchange.request().sessionId().isPresent()) {
      lookup.onSession(exchange, (same, session) -> answer(same));
    } else {
      answer(exchange);
    }
  }

  private static void answer(Exchange exchange) throws RequestFailedException {
    List<String> names = ParameterNames.in(exchange.request().text());
    boolean known = names.stream().allMatch(ParameterNames::isKnown);
    if (!names.isEmpty()) {
      throw new RequestFailedException(
          known ? RtspStatus.PARAMETER_IS_READ_ONLY : RtspStatus.PARAMETER_NOT_UNDERSTOOD,
          String.join(", ", names));
    }
    RtspResponse response = exchange.response(RtspStatus.OK);
    exchange.respond(response);
  }
}
