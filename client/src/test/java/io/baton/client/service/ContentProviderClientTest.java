package io.baton.client.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baton.client.network.Credentials;
import io.baton.client.network.ServerTrust;
import io.baton.client.network.ServiceException;
import io.baton.model.document.media.ContentDocument;
import io.baton.model.document.media.MediaDocument;
import io.baton.model.document.media.MediaListDocument;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentProviderClientTest {
  /** What the server is to answer next. */
  private record Answer(int status, String body) {}

  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<Integer> pauses = new ArrayList<>();
  private HttpServer server;
  private ContentProviderClient client;

  @TempDir private Path directory;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    client =
        new ContentProviderClient(
            uri(),
            Optional.of(new Credentials("al", "pä")),
            ServerTrust.system(),
            time -> pauses.add(1));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ignored");
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + body.length);
    Answer answer = answers.remove();
    byte[] content = answer.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  @Test
  void uploadsAFileWithCredentialsAndTellsProgress() throws Exception {
    Path file = directory.resolve("film.mp4");
    Files.write(file, new byte[100_000]);
    answers.add(new Answer(202, ""));
    List<Long> progress = new CopyOnWriteArrayList<>();
    client.upload(file, "a b/ü#.mp4", false, progress::add);
    assertThat(requests)
        .containsExactly("PUT /baton/ctp/a%20b/%C3%BC%23.mp4 Basic YWw6cMOk 100000");
    assertThat(progress).isSorted().endsWith(100_000L);
  }

  @Test
  void asksForTranscoding() throws Exception {
    Path file = Files.write(directory.resolve("film.mkv"), new byte[10]);
    answers.add(new Answer(202, ""));
    client.upload(file, "film.mkv", true, sent -> {});
    assertThat(requests)
        .containsExactly("PUT /baton/ctp/film.mkv?transcode=true Basic YWw6cMOk 10");
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThatThrownBy(() -> client.upload(directory.resolve("none"), "x", false, sent -> {}))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(requests).isEmpty();
  }

  @Test
  void followsAnImportToItsEnd() throws Exception {
    answers.add(new Answer(200, media("\"importing\",\"progress\":0.25")));
    answers.add(new Answer(200, media("\"importing\",\"progress\":0.75")));
    answers.add(new Answer(200, media("\"rejected\",\"reason\":\"no such codec\"")));
    List<Double> seen = new ArrayList<>();
    MediaDocument item = client.awaitImport("a/b", look -> look.progress().ifPresent(seen::add));
    assertThat(item.state()).isEqualTo("rejected");
    assertThat(item.reason()).contains("no such codec");
    assertThat(seen).containsExactly(0.25, 0.75);
    assertThat(pauses).hasSize(2);
  }

  private static String media(String state) {
    return "{\"path\":\"a/b\",\"uploadBytes\":7,\"state\":" + state + "}";
  }

  @Test
  void readsWhatCanBePlayed() throws Exception {
    answers.add(
        new Answer(
            200,
            media(
                "\"ready\",\"rtspUrl\":\"rtsp://h/a/b\",\"content\":{\"sha256\":\"00\","
                    + "\"durationSeconds\":60.5,\"sizeBytes\":9,\"bitrate\":8,\"tracks\":["
                    + "{\"kind\":\"video\",\"codec\":\"H264\",\"bitrate\":8,\"width\":640}]}")));
    MediaDocument item = client.media("a/b");
    assertThat(item.state()).isEqualTo("ready");
    assertThat(item.rtspUrl()).contains(URI.create("rtsp://h/a/b"));
    ContentDocument content = item.content().orElseThrow();
    assertThat(content.durationSeconds()).isEqualTo(60.5);
    assertThat(content.tracks().get(0).width()).contains(640);
    assertThat(content.tracks().get(0).channels()).isEmpty();
  }

  @Test
  void listsPageAfterPage() throws Exception {
    answers.add(
        new Answer(
            200,
            "{\"total\":501,\"items\":[" + media("\"ready\"") + "," + media("\"ready\"") + "]}"));
    answers.add(
        new Answer(
            200,
            "{\"total\":501,\"unheard\":[\"node-2\"],\"items\":[" + media("\"ready\"") + "]}"));
    MediaListDocument list = client.list("a&b");
    assertThat(list.items()).hasSize(3);
    assertThat(list.unheard()).containsExactly("node-2");
    assertThat(requests.get(0)).contains("prefix=a%26b&offset=0");
    assertThat(requests.get(1)).contains("offset=500");
  }

  @Test
  void stopsListingWhenThereIsLessThanAnnounced() throws Exception {
    answers.add(new Answer(200, "{\"total\":3,\"items\":[]}"));
    assertThat(client.list("").items()).isEmpty();
  }

  @Test
  void explainsRefusalsInTheServersWords() {
    answers.add(new Answer(409, "{\"title\":\"In use\",\"detail\":\"3 sessions stream it.\"}"));
    assertThatThrownBy(() -> client.delete("x", true))
        .isInstanceOfSatisfying(
            ServiceException.class, refused -> assertThat(refused.status()).isEqualTo(409))
        .hasMessage("3 sessions stream it.");
    assertThat(requests.get(0)).startsWith("DELETE /baton/ctp/x?force=true");
  }

  @Test
  void explainsRefusalsWithoutWords() {
    answers.add(new Answer(401, ""));
    answers.add(new Answer(500, "<html>stack trace</html>"));
    assertThatThrownBy(() -> client.node())
        .isInstanceOfSatisfying(
            ServiceException.class, refused -> assertThat(refused.isDenied()).isTrue())
        .hasMessageContaining("password");
    assertThatThrownBy(() -> client.endSession("a/b")).hasMessage("the server answered 500");
    assertThat(requests.get(1)).contains("/sessions/a%2Fb");
  }

  @Test
  void refusesWhatIsNotTheJsonExpected() {
    answers.add(new Answer(200, "hello"));
    assertThatThrownBy(() -> client.sessions())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("JSON");
  }

  @Test
  void saysThatNobodyAnswers() {
    URI nobody = uri();
    server.stop(0);
    assertThatThrownBy(
            () -> new ContentProviderClient(nobody, Optional.empty(), ServerTrust.system()).node())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot connect to http://127.0.0.1");
  }

  @Test
  void refusesServersThatAreNoHttpUrl() {
    for (String url : List.of("ftp://h/", "localhost:8080", "http:/x")) {
      assertThatThrownBy(
              () ->
                  new ContentProviderClient(
                      URI.create(url), Optional.empty(), ServerTrust.system()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
