package io.baton.engine.server.decision;

import io.baton.connector.LoginPolicy;
import io.baton.connector.ViewerCredential;
import io.baton.engine.auth.DigestAlgorithm;
import io.baton.engine.auth.DigestCredentials;
import io.baton.engine.auth.DigestVerifier;
import io.baton.engine.auth.DigestVerifier.Verdict;
import io.baton.engine.auth.NonceFactory;
import io.baton.engine.rtsp.RtspHeaderNames;
import io.baton.engine.rtsp.RtspResponse;
import io.baton.engine.rtsp.RtspStatus;
import io.baton.engine.server.connection.Exchange;
import io.baton.engine.server.connection.PendingAnswer;
import io.baton.engine.server.connection.RequestFailedException;
import io.baton.engine.server.connection.RequestHandler;
import io.baton.engine.server.connection.RtspConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Digest authentication (RFC 2617, RFC 7616) of everything but OPTIONS. A connection on which a
 * user has proved to be himself stays his; later requests on it may leave the credentials out. A
 * nonce is good on the connection that it was issued on, so an eavesdropper cannot use them on
 * another, even those of players that do not count.
 */
public final class Authenticator {
  private static final Duration NONCE_LIFETIME = Duration.ofMinutes(5);
  private static final String RETRY_SECONDS = "30";

  private final EngineServices services;
  private final LoginPolicy logins;
  private final DigestVerifier verifier;

  /** Whether the realm gives SHA-256 hashes: they are offered if the last user's was there. */
  private volatile boolean sha256;

  public Authenticator(EngineServices services) {
    this.services = services;
    this.logins = services.logins();
    this.verifier =
        new DigestVerifier(
            services.configuration().realm(),
            new NonceFactory(Clock.systemUTC(), NONCE_LIFETIME),
            services.configuration().qopRequired());
  }

  /** Goes on with an authenticated request; otherwise answers 401 itself. */
  public void authenticate(Exchange exchange, RequestHandler next) throws RequestFailedException {
    Optional<DigestCredentials> credentials = credentials(exchange);
    boolean known = exchange.connection().state().user().isPresent();
    if (credentials.isPresent() && !known) {
      admit(exchange, credentials.get(), next);
    } else if (known || services.configuration().anonymous()) {
      next.handle(exchange);
    } else {
      challenge(exchange, false, offered());
    }
  }

  /** Who sends Basic without being asked has to learn that Digest is wanted. */
  private Optional<DigestCredentials> credentials(Exchange exchange) throws RequestFailedException {
    try {
      return exchange.header(RtspHeaderNames.AUTHORIZATION, DigestCredentials::parse);
    } catch (RequestFailedException e) {
      throw e.status() == RtspStatus.UNAUTHORIZED
          ? e.with(
              RtspHeaderNames.WWW_AUTHENTICATE, challengeTo(exchange, false, DigestAlgorithm.MD5))
          : e;
    }
  }

  /** After wrong passwords the next one waits, and its connection with it. */
  private void admit(Exchange exchange, DigestCredentials credentials, RequestHandler next)
      throws RequestFailedException {
    Duration wait =
        logins
            .admit(attempt(exchange, credentials))
            .orElseThrow(
                () ->
                    new RequestFailedException(
                            RtspStatus.SERVICE_UNAVAILABLE, "too many wrong passwords")
                        .with(RtspHeaderNames.RETRY_AFTER, RETRY_SECONDS));
    if (wait.isZero()) {
      verify(exchange, credentials, next);
      return;
    }
    exchange
        .connection()
        .channel()
        .eventLoop()
        .schedule(
            () -> {
              if (exchange.connection().channel().isActive()) {
                exchange.run(same -> verify(same, credentials, next));
              }
            },
            wait.toNanos(),
            TimeUnit.NANOSECONDS);
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
      RequestHandler next) {
    user.ifPresent(known -> sha256 = known.sha256().isPresent());
    boolean sha256Only = credentials.algorithm() == DigestAlgorithm.SHA_256;
    if (sha256Only && user.isPresent() && user.get().sha256().isEmpty()) {
      challenge(exchange, true, List.of(DigestAlgorithm.MD5));
      return;
    }
    Verdict verdict =
        user.map(known -> verdict(exchange, credentials, known)).orElse(Verdict.WRONG);
    switch (verdict) {
      case OK -> authorize(exchange, credentials, next);
      case STALE -> challenge(exchange, true, offered());
      case UNCOUNTED -> challenge(exchange, false, offered());
      case WRONG -> {
        services.counters().authFailures().increment();
        logins.failed(attempt(exchange, credentials));
        challenge(exchange, false, offered());
      }
    }
  }

  private Verdict verdict(Exchange exchange, DigestCredentials credentials, ViewerCredential user) {
    String ha1 =
        credentials.algorithm() == DigestAlgorithm.MD5 ? user.ha1() : user.sha256().orElseThrow();
    return verifier.verify(
        credentials, exchange.request().method(), exchange.request().uri(), ha1, client(exchange));
  }

  private void authorize(Exchange exchange, DigestCredentials credentials, RequestHandler next) {
    logins.succeeded(attempt(exchange, credentials));
    PendingAnswer.await(
        exchange,
        () -> services.decisions().mayView(credentials.username()),
        services.configuration().decisionTimeout(),
        same -> same.fail(DecisionGate.overloaded()),
        (same, may) -> {
          if (!may) {
            throw new RequestFailedException(RtspStatus.FORBIDDEN, "this user may not view");
          }
          same.connection().state().authenticated(credentials.username());
          next.handle(same);
        },
        unused -> {});
  }

  private List<DigestAlgorithm> offered() {
    return sha256
        ? List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5)
        : List.of(DigestAlgorithm.MD5);
  }

  /** The best first (RFC 7616 section 3.7); players that take the last one get the one all know. */
  private void challenge(Exchange exchange, boolean stale, List<DigestAlgorithm> algorithms) {
    RtspResponse response = exchange.response(RtspStatus.UNAUTHORIZED);
    for (DigestAlgorithm algorithm : algorithms) {
      response
          .headers()
          .add(RtspHeaderNames.WWW_AUTHENTICATE, challengeTo(exchange, stale, algorithm));
    }
    exchange.respond(response);
  }

  private String challengeTo(Exchange exchange, boolean stale, DigestAlgorithm algorithm) {
    return verifier.challenge(client(exchange), stale, algorithm).toString();
  }

  private static LoginPolicy.Attempt attempt(Exchange exchange, DigestCredentials credentials) {
    return new LoginPolicy.Attempt(
        LoginPolicy.Door.RTSP, credentials.username(), exchange.connection().clientAddress());
  }

  /** Who may use a nonce: who is at the other end of this connection. */
  private static String client(Exchange exchange) {
    RtspConnection connection = exchange.connection();
    return connection.clientAddress().getHostAddress() + "/" + connection.channel().id();
  }
}
