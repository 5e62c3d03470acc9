package io.baton.web;

import io.baton.catalog.job.UploadSettings;
import io.baton.connector.StreamConnection;
import io.baton.connector.StreamConnectionFactory;
import io.baton.connector.StreamPolicy;
import io.baton.node.LocalEngine;
import io.baton.node.NodeStatus;
import io.baton.web.api.FlagConverter;
import io.baton.web.api.HandoffResource;
import io.baton.web.api.NodeResource;
import io.baton.web.api.SessionResource;
import io.baton.web.api.media.ClusterMedia;
import io.baton.web.api.media.MediaPathConverter;
import io.baton.web.api.media.MediaRemoval;
import io.baton.web.api.media.MediaResource;
import io.baton.web.cluster.AssignmentResource;
import io.baton.web.cluster.ClusterNodeResource;
import io.baton.web.cluster.DrainResource;
import io.baton.web.cluster.ManagerResource;
import io.baton.web.cluster.MoveResource;
import io.baton.web.cluster.SupervisionResource;
import io.baton.web.cluster.content.ConflictResource;
import io.baton.web.cluster.content.NetworkResource;
import io.baton.web.cluster.location.LocateResource;
import io.baton.web.ctp.CtpResource;
import io.baton.web.ctp.UploadTransfers;
import io.baton.web.event.EventResource;
import io.baton.web.event.EventStreams;
import io.baton.web.problem.AccessMapper;
import io.baton.web.problem.DatabaseMapper;
import io.baton.web.problem.EngineUnavailableMapper;
import io.baton.web.problem.FailureMapper;
import io.baton.web.problem.MediaInUseMapper;
import io.baton.web.problem.MediaStoreMapper;
import io.baton.web.problem.OfpMapper;
import io.baton.web.problem.UploadRefusedMapper;
import io.baton.web.problem.WebApplicationMapper;
import io.baton.web.security.KnownParametersFilter;
import io.baton.web.security.NoStoreFilter;
import io.baton.web.security.SemicolonFilter;
import io.baton.web.security.Viewers;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jboss.resteasy.core.ResteasyContext;
import org.jboss.resteasy.core.SynchronousDispatcher;
import org.jboss.resteasy.core.SynchronousExecutionContext;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.plugins.interceptors.RoleBasedSecurityFeature;
import org.jboss.resteasy.plugins.providers.jsonb.JsonBindingProvider;
import org.jboss.resteasy.spi.Dispatcher;

/** All resources, mappers and filters as the server runs them, in memory, over a fake service. */
public final class WebTier {
  public final FakeCatalog catalog = new FakeCatalog();
  public final FakeSessions sessions = new FakeSessions();
  public final FakeCluster cluster = new FakeCluster();
  public final FakeFeed feed = new FakeFeed();
  public NodeStatus node = Samples.node();

  /** Address that all requests come from. */
  public static final String CALLER = "198.51.100.9";

  private final Dispatcher dispatcher = MockDispatcherFactory.createDispatcher();

  public WebTier() {
    this(false);
  }

  /** With anonymous viewing on or off. */
  public WebTier(boolean anonymous) {
    List.of(
            AccessMapper.class,
            DatabaseMapper.class,
            EngineUnavailableMapper.class,
            FailureMapper.class,
            MediaInUseMapper.class,
            FlagConverter.class,
            MediaPathConverter.class,
            MediaStoreMapper.class,
            NoStoreFilter.class,
            OfpMapper.class,
            KnownParametersFilter.class,
            SemicolonFilter.class,
            UploadRefusedMapper.class,
            WebApplicationMapper.class,
            RoleBasedSecurityFeature.class,
            JsonBindingProvider.class)
        .forEach(dispatcher.getProviderFactory()::register);
    ClusterMedia media = new ClusterMedia(cluster.contents(), cluster.directory(), catalog);
    MediaRemoval removal = new MediaRemoval(catalog, media);
    List.of(
            new MediaResource(media, () -> node, removal),
            new SessionResource(sessions),
            new EventResource(new EventStreams(feed, System::nanoTime)),
            new IndexResource(() -> node),
            new NodeResource(() -> node, cluster.drain()),
            new DrainResource(cluster.maintenance()),
            new HandoffResource(cluster.maintenance()),
            new CtpResource(
                catalog,
                media,
                removal,
                new UploadTransfers(Runnable::run, UploadSettings.read(new Properties()))),
            new ClusterNodeResource(cluster),
            new ManagerResource(cluster),
            new NetworkResource(cluster),
            new SupervisionResource(cluster.supervision()),
            new AssignmentResource(cluster),
            new MoveResource(cluster.balance()),
            new ConflictResource(cluster.contents()),
            new LocateResource(cluster.manager(), new Viewers(engine(anonymous))))
        .forEach(dispatcher.getRegistry()::addSingletonResource);
  }

  /** Of which only the policy is asked. */
  private static LocalEngine engine(boolean anonymous) {
    StreamPolicy policy = new StreamPolicy(anonymous, Duration.ofSeconds(15));
    return new LocalEngine(
        new StreamConnectionFactory() {
          private static final long serialVersionUID = 1L;

          @Override
          public StreamConnection getConnection() {
            return (StreamConnection)
                Proxy.newProxyInstance(
                    WebTier.class.getClassLoader(),
                    new Class<?>[] {StreamConnection.class},
                    (proxy, method, arguments) ->
                        method.getName().equals("policy") ? policy : null);
          }
        });
  }

  /** A request to the given path below {@code http://media.example:8080}. */
  public static MockHttpRequest request(String method, String path) {
    try {
      return MockHttpRequest.create(method, "http://media.example:8080" + path);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /** Sends a request as a user with the given roles. */
  public MockHttpResponse send(MockHttpRequest request, String... roles) {
    return send(request, Optional.of("pat"), Set.of(roles));
  }

  private MockHttpResponse send(MockHttpRequest request, Optional<String> user, Set<String> roles) {
    MockHttpResponse response = new MockHttpResponse();
    request.setAsynchronousContext(
        new SynchronousExecutionContext((SynchronousDispatcher) dispatcher, request, response));
    ResteasyContext.pushContext(SecurityContext.class, new User(user, roles));
    ResteasyContext.pushContext(HttpServletRequest.class, servletRequest(request));
    try {
      dispatcher.invoke(request, response);
    } finally {
      ResteasyContext.clearContextData();
    }
    return response;
  }

  /** Of which only the sender's address and the body are asked. */
  private static HttpServletRequest servletRequest(MockHttpRequest request) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            WebTier.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> CALLER;
                  case "getInputStream" -> new FakeBody(request.getInputStream());
                  default -> null;
                });
  }

  /** Sends a request without a user. */
  public MockHttpResponse sendAnonymously(String method, String path) {
    return send(request(method, path), Optional.empty(), Set.of());
  }

  /** Sends a request without a body. */
  public MockHttpResponse send(String method, String path, String... roles) {
    return send(request(method, path), roles);
  }

  /** The body of a response. */
  public static JsonObject json(MockHttpResponse response) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(response.getOutput()))) {
      return reader.readObject();
    }
  }

  private record User(Optional<String> name, Set<String> roles) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return name.<Principal>map(known -> () -> known).orElse(null);
    }

    @Override
    public boolean isUserInRole(String role) {
      return roles.contains(role);
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return BASIC_AUTH;
    }
  }
}
