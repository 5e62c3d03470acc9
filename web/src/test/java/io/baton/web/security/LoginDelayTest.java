package io.baton.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.LoginPolicy;
import io.undertow.Undertow;
import io.undertow.security.api.AuthenticationMode;
import io.undertow.security.handlers.AuthenticationCallHandler;
import io.undertow.security.handlers.AuthenticationConstraintHandler;
import io.undertow.security.handlers.AuthenticationMechanismsHandler;
import io.undertow.security.handlers.SecurityInitialHandler;
import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.security.idm.PasswordCredential;
import io.undertow.security.impl.BasicAuthenticationMechanism;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a server of the kind that WildFly has, with its authentication by BASIC. */
class LoginDelayTest {
  private final Policy policy = new Policy();
  private Undertow server;
  private URI uri;

  /** Says what it is told to, and notes what it is told. */
  private static final class Policy implements LoginPolicy {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile Optional<Duration> answer = Optional.of(Duration.ZERO);

    @Override
    public Optional<Duration> admit(Attempt attempt) {
      told.add("admit " + attempt.user() + " " + attempt.door());
      return answer;
    }

    @Override
    public void failed(Attempt attempt) {
      told.add("failed " + attempt.user() + " " + attempt.client().getHostAddress());
    }

    @Override
    public void succeeded(Attempt attempt) {
      told.add("succeeded " + attempt.user());
    }
  }

  private record User(String name) implements Account {
    @Override
    public Principal getPrincipal() {
      return () -> name;
    }

    @Override
    public Set<String> getRoles() {
      return Set.of();
    }
  }

  private static final class Users implements IdentityManager {
    @Override
    public Account verify(Account account) {
      return account;
    }

    @Override
    public Account verify(String id, Credential credential) {
      String password = new String(((PasswordCredential) credential).getPassword());
      return password.equals("right") ? new User(id) : null;
    }

    @Override
    public Account verify(Credential credential) {
      return null;
    }
  }

  @BeforeEach
  void start() {
    HttpHandler resource = exchange -> exchange.getResponseSender().send("film");
    HttpHandler secured =
        new AuthenticationMechanismsHandler(
            new AuthenticationConstraintHandler(new AuthenticationCallHandler(resource)),
            List.of(new BasicAuthenticationMechanism("Baton")));
    HttpHandler initial =
        new SecurityInitialHandler(AuthenticationMode.PRO_ACTIVE, new Users(), secured);
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(new WellFormedRequest(new LoginDelay(() -> Optional.of(policy), initial)))
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    uri = URI.create("http://127.0.0.1:" + address.getPort() + "/");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private HttpResponse<String> get(Optional<String> credentials) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    credentials.ifPresent(
        text ->
            request.header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void tellsThePolicyWhatBecameOfAPassword() throws Exception {
    assertThat(get(Optional.of("ann:right")).statusCode()).isEqualTo(200);
    assertThat(get(Optional.of("ann:wrong")).statusCode()).isEqualTo(401);
    assertThat(get(Optional.of("ann:right")).statusCode()).isEqualTo(200);
    assertThat(policy.told)
        .containsSubsequence(
            "admit ann HTTP", "succeeded ann", "admit ann HTTP", "failed ann 127.0.0.1");
  }

  @Test
  void aRequestWithoutAPasswordIsNoAttempt() throws Exception {
    assertThat(get(Optional.empty()).statusCode()).isEqualTo(401);
    assertThat(policy.told).isEmpty();
  }

  @Test
  void aPasswordWaitsAsLongAsThePolicySays() throws Exception {
    policy.answer = Optional.of(Duration.ofMillis(700));
    long start = System.nanoTime();
    assertThat(get(Optional.of("ann:right")).body()).isEqualTo("film");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(690));
  }

  @Test
  void aPasswordThatMayNotBeLookedAtIsRefused() throws Exception {
    policy.answer = Optional.empty();
    HttpResponse<String> refused = get(Optional.of("ann:right"));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(policy.told).containsExactly("admit ann HTTP");
  }
}
