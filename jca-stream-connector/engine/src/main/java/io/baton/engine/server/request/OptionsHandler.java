package io.baton.engine.server.request;

import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspMethod;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.rtsp.header.PublicHeader;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RequestHandler;
import java.util.Set;

/** OPTIONS, RFC 2326 section 10.1; with a session it also keeps that alive. */
final class OptionsHandler implements RequestHandler {
  private final SessionLookup lookup;
  private final Set<RtspMethod> methods;

  OptionsHandler(SessionLookup lookup, Set<RtspMethod> methods) {
    this.lookup = lookup;
    this.methods = methods;
  }

  static String allowed(Set<RtspMethod> methods) {
    return new PublicHeader(methods).toString();
  }

  @Override
  public void handle(Exchange exchange) throws RequestFailedException {
    if (exchange.request().sessionId().isPresent()) {
      lookup.onSession(exchange, (same, session) -> answer(same));
    } else {
      answer(exchange);
    }
  }

  private void answer(Exchange exchange) {
    exchange.respond(
        exchange.response(RtspStatus.OK).with(RtspHeaderNames.PUBLIC, allowed(methods)));
  }
}
