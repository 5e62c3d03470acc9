package io.baton.client.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.client.network.Credentials;
import io.baton.client.network.ServerTrust;
import io.baton.client.network.ServiceException;
import io.baton.client.network.TlsFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Sends HTTP requests to a server and reads its JSON. Thread-safe; methods block. */
public final class ServiceConnection {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_QUOTED = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final ObjectMapper json = ModelJson.mapper().build();
  private final HttpClient http;
  private final URI server;
  private final Optional<String> authorization;
  private final Duration responseTimeout;

  ServiceConnection(URI server, Optional<Credentials> credentials, ServerTrust trust) {
    this(server, credentials, trust, CONNECT_TIMEOUT, RESPONSE_TIMEOUT);
  }

  /**
   * A connection that gives up early, for callers that have another server to go to.
   *
   * @param patience how long connecting and answering may take, each
   * @throws IllegalArgumentException if the server is no HTTP URL
   */
  public ServiceConnection(
      URI server, Optional<Credentials> credentials, ServerTrust trust, Duration patience) {
    this(server, credentials, trust, patience, patience);
  }

  private ServiceConnection(
      URI server,
      Optional<Credentials> credentials,
      ServerTrust trust,
      Duration connectTimeout,
      Duration responseTimeout) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslContext(trust.sslContext())
            .connectTimeout(connectTimeout)
            .build();
    this.server = origin(server);
    this.responseTimeout = responseTimeout;
    this.authorization = credentials.map(ServiceConnection::basic);
  }

  private static URI origin(URI server) {
    boolean http = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
    if (!http || server.getHost() == null) {
      throw new IllegalArgumentException("not an http:// or https:// URL: " + server);
    }
    return URI.create(server.getScheme() + "://" + server.getRawAuthority());
  }

  private static String basic(Credentials credentials) {
    String pair = credentials.user() + ":" + credentials.password();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** A request for a path and query that are encoded already. */
  public HttpRequest.Builder request(String pathAndQuery) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + pathAndQuery)).timeout(responseTimeout);
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request.header("Accept", "application/json, application/problem+json");
  }

  /**
   * Asks for a document.
   *
   * @throws ServiceException if the server answers with an error
   * @throws IOException if it does not answer, or with something else
   */
  public <T> T get(String pathAndQuery, Class<T> type) throws IOException, InterruptedException {
    return answer(request(pathAndQuery).GET().build(), type);
  }

  /** Sends a request and reads the document that is answered, with the errors of {@link #get}. */
  public <T> T answer(HttpRequest request, Class<T> type) throws IOException, InterruptedException {
    return read(send(request), type);
  }

  /** Sends a document and reads the one that is answered, with the errors of {@link #get}. */
  public <T> T put(String pathAndQuery, Object document, Class<T> type)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(pathAndQuery)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(document)))
            .build();
    return answer(request, type);
  }

  private <T> T read(HttpResponse<String> response, Class<T> type) throws IOException {
    try {
      return json.readValue(response.body(), type);
    } catch (JsonProcessingException e) {
      throw new IOException(server + " answered with what is not the JSON expected", e);
    }
  }

  /**
   * Sends a request.
   *
   * @throws ServiceException if it is answered with an error
   * @throws IOException if it is not answered
   */
  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new IOException("cannot connect to " + server, e);
    } catch (SSLException e) {
      throw TlsFailure.explain(server.toString(), e);
    } catch (HttpTimeoutException e) {
      throw new IOException(server + " does not answer", e);
    }
    return requireOk(response.statusCode(), response.body(), response);
  }

  /**
   * What comes of a response, if it is a success.
   *
   * @throws ServiceException if it is none
   */
  <T> T requireOk(int status, String body, T result) throws ServiceException {
    if (status == UNAUTHORIZED) {
      throw ServiceException.unauthorized(authorization.isPresent());
    }
    if (status < 200 || status >= 300) {
      throw new ServiceException(status, problemDetail(body).orElseGet(() -> inGeneral(status)));
    }
    return result;
  }

  private static String inGeneral(int status) {
    return status == FORBIDDEN
        ? "the server does not permit this user to do that"
        : "the server answered " + status;
  }

  /** Scheme, host and port. */
  URI server() {
    return server;
  }

  /** Value of the header Authorization, if there are credentials. */
  Optional<String> authorization() {
    return authorization;
  }

  /** The explanation in a problem document, RFC 9457. */
  private Optional<String> problemDetail(String body) {
    try {
      JsonNode problem = json.readTree(body);
      String detail = problem.path("detail").asText(problem.path("title").asText());
      return Optional.of(detail).filter(text -> !text.isEmpty());
    } catch (JsonProcessingException e) {
      return Optional.of(body.strip())
          .filter(text -> !text.isEmpty() && text.length() < MAX_QUOTED && !text.startsWith("<"));
    }
  }
}
