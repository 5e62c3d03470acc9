package io.baton.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Handlers;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As a path of the server that WildFly's management interface is made of. */
class MetricsHandlerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final PublishedFigures figures = new PublishedFigures();
  private Undertow server;

  @BeforeEach
  void start() {
    figures.publish(
        List.of(Figure.gauge("", "baton_age", FigureUnit.NONE, int.class, "Age.", n -> n)),
        () -> 7);
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                Handlers.path().addPrefixPath(MetricsPublisher.PATH, new MetricsHandler(figures)))
            .build();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void answersInTheFormatThatIsAskedFor() throws Exception {
    HttpResponse<String> text = send("GET", "", "*/*");
    assertThat(text.statusCode()).isEqualTo(200);
    assertThat(text.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(text.body()).endsWith("# TYPE baton_age gauge\nbaton_age 7.0\n");

    HttpResponse<String> open = send("GET", "", "application/openmetrics-text;version=1.0.0");
    assertThat(open.headers().firstValue("Content-Type"))
        .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(open.body()).endsWith("baton_age 7.0\n# EOF\n");
  }

  @Test
  void saysTheHeadAlone() throws Exception {
    HttpResponse<String> answer = send("HEAD", "", "*/*");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).isPresent();
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void answersNothingElse() throws Exception {
    assertThat(send("GET", "/more", "*/*").statusCode()).isEqualTo(404);
    HttpResponse<String> deletion = send("DELETE", "", "*/*");
    assertThat(deletion.statusCode()).isEqualTo(405);
    assertThat(deletion.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  private HttpResponse<String> send(String method, String path, String accept)
      throws IOException, InterruptedException {
    int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    URI uri = URI.create("http://127.0.0.1:" + port + "/" + MetricsPublisher.PATH + path);
    return client.send(
        HttpRequest.newBuilder(uri)
            .header("Accept", accept)
            .method(method, BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }
}
