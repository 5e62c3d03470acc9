package io.baton.web.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamEvent;
import io.baton.web.FakeFeed;
import io.baton.web.Samples;
import io.baton.web.WebTier;
import io.baton.web.problem.WebApplicationMapper;
import io.baton.web.security.NoStoreFilter;
import io.baton.web.security.Roles;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.providers.jsonb.JsonBindingProvider;
import org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over sockets, in a server of the kind that WildFly has. */
class EventResourceTest {
  private static final String USER = "X-User";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FakeFeed feed = new FakeFeed();
  private final EventStreams streams = new EventStreams(feed, System::nanoTime);
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<InputStream> bodies = new ArrayList<>();
  private Undertow server;
  private URI events;

  @BeforeEach
  void start() throws ServletException {
    ResteasyDeployment resteasy = new ResteasyDeploymentImpl();
    resteasy.setResources(List.of(new EventResource(streams)));
    resteasy.setProviders(
        List.of(
            new NamedUser(),
            new NoStoreFilter(),
            new WebApplicationMapper(),
            new JsonBindingProvider()));
    DeploymentInfo application =
        Servlets.deployment()
            .setClassLoader(getClass().getClassLoader())
            .setContextPath("/")
            .setDeploymentName("events")
            .addServletContextAttribute(ResteasyDeployment.class.getName(), resteasy)
            .addServlet(
                Servlets.servlet(HttpServlet30Dispatcher.class)
                    .setAsyncSupported(true)
                    .setLoadOnStartup(1)
                    .addMapping("/*"));
    DeploymentManager deployment = Servlets.newContainer().addDeployment(application);
    deployment.deploy();
    server =
        Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(deployment.start()).build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    events = URI.create("http://127.0.0.1:" + address.getPort() + "/api/v1/events");
  }

  @AfterEach
  void stop() throws IOException {
    for (InputStream body : bodies) {
      body.close();
    }
    server.stop();
  }

  /** Who a request says that it is from. */
  private static final class NamedUser implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      String name = request.getHeaderString(USER);
      request.setSecurityContext(
          new SecurityContext() {
            @Override
            public Principal getUserPrincipal() {
              return () -> name;
            }

            @Override
            public boolean isUserInRole(String role) {
              return true;
            }

            @Override
            public boolean isSecure() {
              return false;
            }

            @Override
            public String getAuthenticationScheme() {
              return BASIC_AUTH;
            }
          });
    }
  }

  private HttpResponse<InputStream> follow(String user, String after) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(events).header(USER, user);
    if (!after.isEmpty()) {
      request.header("Last-Event-ID", after);
    }
    HttpResponse<InputStream> response =
        client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofInputStream());
    bodies.add(response.body());
    return response;
  }

  private static BufferedReader lines(HttpResponse<InputStream> response) {
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /** The fields of the next event that is none of the comments. */
  private static List<String> event(BufferedReader lines) throws IOException {
    List<String> fields = new ArrayList<>();
    String line = lines.readLine();
    while (line != null && (!line.isEmpty() || fields.isEmpty())) {
      if (line.startsWith("id:") || line.startsWith("event:") || line.startsWith("data:")) {
        fields.add(line);
      }
      line = lines.readLine();
    }
    return fields;
  }

  private static JsonObject data(String field) {
    try (JsonReader reader = Json.createReader(new StringReader(field.substring(5)))) {
      return reader.readObject();
    }
  }

  @Test
  void sendsWhatHappensAsItHappens() throws Exception {
    HttpResponse<InputStream> response = follow("ann", "");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    BufferedReader lines = lines(response);

    feed.publish(new StreamEvent.Created(Samples.NOON, Samples.session("s1")));
    List<String> created = event(lines);
    feed.publish(Samples.change("s1"));
    List<String> changed = event(lines);

    assertThat(created).hasSize(3);
    assertThat(created.toString()).contains("r-1", "session-begun");
    assertThat(created.stream().filter(field -> field.startsWith("data:")))
        .singleElement()
        .satisfies(
            field -> {
              assertThat(data(field).getString("session")).isEqualTo("s1");
              assertThat(data(field).getString("path")).isEqualTo("films/a.mp4");
              assertThat(data(field).getString("node")).isEqualTo("node1");
            });
    assertThat(changed.toString()).contains("r-2", "supply-changed", "\"piece\":17");
  }

  @Test
  void heartbeatsAreComments() throws Exception {
    BufferedReader lines = lines(follow("ann", ""));
    assertThat(comment(lines)).contains("events");

    streams.beat();

    assertThat(comment(lines)).isEqualTo(":");
  }

  private static String comment(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(":")) {
      line = lines.readLine();
    }
    return line == null ? "nothing" : line.strip();
  }

  @Test
  void tellsWhatTheClientKnows() throws Exception {
    follow("ann", "r-17");

    assertThat(feed.known).containsExactly("r-17");
  }

  @Test
  void aUserHasAShareAndEverybodyTogether() throws Exception {
    for (int i = 0; i < EventStreams.MOST_OF_USER; i++) {
      assertThat(follow("ann", "").statusCode()).isEqualTo(200);
    }

    HttpResponse<InputStream> refused = follow("ann", "");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(lines(refused).readLine()).contains("urn:baton:problem:too-many-streams");
    assertThat(follow("bob", "").statusCode()).isEqualTo(200);
  }

  @Test
  void clientsThatHaveLeftAreForgotten() throws Exception {
    HttpResponse<InputStream> response = follow("ann", "");
    assertThat(streams.size()).isEqualTo(1);

    response.body().close();

    long end = System.nanoTime() + PATIENCE.toNanos();
    while (streams.size() > 0 && System.nanoTime() < end) {
      streams.beat();
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(streams.size()).isZero();
    assertThat(feed.followers).isEmpty();
  }

  @Test
  void viewersMayNotFollow() {
    assertThat(new WebTier().send("GET", "/api/v1/events", Roles.VIEWER).getStatus())
        .isEqualTo(403);
  }
}
