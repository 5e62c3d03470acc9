package io.baton.engine.server;

import io.baton.connector.ContentId;
import io.baton.connector.DeliveryTransport;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Redirect;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.StreamDecision.Serve;
import io.baton.connector.StreamRequest;
import io.baton.engine.media.Content;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspStatus;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Has it decided who serves a request (R1, R40): asks the service without waiting for it, and goes
 * on when it answers. What was decided for DESCRIBE holds for the SETUPs that follow it.
 */
final class DecisionGate {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final EngineServices services;

  DecisionGate(EngineServices services) {
    this.services = services;
  }

  /** Something that is to be served by this node. */
  record Admitted(Serve decision, Content content) {}

  /** What to do with what is to be served here. */
  @FunctionalInterface
  interface Served {
    void apply(Exchange exchange, Admitted admitted) throws RequestFailedException;
  }

  /** Goes on with a presentation that this node serves; otherwise answers itself. */
  void onServed(Exchange exchange, PresentationUri uri, Served next) throws RequestFailedException {
    Optional<Serve> decided = exchange.connection().state().decided(uri.path());
    if (decided.isPresent()) {
      serve(exchange, decided.get(), next);
    } else {
      Consumer<Exchange> undecided = same -> same.fail(overloaded());
      PendingAnswer.await(
          exchange,
          () -> services.decisions().decide(request(exchange, uri)),
          services.configuration().decisionTimeout(),
          undecided,
          (same, decision) -> apply(same, uri, decision, next));
    }
  }

  private static StreamRequest request(Exchange exchange, PresentationUri uri) {
    RtspConnection connection = exchange.connection();
    return new StreamRequest(
        exchange.request().method(),
        uri.path(),
        uri.query(),
        connection.clientAddress().getHostAddress(),
        connection.state().user().orElse(""),
        exchange.header(RtspHeaderNames.USER_AGENT).orElse(""),
        DeliveryTransport.UDP,
        Set.of(),
        exchange.connection().isSecure());
  }

  private void apply(Exchange exchange, PresentationUri uri, StreamDecision decision, Served next)
      throws RequestFailedException {
    if (decision instanceof Serve serve) {
      exchange.connection().state().remember(uri.path(), serve);
      serve(exchange, serve, next);
    } else if (decision instanceof Redirect redirect) {
      exchange.respond(
          exchange
              .response(RtspStatus.MOVED_TEMPORARILY)
              .with(RtspHeaderNames.LOCATION, redirect.location().toString()));
    } else if (decision instanceof Refuse refuse) {
      refuse(exchange, refuse);
    }
  }

  private void serve(Exchange exchange, Serve decision, Served next) throws RequestFailedException {
    next.apply(exchange, new Admitted(decision, open(decision.content())));
  }

  /** Quick: whoever decided has had the content prepared (R5). */
  private Content open(ContentId id) throws RequestFailedException {
    try {
      return services
          .library()
          .open(id)
          .orElseThrow(
              () -> new RequestFailedException(RtspStatus.NOT_FOUND, "the content is gone"));
    } catch (IOException e) {
      throw new RequestFailedException(
          RtspStatus.INTERNAL_SERVER_ERROR, "the content cannot be read");
    }
  }

  private static void refuse(Exchange exchange, Refuse refuse) {
    RequestFailedException failure =
        new RequestFailedException(RtspStatus.of(refuse.status()), refuse.reason());
    refuse
        .retryAfterSeconds()
        .ifPresent(s -> failure.with(RtspHeaderNames.RETRY_AFTER, Integer.toString(s)));
    exchange.fail(failure);
  }

  /** The answer to a request for which nobody has time. */
  static RequestFailedException overloaded() {
    return new RequestFailedException(RtspStatus.SERVICE_UNAVAILABLE, "the service is busy")
        .with(RtspHeaderNames.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
  }
}
