package io.baton.engine.server.decision;

import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Forward;
import io.baton.connector.StreamDecision.Redirect;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.StreamDecision.Relay;
import io.baton.connector.StreamDecision.Serve;
import io.baton.connector.StreamRequest;
import io.baton.connector.Supplier;
import io.baton.engine.forward.Forwarding;
import io.baton.engine.forward.Viewer;
import io.baton.engine.media.Content;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.server.connection.ConnectionState;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.PendingAnswer;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RequestHandler;
import io.baton.engine.server.connection.RtspConnection;
import io.baton.engine.server.connection.Supplied;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Has it decided who serves a request (R1, R40): asks the service without waiting for it, and goes
 * on when it answers. What was decided for DESCRIBE holds for the SETUPs that follow it.
 */
public final class DecisionGate {
  private static final int RETRY_AFTER_SECONDS = 1;

  /** So many providers do not answer at most until the request is refused. */
  private static final int MAX_UNREACHABLE = 2;

  private static final String RTSPS = "rtsps";
  private static final String DESCRIBE = "DESCRIBE";

  private final EngineServices services;
  private final Assignments assignments;
  private final SupplyOpening supply;
  private volatile boolean closed;

  public DecisionGate(EngineServices services, Assignments assignments) {
    this.services = services;
    this.assignments = assignments;
    this.supply = new SupplyOpening(services.supplies(), services.unclaimed());
  }

  /** From now on nothing gets through: 503. */
  public void close() {
    closed = true;
  }

  private void requireOpen() throws RequestFailedException {
    if (closed) {
      throw overloaded();
    }
  }

  /**
   * A provider to pass a request on to.
   *
   * @param provider connected or about to be
   * @param again asks for another decision, for when this provider fails
   */
  public record Forwarded(Forwarding provider, RequestHandler again) {}

  /** What a method does with what was decided. */
  public interface Outcome {
    /** How the media is to travel, as far as the request tells. */
    default DeliveryTransport transport() {
      return DeliveryTransport.UDP;
    }

    /** This node serves it. */
    void served(Exchange exchange, Admitted admitted) throws RequestFailedException;

    /** Another node sends it to the client, and this one passes its requests on. */
    void forwarded(Exchange exchange, Forwarded forwarded) throws RequestFailedException;
  }

  /**
   * Goes on with a presentation as decided; answers itself what is neither served nor forwarded.
   */
  public void decide(Exchange exchange, PresentationUri uri, Outcome outcome)
      throws RequestFailedException {
    requireOpen();
    ConnectionState state = exchange.connection().state();
    Optional<Serve> assigned = assignments.decided(exchange, uri);
    assigned.ifPresent(serve -> state.remember(uri.path(), serve));
    Optional<Serve> decided =
        assigned.or(() -> state.decided(uri.path()).filter(assignments::holds));
    Optional<Supplied> supplied = state.supplied(uri.path());
    Optional<Forwarding> provider =
        state.forwarding(uri.path()).filter(known -> canServe(known, outcome));
    if (decided.isPresent()) {
      serve(exchange, uri, decided.get(), outcome);
    } else if (supplied.isPresent()) {
      serve(exchange, uri, supplied.get(), outcome);
    } else if (provider.isPresent()) {
      forward(exchange, uri, provider.get(), Set.of(), outcome);
    } else {
      ask(exchange, uri, Set.of(), outcome);
    }
  }

  /** Media does not come from a provider itself over the client's own connection. */
  private static boolean canServe(Forwarding provider, Outcome outcome) {
    return !provider.isEstablished() && outcome.transport() == DeliveryTransport.UDP;
  }

  private void ask(
      Exchange exchange, PresentationUri uri, Set<String> unreachable, Outcome outcome) {
    Consumer<Exchange> undecided = same -> same.fail(overloaded());
    PendingAnswer.await(
        exchange,
        () -> services.decisions().decide(request(exchange, uri, unreachable, outcome)),
        services.configuration().decisionTimeout(),
        undecided,
        (same, decision) -> apply(same, uri, unreachable, decision, outcome),
        decision -> abandon(exchange, uri, decision));
  }

  /** What was decided for a client that has gone, or was answered already, is given back. */
  private void abandon(Exchange exchange, PresentationUri uri, StreamDecision decision) {
    if (decision instanceof Serve serve) {
      serve.assignment().ifPresent(assignments::abandon);
    } else if (decision instanceof Relay relay) {
      supply.giveBack(relay);
    } else if (decision instanceof Forward forward) {
      open(exchange, uri, forward).giveBack(services.configuration().decisionTimeout());
    }
  }

  private static StreamRequest request(
      Exchange exchange, PresentationUri uri, Set<String> unreachable, Outcome outcome) {
    RtspConnection connection = exchange.connection();
    return new StreamRequest(
        exchange.request().method(),
        uri.path(),
        uri.query(),
        connection.clientAddress().getHostAddress(),
        connection.state().user().orElse(""),
        exchange.header(RtspHeaderNames.USER_AGENT).orElse(""),
        outcome.transport(),
        unreachable,
        connection.isSecure(),
        isDescribe(exchange) ? Optional.empty() : connection.state().described(uri.path()));
  }

  private void apply(
      Exchange exchange,
      PresentationUri uri,
      Set<String> unreachable,
      StreamDecision decision,
      Outcome outcome)
      throws RequestFailedException {
    requireOpen();
    if (decision instanceof Serve serve) {
      exchange.connection().state().remember(uri.path(), serve);
      serve(exchange, uri, serve, outcome);
    } else if (decision instanceof Relay relay) {
      supply(exchange, uri, unreachable, relay, outcome);
    } else if (decision instanceof Forward forward) {
      Forwarding provider = open(exchange, uri, forward);
      exchange.connection().state().remember(uri.path(), provider);
      forward(exchange, uri, provider, unreachable, outcome);
    } else if (decision instanceof Redirect redirect) {
      redirect(exchange, redirect.location());
    } else if (decision instanceof Refuse refuse) {
      refuse(exchange, refuse);
    }
  }

  /** Opens what other nodes supply; if none of them sends it, others are asked for. */
  private void supply(
      Exchange exchange,
      PresentationUri uri,
      Set<String> unreachable,
      Relay relay,
      Outcome outcome) {
    RequestHandler again = same -> askAgain(same, uri, names(relay), unreachable, outcome);
    PendingAnswer.await(
        exchange,
        () -> supply.open(relay, exchange.connection().loop()),
        services.configuration().decisionTimeout(),
        same -> same.run(again),
        (same, supplied) -> {
          same.connection().state().remember(uri.path(), supplied);
          requireOpen();
          serve(same, uri, supplied, outcome);
        },
        Supplied::abandon);
  }

  private static Set<String> names(Relay relay) {
    return relay.suppliers().stream().map(Supplier::node).collect(Collectors.toSet());
  }

  private Forwarding open(Exchange exchange, PresentationUri uri, Forward forward) {
    RtspConnection connection = exchange.connection();
    Viewer viewer =
        new Viewer(
            connection.clientAddress(),
            connection.state().user().orElse(""),
            exchange.header(RtspHeaderNames.USER_AGENT).orElse(""),
            uri.base());
    return new Forwarding(services.forwarding(), connection.loop(), forward, viewer);
  }

  private void forward(
      Exchange exchange,
      PresentationUri uri,
      Forwarding provider,
      Set<String> unreachable,
      Outcome outcome)
      throws RequestFailedException {
    noteDescribed(exchange, uri, provider.decision().content());
    Set<String> failed = Set.of(provider.decision().provider());
    RequestHandler again = same -> askAgain(same, uri, failed, unreachable, outcome);
    outcome.forwarded(exchange, new Forwarded(provider, again));
  }

  /** A session never mixes contents: what SETUP gets is what DESCRIBE told of. */
  private static void noteDescribed(Exchange exchange, PresentationUri uri, ContentId content) {
    if (isDescribe(exchange)) {
      exchange.connection().state().describe(uri.path(), content);
    }
  }

  private static boolean isDescribe(Exchange exchange) {
    return exchange.request().method().equals(DESCRIBE);
  }

  private void askAgain(
      Exchange exchange,
      PresentationUri uri,
      Set<String> failed,
      Set<String> unreachable,
      Outcome outcome)
      throws RequestFailedException {
    exchange.connection().state().forgetDecision();
    if (unreachable.size() >= MAX_UNREACHABLE) {
      throw overloaded();
    }
    services.forwarding().counters().redecided().increment();
    Set<String> more = new HashSet<>(unreachable);
    more.addAll(failed);
    ask(exchange, uri, more, outcome);
  }

  /** A client that came over TLS is not sent to where anybody can read along. */
  private static void redirect(Exchange exchange, URI location) throws RequestFailedException {
    if (exchange.connection().isSecure() && !RTSPS.equalsIgnoreCase(location.getScheme())) {
      throw new RequestFailedException(
          RtspStatus.SERVICE_UNAVAILABLE, "the node that has it cannot be reached over TLS");
    }
    exchange.respond(
        exchange
            .response(RtspStatus.MOVED_TEMPORARILY)
            .with(RtspHeaderNames.LOCATION, location.toString()));
  }

  private void serve(Exchange exchange, PresentationUri uri, Serve decision, Outcome outcome)
      throws RequestFailedException {
    noteDescribed(exchange, uri, decision.content());
    outcome.served(exchange, Admitted.of(decision, open(decision.content())));
  }

  private static void serve(
      Exchange exchange, PresentationUri uri, Supplied supplied, Outcome outcome)
      throws RequestFailedException {
    noteDescribed(exchange, uri, supplied.decision().content());
    outcome.served(exchange, Admitted.of(supplied));
  }

  /** Quick: the decider has had the content prepared (R5). */
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

  /** The answer to a request that would wait too long. */
  static RequestFailedException overloaded() {
    return new RequestFailedException(RtspStatus.SERVICE_UNAVAILABLE, "the service is busy")
        .with(RtspHeaderNames.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
  }
}
