package io.baton.engine.server.request;

import io.baton.engine.admission.HeldCapacity;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.delivery.TrackOutput;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.rtsp.header.SessionHeader;
import io.baton.engine.rtsp.header.TransportHeader;
import io.baton.engine.rtsp.header.TransportSpec;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.InterleavedChannels.Track;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RequestHandler;
import io.baton.engine.server.connection.RtspConnection;
import io.baton.engine.server.decision.Admitted;
import io.baton.engine.server.decision.Assignments;
import io.baton.engine.server.decision.DecisionGate;
import io.baton.engine.server.decision.DecisionGate.Forwarded;
import io.baton.engine.server.decision.DecisionGate.Outcome;
import io.baton.engine.server.decision.EngineServices;
import io.baton.engine.server.decision.PresentationUri;
import io.baton.engine.session.NoCapacityException;
import io.baton.engine.session.ReservationGoneException;
import io.baton.engine.session.SessionRequest;
import io.baton.engine.session.StreamSession;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import java.util.Optional;
import java.util.OptionalInt;

/** SETUP, RFC 2326 section 10.4: one track of a session, which the first SETUP creates. */
final class SetupHandler implements RequestHandler {
  private final EngineServices services;
  private final DecisionGate gate;
  private final SessionLookup lookup;
  private final TransportChooser transports;
  private final Forwarder forwarder;

  SetupHandler(
      EngineServices services,
      DecisionGate gate,
      SessionLookup lookup,
      TransportChooser transports,
      Forwarder forwarder) {
    this.services = services;
    this.gate = gate;
    this.lookup = lookup;
    this.transports = transports;
    this.forwarder = forwarder;
  }

  @Override
  public void handle(Exchange exchange) throws RequestFailedException {
    PresentationUri uri = PresentationUri.parse(exchange.request().uri());
    TransportSpec spec = transports.choose(exchange);
    if (exchange.request().sessionId().isPresent()) {
      lookup.onSession(exchange, (same, session) -> extend(same, session, uri, spec));
    } else {
      gate.decide(exchange, uri, new FirstTrack(uri, spec));
    }
  }

  /** The SETUP that creates a session. */
  private final class FirstTrack implements Outcome {
    private final PresentationUri uri;
    private final TransportSpec spec;

    FirstTrack(PresentationUri uri, TransportSpec spec) {
      this.uri = uri;
      this.spec = spec;
    }

    @Override
    public DeliveryTransport transport() {
      return TransportChooser.delivery(spec);
    }

    @Override
    public void served(Exchange exchange, Admitted admitted) throws RequestFailedException {
      begin(exchange, admitted, uri, spec);
    }

    @Override
    public void forwarded(Exchange exchange, Forwarded forwarded) throws RequestFailedException {
      forwarder.setUp(exchange, forwarded, spec);
    }
  }

  private void begin(Exchange exchange, Admitted admitted, PresentationUri uri, TransportSpec spec)
      throws RequestFailedException {
    int track = track(uri, admitted.content().tracks().size());
    RtspConnection connection = exchange.connection();
    if (TransportChooser.interleaved(spec)) {
      connection.makeRoomForMedia(services.admission());
    }
    try {
      StreamSession session = create(exchange, admitted, uri, spec);
      connection.state().sessionCreated(session);
      if (session.request().transport() == DeliveryTransport.TCP) {
        connection.carry(session);
      }
      setUp(exchange, session, track, spec);
    } catch (NoCapacityException e) {
      throw new RequestFailedException(RtspStatus.NOT_ENOUGH_BANDWIDTH, e.getMessage());
    } catch (ReservationGoneException e) {
      throw Assignments.gone();
    }
  }

  private StreamSession create(
      Exchange exchange, Admitted admitted, PresentationUri uri, TransportSpec spec)
      throws NoCapacityException, ReservationGoneException, RequestFailedException {
    StreamLoop loop = exchange.connection().loop();
    Optional<String> assignment = admitted.reservation();
    if (assignment.isEmpty()) {
      requireChannels(exchange, spec);
      StreamSession session =
          services.sessionFactory().create(request(exchange, admitted, uri, spec, false), loop);
      admitted.take();
      return session;
    }
    HeldCapacity held =
        services.reservations().find(assignment.get()).orElseThrow(Assignments::gone);
    requireChannels(exchange, spec);
    boolean direct = held.reservation().mode() == DeliveryMode.DIRECT;
    return services
        .sessionFactory()
        .create(request(exchange, admitted, uri, spec, direct), loop, held);
  }

  /** Of a session that is not there yet. */
  private static void requireChannels(Exchange exchange, TransportSpec spec)
      throws RequestFailedException {
    TransportChooser.requireChannels(spec, exchange.connection(), new Track("", 0));
  }

  private static SessionRequest request(
      Exchange exchange,
      Admitted admitted,
      PresentationUri uri,
      TransportSpec spec,
      boolean direct) {
    DeliveryTransport transport = TransportChooser.delivery(spec);
    boolean anchored = exchange.connection().state().actingFor().isPresent();
    return new SessionRequest(
        uri.base(),
        admitted.path(),
        admitted.content(),
        admitted.supply(),
        exchange.connection().clientAddress(),
        exchange.connection().state().user().orElse(""),
        exchange.header(RtspHeaderNames.USER_AGENT).orElse(""),
        transport,
        anchored,
        direct);
  }

  private void extend(
      Exchange exchange, StreamSession session, PresentationUri uri, TransportSpec spec)
      throws RequestFailedException {
    Aggregate.requireSamePresentation(session, uri);
    if (session.hasPlayed()) {
      throw new RequestFailedException(
          RtspStatus.METHOD_NOT_VALID_IN_THIS_STATE, "tracks are set up before PLAY");
    }
    boolean sameDelivery = session.request().transport() == TransportChooser.delivery(spec);
    boolean elsewhere =
        TransportChooser.interleaved(spec) && !exchange.connection().carries(session);
    if (!sameDelivery || elsewhere) {
      throw new RequestFailedException(
          RtspStatus.UNSUPPORTED_TRANSPORT, "all tracks of a session take the same way");
    }
    int track = track(uri, session.content().tracks().size());
    TransportChooser.requireChannels(spec, exchange.connection(), new Track(session.id(), track));
    setUp(exchange, session, track, spec);
  }

  private static int track(PresentationUri uri, int tracks) throws RequestFailedException {
    OptionalInt named = uri.track();
    if (named.isEmpty() && tracks > 1) {
      throw new RequestFailedException(
          RtspStatus.AGGREGATE_OPERATION_NOT_ALLOWED, "set up its tracks one by one");
    }
    if (named.orElse(0) >= tracks) {
      throw new RequestFailedException(RtspStatus.NOT_FOUND, "no such track");
    }
    return named.orElse(0);
  }

  private void setUp(Exchange exchange, StreamSession session, int track, TransportSpec spec) {
    boolean direct = session.request().direct();
    TrackOutput output = transports.open(spec, exchange.connection(), session.loop(), direct);
    int ssrc = session.addTrack(track, output);
    if (TransportChooser.interleaved(spec)) {
      exchange
          .connection()
          .channels()
          .take(spec.interleaved().orElseThrow(), new Track(session.id(), track));
    }
    int timeout = (int) services.configuration().sessionTimeout().toSeconds();
    exchange.respond(
        exchange
            .response(RtspStatus.OK)
            .with(
                RtspHeaderNames.SESSION,
                new SessionHeader(session.id(), OptionalInt.of(timeout)).toString())
            .with(
                RtspHeaderNames.TRANSPORT,
                TransportHeader.of(transports.answer(spec, exchange.connection(), ssrc, direct))
                    .toString()));
  }
}
