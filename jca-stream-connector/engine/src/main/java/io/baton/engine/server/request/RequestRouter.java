package io.baton.engine.server.request;

import io.baton.connector.StreamDecision.Serve;
import io.baton.engine.forward.Forwarding;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspMessage;
import io.baton.engine.rtsp.RtspMethod;
import io.baton.engine.rtsp.RtspRequest;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.rtsp.header.RequireHeader;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RequestHandler;
import io.baton.engine.server.connection.Requests;
import io.baton.engine.server.connection.ServerCounters;
import io.baton.engine.server.decision.Assignments;
import io.baton.engine.server.decision.Authenticator;
import io.baton.engine.server.decision.DecisionGate;
import io.baton.engine.server.decision.EngineServices;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what holds for every request and hands it to the handler of its method. Shared by all
 * connections; stateless.
 */
public final class RequestRouter implements Requests {
  /** Option tags that the server implements. */
  private static final Set<String> FEATURES = Set.of("play.basic");

  private final ServerCounters counters;
  private final Authenticator authenticator;
  private final Assignments assignments;
  private final Forwarder forwarder;
  private final DecisionGate gate;
  private final Map<RtspMethod, RequestHandler> handlers = new EnumMap<>(RtspMethod.class);

  public RequestRouter(EngineServices services) {
    counters = services.counters();
    authenticator = new Authenticator(services);
    assignments = new Assignments(services);
    TransportChooser transports =
        new TransportChooser(
            services.loops().rtpPort(), services.configuration().rtpServiceAddress());
    forwarder = new Forwarder(services, transports);
    gate = new DecisionGate(services, assignments);
    SessionLookup lookup = new SessionLookup(services.sessions());
    handlers.put(RtspMethod.OPTIONS, new OptionsHandler(lookup, handlers.keySet()));
    handlers.put(RtspMethod.DESCRIBE, new DescribeHandler(gate, forwarder));
    handlers.put(RtspMethod.SETUP, new SetupHandler(services, gate, lookup, transports, forwarder));
    handlers.put(RtspMethod.PLAY, new PlayHandler(lookup));
    handlers.put(RtspMethod.PAUSE, new PauseHandler(lookup));
    handlers.put(RtspMethod.GET_PARAMETER, new GetParameterHandler(lookup));
    handlers.put(RtspMethod.SET_PARAMETER, new SetParameterHandler(lookup));
    handlers.put(RtspMethod.TEARDOWN, new TeardownHandler(lookup));
  }

  @Override
  public ServerCounters counters() {
    return counters;
  }

  /** From now on nothing is described or set up any more. */
  public void stopAccepting() {
    gate.close();
  }

  @Override
  public void abandon(Serve decision) {
    decision.assignment().ifPresent(assignments::abandon);
  }

  @Override
  public void route(Exchange exchange) {
    exchange.run(this::dispatch);
  }

  private void dispatch(Exchange exchange) throws RequestFailedException {
    RequestHandler local = check(exchange);
    RequestHandler handler = same -> handle(same, local);
    boolean open = exchange.request().knownMethod().equals(Optional.of(RtspMethod.OPTIONS));
    if (assignments.accept(exchange) || open) {
      handler.handle(exchange);
    } else {
      authenticator.authenticate(exchange, handler);
    }
  }

  /** What concerns a session that another node streams is that node's to answer. */
  private void handle(Exchange exchange, RequestHandler local) throws RequestFailedException {
    Optional<Forwarding> elsewhere = forwarder.sessionOf(exchange);
    if (elsewhere.isPresent()) {
      forwarder.pass(exchange, elsewhere.get());
    } else {
      local.handle(exchange);
    }
  }

  private RequestHandler check(Exchange exchange) throws RequestFailedException {
    RtspRequest request = exchange.request();
    if (!request.version().equals(RtspMessage.VERSION)) {
      throw new RequestFailedException(
          RtspStatus.RTSP_VERSION_NOT_SUPPORTED, "this server speaks " + RtspMessage.VERSION);
    }
    if (request.cseq().isEmpty()) {
      counters.badRequests().increment();
      throw new RequestFailedException(RtspStatus.BAD_REQUEST, "CSeq is missing or no number");
    }
    RtspMethod method =
        request
            .knownMethod()
            .orElseThrow(
                () ->
                    new RequestFailedException(
                        RtspStatus.NOT_IMPLEMENTED, "no such method: " + request.method()));
    checkRequired(exchange);
    RequestHandler handler = handlers.get(method);
    if (handler == null) {
      throw new RequestFailedException(
              RtspStatus.METHOD_NOT_ALLOWED, "nothing here can be recorded")
          .with(RtspHeaderNames.ALLOW, OptionsHandler.allowed(handlers.keySet()));
    }
    return handler;
  }

  private static void checkRequired(Exchange exchange) throws RequestFailedException {
    Optional<RequireHeader> require =
        exchange.header(RtspHeaderNames.REQUIRE, RequireHeader::parse);
    List<String> unsupported =
        require.stream()
            .flatMap(header -> header.features().stream())
            .filter(feature -> !FEATURES.contains(feature))
            .toList();
    if (!unsupported.isEmpty()) {
      throw new RequestFailedException(RtspStatus.OPTION_NOT_SUPPORTED, "see Unsupported")
          .with(RtspHeaderNames.UNSUPPORTED, String.join(", ", unsupported));
    }
  }
}
