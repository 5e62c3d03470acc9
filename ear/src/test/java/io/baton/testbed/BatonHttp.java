package io.baton.testbed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** What people and tools call over HTTP, as one user of one node or as nobody. */
public final class BatonHttp {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI base;
  private final Optional<User> user;

  /**
   * Makes requests below an address.
   *
   * @param base with a slash at its end
   */
  public BatonHttp(URI base, Optional<User> user) {
    this.base = base;
    this.user = user;
  }

  public HttpResponse<String> get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public HttpResponse<String> delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  public HttpResponse<String> put(String path) {
    return send("PUT", path, BodyPublishers.noBody());
  }

  public HttpResponse<String> post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  /** Uploads a file under a name. */
  public HttpResponse<String> upload(String mediaPath, Path file) {
    return uploadRaw(encoded(mediaPath), file);
  }

  /** Uploads a file under a name that is sent as it stands. */
  public HttpResponse<String> uploadRaw(String encodedPath, Path file) {
    try {
      return send("PUT", "ctp/" + encodedPath, BodyPublishers.ofFile(file));
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a JSON document, and reads the answer. */
  public JsonNode putJson(String path, String document) {
    return parse(
        send("PUT", path, BodyPublishers.ofString(document), "Content-Type", "application/json")
            .body());
  }

  private HttpResponse<String> send(
      String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_LIMIT).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    user.ifPresent(known -> request.header("Authorization", known.basic()));
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + URI.create(base + path), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The document of a piece of media, or empty if there is none of that name. */
  public Optional<JsonNode> media(String mediaPath) {
    HttpResponse<String> response = get("api/v1/media/" + encoded(mediaPath));
    return switch (response.statusCode()) {
      case 200 -> Optional.of(parse(response.body()));
      case 404 -> Optional.empty();
      default ->
          throw new IllegalStateException(
              "GET media/" + mediaPath + ": " + response.statusCode() + " " + response.body());
    };
  }

  /**
   * Waits until an import has ended.
   *
   * @param progress told the part done, 0.0 to 1.0, at each look
   * @return the document, with its state {@code ready} or {@code rejected}
   */
  public JsonNode awaitImport(String mediaPath, Duration limit, Consumer<Double> progress) {
    AtomicReference<JsonNode> latest = new AtomicReference<>();
    Awaitility.await("import of " + mediaPath)
        .atMost(limit)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              JsonNode media = media(mediaPath).orElseThrow();
              latest.set(media);
              progress.accept(media.path("progress").asDouble());
              return !media.path("state").asText().equals("importing");
            });
    return latest.get();
  }

  private static String encoded(String mediaPath) {
    try {
      return new URI(null, null, mediaPath, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
