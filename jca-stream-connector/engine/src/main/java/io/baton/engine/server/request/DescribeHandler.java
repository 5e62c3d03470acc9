package io.baton.engine.server.request;

import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.rtsp.header.AcceptHeader;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RequestHandler;
import io.baton.engine.server.decision.Admitted;
import io.baton.engine.server.decision.DecisionGate;
import io.baton.engine.server.decision.DecisionGate.Forwarded;
import io.baton.engine.server.decision.DecisionGate.Outcome;
import io.baton.engine.server.decision.PresentationUri;
import java.util.Optional;

/** DESCRIBE, RFC 2326 section 10.2: the presentation in SDP. */
final class DescribeHandler implements RequestHandler {
  private static final String SDP = "application/sdp";

  private final DecisionGate gate;
  private final Forwarder forwarder;

  DescribeHandler(DecisionGate gate, Forwarder forwarder) {
    this.gate = gate;
    this.forwarder = forwarder;
  }

  @Override
  public void handle(Exchange exchange) throws RequestFailedException {
    Optional<AcceptHeader> accept = exchange.header(RtspHeaderNames.ACCEPT, AcceptHeader::parse);
    if (accept.isPresent() && !accept.get().acceptsSdp()) {
      throw new RequestFailedException(RtspStatus.NOT_ACCEPTABLE, "presentations come as " + SDP);
    }
    PresentationUri uri = PresentationUri.parse(exchange.request().uri());
    gate.decide(
        exchange,
        uri,
        new Outcome() {
          @Override
          public void served(Exchange same, Admitted admitted) {
            describe(same, uri, admitted);
          }

          @Override
          public void forwarded(Exchange same, Forwarded forwarded) {
            forwarder.describe(same, forwarded);
          }
        });
  }

  private static void describe(Exchange exchange, PresentationUri uri, Admitted admitted) {
    String sdp =
        PresentationDescription.of(
            admitted.path(), admitted.content(), exchange.connection().localAddress());
    exchange.respond(
        exchange
            .response(RtspStatus.OK)
            .with(RtspHeaderNames.CONTENT_BASE, uri.contentBase())
            .withBody(SDP, sdp));
  }
}
