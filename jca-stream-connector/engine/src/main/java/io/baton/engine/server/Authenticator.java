package io.baton.engine.server;

import io.baton.connector.ViewerCredential;
import io.baton.engine.auth.DigestCredentials;
import io.baton.engine.auth.DigestVerifier;
import io.baton.engine.auth.DigestVerifier.Verdict;
import io.baton.engine.auth.NonceFactory;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Digest authentication (RFC 2617) of everything but OPTIONS. A connection on which a user has
 * proved to be himself stays his; later requests on it may leave the credentials out.
 */
final class Authenticator {
  private static final Duration NONCE_LIFETIME = Duration.ofMinutes(5);

  private final EngineServices services;
  private final DigestVerifier verifier;

  Authenticator(EngineServices services) {
    this.services = services;
    this.verifier =
        new DigestVerifier(
            services.configuration().realm(), new NonceFactory(Clock.systemUTC(), NONCE_LIFETIME));
  }

  /** Goes on with an authenticated request; otherwise answers 401 itself. */
  void authenticate(Exchange exchange, RequestHandler next) throws RequestFailedException {
    Optional<DigestCredentials> credentials = credentials(exchange);
    boolean known = exchange.connection().state().user().isPresent();
    if (credentials.isPresent() && !known) {
      verify(exchange, credentials.get(), next);
    } else if (known || services.configuration().anonymous()) {
      next.handle(exchange);
    } else {
      challenge(exchange, false);
    }
  }

  /** Who sends Basic without being asked has to learn that Digest is wanted. */
  private Optional<DigestCredentials> credentials(Exchange exchange) throws RequestFailedException {
    try {
      return exchange.header(RtspHeaderNames.AUTHORIZATION, DigestCredentials::parse);
    } catch (RequestFailedException e) {
      throw e.status() == RtspStatus.UNAUTHORIZED
          ? e.with(RtspHeaderNames.WWW_AUTHENTICATE, challengeTo(exchange, false))
          : e;
    }
  }

  private void verify(Exchange exchange, DigestCredentials credentials, RequestHandler next) {
    PendingAnswer.await(
        exchange,
        () ->
            services
                .decisions()
                .credential(credentials.username(), services.configuration().realm()),
        services.configuration().decisionTimeout(),
        same -> same.fail(DecisionGate.overloaded()),
        (same, user) -> judge(same, credentials, user, next),
        unused -> {});
  }

  private void judge(
      Exchange exchange,
      DigestCredentials credentials,
      Optional<ViewerCredential> user,
      RequestHandler next)
      throws RequestFailedException {
    Verdict verdict =
        user.map(known -> verdict(exchange, credentials, known)).orElse(Verdict.WRONG);
    if (verdict == Verdict.OK) {
      exchange.connection().state().authenticated(credentials.username());
      next.handle(exchange);
    } else {
      services.counters().authFailures().increment();
      challenge(exchange, verdict == Verdict.STALE);
    }
  }

  private Verdict verdict(Exchange exchange, DigestCredentials credentials, ViewerCredential user) {
    return verifier.verify(
        credentials,
        exchange.request().method(),
        exchange.request().uri(),
        user.ha1(),
        client(exchange));
  }

  private void challenge(Exchange exchange, boolean stale) {
    exchange.respond(
        exchange
            .response(RtspStatus.UNAUTHORIZED)
            .with(RtspHeaderNames.WWW_AUTHENTICATE, challengeTo(exchange, stale)));
  }

  private String challengeTo(Exchange exchange, boolean stale) {
    return verifier.challenge(client(exchange), stale).toString();
  }

  private static String client(Exchange exchange) {
    return exchange.connection().clientAddress().getHostAddress();
  }
}
