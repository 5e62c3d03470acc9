package io.baton.web.security;

import io.baton.connector.LoginPolicy;
import io.baton.connector.LoginPolicy.Attempt;
import io.baton.connector.LoginPolicy.Door;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes passwords wait that come after wrong ones, by the policy that holds for RTSP too. A client
 * that waits holds no worker thread.
 */
final class LoginDelay implements HttpHandler {
  private static final String RETRY_SECONDS = "30";

  private final Supplier<Optional<LoginPolicy>> policy;
  private final HttpHandler next;

  LoginDelay(Supplier<Optional<LoginPolicy>> policy, HttpHandler next) {
    this.policy = policy;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    Optional<Attempt> attempt = attempt(exchange);
    if (attempt.isEmpty()) {
      next.handleRequest(exchange);
    } else if (exchange.isInIoThread()) {
      exchange.dispatch(same -> admit(same, attempt.get()));
    } else {
      admit(exchange, attempt.get());
    }
  }

  private void admit(HttpServerExchange exchange, Attempt attempt) throws Exception {
    Optional<LoginPolicy> present = policy.get();
    if (present.isEmpty()) {
      next.handleRequest(exchange);
      return;
    }
    Optional<Duration> wait = present.get().admit(attempt);
    if (wait.isEmpty()) {
      exchange.setStatusCode(StatusCodes.TOO_MANY_REQUESTS);
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_SECONDS);
      exchange.endExchange();
      return;
    }
    exchange.addExchangeCompleteListener(
        (ended, following) -> {
          report(present.get(), attempt, ended);
          following.proceed();
        });
    if (wait.get().isZero()) {
      next.handleRequest(exchange);
    } else {
      exchange.dispatch(SameThreadExecutor.INSTANCE, () -> later(exchange, wait.get()));
    }
  }

  private void later(HttpServerExchange exchange, Duration wait) {
    exchange
        .getIoThread()
        .executeAfter(() -> exchange.dispatch(next), wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What needs no user is answered whatever the password is, and tells nothing of it. */
  private static void report(LoginPolicy policy, Attempt attempt, HttpServerExchange ended) {
    boolean known =
        ended.getSecurityContext() != null && ended.getSecurityContext().isAuthenticated();
    if (known) {
      policy.succeeded(attempt);
    } else if (ended.getStatusCode() == StatusCodes.UNAUTHORIZED) {
      policy.failed(attempt);
    }
  }

  /** {@link WellFormedRequest} has seen to it that there are no other credentials for BASIC. */
  private static Optional<Attempt> attempt(HttpServerExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION))
        .flatMap(BasicCredentials::user)
        .map(user -> new Attempt(Door.HTTP, user, exchange.getSourceAddress().getAddress()));
  }
}
