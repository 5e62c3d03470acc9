package io.baton.engine.server.request;

import io.baton.engine.forward.Answer;
import io.baton.engine.forward.Forwarding;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspHeaders;
import io.baton.engine.rtsp.RtspMethod;
import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspRequest;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.rtsp.header.SessionHeader;
import io.baton.engine.rtsp.header.TransportHeader;
import io.baton.engine.rtsp.header.TransportSpec;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.decision.DecisionGate.Forwarded;
import io.baton.engine.server.decision.EngineServices;
import io.baton.engine.server.decision.PresentationUri;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Passes requests on to the node that sends the media to the client itself, and its answers back
 * (R38). The provider sees the client's own URI, so what it says of URIs holds for the client; the
 * Transport header names the client as the destination.
 */
final class Forwarder {
  /** By these a provider says that it cannot, though another one may. */
  private static final Set<RtspStatus> PASSED_OVER =
      Set.of(
          RtspStatus.PRECONDITION_FAILED,
          RtspStatus.INTERNAL_SERVER_ERROR,
          RtspStatus.SERVICE_UNAVAILABLE);

  /** Fields that concern one connection alone. */
  private static final Set<String> OWN_FIELDS =
      Set.of(
          RtspHeaderNames.CSEQ,
          RtspHeaderNames.AUTHORIZATION,
          RtspHeaderNames.BATON_ASSIGNMENT,
          RtspHeaderNames.CONNECTION,
          RtspHeaderNames.CONTENT_LENGTH);

  private final EngineServices services;
  private final TransportChooser transports;

  Forwarder(EngineServices services, TransportChooser transports) {
    this.services = services;
    this.transports = transports;
  }

  /** What to do with a provider's answer. */
  private interface OnAnswer {
    void apply(Exchange exchange, RtspResponse response) throws RequestFailedException;
  }

  /** Passes the request for a description on. */
  void describe(Exchange exchange, Forwarded forwarded) {
    send(
        exchange,
        forwarded.provider(),
        translated(exchange.request()),
        services.forwarding().firstAnswer(),
        unlessPassedOver(forwarded, Forwarder::passBack),
        same -> tryAgain(same, forwarded));
  }

  /** Passes the set-up of a session's first track on. */
  void setUp(Exchange exchange, Forwarded forwarded, TransportSpec spec)
      throws RequestFailedException {
    Forwarding provider = forwarded.provider();
    send(
        exchange,
        provider,
        request(exchange, spec),
        services.forwarding().firstAnswer(),
        unlessPassedOver(forwarded, (same, response) -> trackSetUp(same, provider, spec, response)),
        same -> tryAgain(same, forwarded));
  }

  /** For a client that has gone no further look is needed. */
  private static void tryAgain(Exchange exchange, Forwarded forwarded) {
    if (exchange.connection().channel().isActive()) {
      exchange.run(forwarded.again());
    }
  }

  /** A refusal that another provider need not make leads to another decision. */
  private static OnAnswer unlessPassedOver(Forwarded forwarded, OnAnswer next) {
    return (exchange, response) -> {
      if (PASSED_OVER.contains(response.knownStatus())) {
        tryAgain(exchange, forwarded);
      } else {
        next.apply(exchange, response);
      }
    };
  }

  /** The forwarded session that a request is about, if it is about one of this client. */
  Optional<Forwarding> sessionOf(Exchange exchange) {
    String user = exchange.connection().state().user().orElse("");
    return exchange
        .request()
        .sessionId()
        .flatMap(services.forwarding().table()::find)
        .filter(session -> session.viewer().client().equals(exchange.connection().clientAddress()))
        .filter(session -> session.viewer().user().equals(user));
  }

  /** Passes a request on that is about a session. */
  void pass(Exchange exchange, Forwarding session) throws RequestFailedException {
    boolean setUp = exchange.request().knownMethod().equals(Optional.of(RtspMethod.SETUP));
    Optional<TransportSpec> spec =
        setUp ? Optional.of(transports.choose(exchange)) : Optional.empty();
    session.loop().executor().execute(() -> exchange.run(same -> passOnLoop(same, session, spec)));
  }

  private void passOnLoop(Exchange exchange, Forwarding session, Optional<TransportSpec> spec)
      throws RequestFailedException {
    if (!session.isOpen()) {
      throw SessionLookup.notFound();
    }
    if (spec.isPresent()) {
      setUpFurther(exchange, session, spec.get());
    } else {
      sendInSession(exchange, session, translated(exchange.request()), Forwarder::passBack);
    }
  }

  private void setUpFurther(Exchange exchange, Forwarding session, TransportSpec spec)
      throws RequestFailedException {
    sendInSession(
        exchange,
        session,
        request(exchange, spec),
        (same, response) -> trackSetUp(same, session, spec, response));
  }

  private void sendInSession(
      Exchange exchange, Forwarding session, RtspRequest request, OnAnswer onAnswer) {
    send(
        exchange,
        session,
        request,
        services.configuration().decisionTimeout(),
        (same, response) -> {
          finishIfOver(same.request(), session, response);
          onAnswer.apply(same, response);
        },
        same ->
            same.fail(
                new RequestFailedException(
                    RtspStatus.BAD_GATEWAY, "the node that streams it does not answer")));
  }

  /** The provider has no such session any more. */
  private static void finishIfOver(RtspRequest request, Forwarding session, RtspResponse response) {
    boolean tornDown =
        request.knownMethod().equals(Optional.of(RtspMethod.TEARDOWN))
            && response.status() == RtspStatus.OK.code();
    if (tornDown || response.knownStatus() == RtspStatus.SESSION_NOT_FOUND) {
      session.finish();
    }
  }

  private static void send(
      Exchange exchange,
      Forwarding provider,
      RtspRequest request,
      Duration limit,
      OnAnswer onAnswer,
      Consumer<Exchange> onFailure) {
    provider.send(
        request,
        limit,
        new Answer() {
          @Override
          public void answered(RtspResponse response) {
            exchange.run(same -> onAnswer.apply(same, response));
          }

          @Override
          public void failed() {
            onFailure.accept(exchange);
          }
        });
  }

  private static void passBack(Exchange exchange, RtspResponse response) {
    exchange.respond(answer(exchange, response));
  }

  /** A provider's answer as the client's. */
  private static RtspResponse answer(Exchange exchange, RtspResponse response) {
    RtspResponse own = RtspResponse.to(exchange.request(), response.status(), response.reason());
    response
        .headers()
        .forEach(
            (name, value) -> {
              if (OWN_FIELDS.stream().noneMatch(name::equalsIgnoreCase)) {
                own.headers().add(name, value);
              }
            });
    return new RtspResponse(own.status(), own.reason(), own.headers(), response.body());
  }

  /** A set-up as the provider is to do it: it sends to the client itself. */
  private static RtspRequest request(Exchange exchange, TransportSpec spec)
      throws RequestFailedException {
    if (TransportChooser.interleaved(spec)) {
      throw new RequestFailedException(
          RtspStatus.UNSUPPORTED_TRANSPORT, "the node that has it sends over UDP alone");
    }
    TransportSpec own =
        TransportSpec.udp(spec.clientPort().orElseThrow()).toBuilder()
            .destination(exchange.connection().clientAddress().getHostAddress())
            .build();
    RtspRequest request = translated(exchange.request());
    request.headers().set(RtspHeaderNames.TRANSPORT, own.toString());
    return request;
  }

  /** A client's request as this node's own. */
  private static RtspRequest translated(RtspRequest request) {
    String uri = PresentationUri.withoutUserInfo(request.uri());
    RtspRequest own =
        new RtspRequest(
            request.method(), uri, request.version(), new RtspHeaders(), request.body());
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (OWN_FIELDS.stream().noneMatch(name::equalsIgnoreCase)) {
                own.headers().add(name, value);
              }
            });
    return own;
  }

  private static void trackSetUp(
      Exchange exchange, Forwarding provider, TransportSpec spec, RtspResponse response)
      throws RequestFailedException {
    if (response.status() != RtspStatus.OK.code()) {
      passBack(exchange, response);
      return;
    }
    TransportSpec granted = granted(response, provider);
    provider.establish();
    RtspResponse answer = answer(exchange, response);
    answer.headers().set(RtspHeaderNames.TRANSPORT, directly(spec, granted).toString());
    exchange.respond(answer);
  }

  private static TransportSpec directly(TransportSpec spec, TransportSpec granted) {
    TransportSpec.Builder answer = spec.toBuilder();
    granted.serverPort().ifPresent(answer::serverPort);
    granted.source().ifPresent(answer::source);
    granted.ssrc().ifPresent(answer::ssrc);
    return answer.build();
  }

  /** What the provider has granted; one that speaks of another session is not understood. */
  private static TransportSpec granted(RtspResponse response, Forwarding provider)
      throws RequestFailedException {
    try {
      String transport = response.headers().joined(RtspHeaderNames.TRANSPORT).orElse("");
      String session = response.headers().first(RtspHeaderNames.SESSION).orElse("");
      if (SessionHeader.parse(session).id().equals(provider.id())) {
        return TransportHeader.parse(transport).specs().get(0);
      }
    } catch (RtspParseException e) {
      throw badGateway();
    }
    throw badGateway();
  }

  private static RequestFailedException badGateway() {
    return new RequestFailedException(
        RtspStatus.BAD_GATEWAY, "the node that has it set up something else");
  }
}
