package io.baton.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baton.client.testing.EngineFixture;
import io.baton.client.testing.Undisturbed;
import io.baton.engine.media.testing.SampleMedia;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whole command lines: streams against the real engine, HTTP against canned answers. */
class BatonTest {
  private static final Map<String, String> CANNED = new ConcurrentHashMap<>();
  private static final List<String> QUERIES = new CopyOnWriteArrayList<>();

  @TempDir static Path store;
  private static EngineFixture engine;
  private static HttpServer http;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws Exception {
    engine = new EngineFixture(store);
    engine.add("film", SampleMedia.H264_AAC.file(4));
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", BatonTest::answer);
    http.start();
  }

  @AfterAll
  static void stop() {
    http.stop(0);
    engine.close();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    QUERIES.add(exchange.getRequestURI().toString());
    String canned = CANNED.get(path);
    byte[] body =
        (canned == null ? "{\"detail\":\"There is nothing here.\"}" : canned)
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(canned == null ? 404 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String server() {
    return "--server=http://127.0.0.1:" + http.getAddress().getPort();
  }

  private int run(String... arguments) {
    return Baton.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  /** Runs what must succeed, and does unless the machine stalls. */
  private void runInTime(String... arguments) throws Exception {
    Undisturbed.call(
        () -> {
          out.getBuffer().setLength(0);
          err.getBuffer().setLength(0);
          assertThat(run(arguments)).as("status; %s%s", out, err).isZero();
          return null;
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "play",
        "play http://host/x",
        "play rtsp://host/x --transport=smoke",
        "play rtsp://host/x --start=soon",
        "load rtsp://host/x",
        "load rtsp://host/x -n 0",
        "load rtsp://host/x -n 1 --ramp 0",
        "import",
        "import /no/such/file",
        "sessions",
        "ls --server=gopher://x",
      })
  void tellsWrongUsage(String line) {
    assertThat(run(line.isEmpty() ? new String[0] : line.split(" ", -1))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
  }

  @Test
  void documentsItsExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Exit codes:", "rejected", "losses");
    assertThat(run("load", "--help")).isZero();
    assertThat(run("--version")).isZero();
  }

  @Test
  void wantsAPasswordForAUser() {
    assertThat(run("ls", "--user=al", server())).isEqualTo(2);
    assertThat(err.toString()).contains("BATON_PASSWORD");
  }

  @Test
  void tellsThatTheServerCannotBeReached() {
    assertThat(run("play", "rtsp://127.0.0.1:1/x")).isEqualTo(4);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains("port 1");
  }

  @Test
  void showsWhereAnErrorComesFromOnRequest() {
    assertThat(run("ls", "--server=http://127.0.0.1:1", "--verbose")).isEqualTo(4);
    assertThat(err.toString()).contains("\tat ");
  }

  @Test
  void playsAndReports() throws Exception {
    runInTime("play", engine.url("film"), "--speed=4");
    assertThat(out.toString())
        .contains("H264/90000", "0 lost", "RTP-Info exact")
        .endsWith("clean\n");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void reportsAsJson() throws Exception {
    runInTime("play", engine.url("film"), "--transport=tcp", "--start=0:00:03", "--json");
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.path("tracks")).hasSize(2);
    assertThat(report.path("problems")).isEmpty();
    assertThat(report.path("url").asText()).doesNotContain("s3cret");
  }

  @Test
  void tellsStreamsThatAreRefused() {
    assertThat(run("play", engine.url("none"))).isEqualTo(1);
    assertThat(run("play", engine.anonymousUrl("film"))).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"udp, --threads=1", "udp, --no-gro", "tcp, --threads=1"})
  void measuresManySessions(String transport, String option) throws Exception {
    runInTime(
        "load",
        engine.url("film"),
        "-n",
        "5",
        "--ramp=50",
        "--warm-up=0.2",
        "--duration=1",
        "--transport=" + transport,
        option,
        "--server-pid=" + ProcessHandle.current().pid());
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.path("played").asInt()).isEqualTo(5);
    assertThat(report.path("lost").asInt()).isZero();
    assertThat(report.path("trains").asBoolean())
        .isEqualTo("udp".equals(transport) && Epoll.isAvailable() && !"--no-gro".equals(option));
    double play = report.path("playMillis").path("p50").asDouble();
    assertThat(play).isPositive();
    assertThat(report.path("setUpMillis").path("p50").asDouble()).isGreaterThan(play);
    assertThat(report.path("latenessMillis").path("max").asDouble()).isPositive();
    assertThat(report.path("window").path("octets").asLong()).isPositive();
    assertThat(report.path("window").path("serverCpuSeconds").asDouble()).isPositive();
    assertThat(engine.connection().sessions()).isEmpty();
  }

  @Test
  void sessionsTakeSeveralStreamsInTurn() throws Exception {
    assertThat(run("load", engine.url("film"), engine.url("none"), "-n", "5", "--duration=0.5"))
        .isEqualTo(3);
    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.path("played").asInt()).as("of film").isEqualTo(3);
    assertThat(report.path("urls")).hasSize(2);
    assertThat(report.path("urls").toString()).contains("/film", "/none").doesNotContain("s3cret");
  }

  @Test
  void countsSessionsThatDoNotPlay() {
    assertThat(run("load", engine.url("none"), "-n", "2", "--duration=0")).isEqualTo(3);
    assertThat(out.toString()).contains("\"played\" : 0", "404");
  }

  @Test
  void importsAndFollows(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("a.mp4"), "film");
    CANNED.put("PUT /baton/ctp/films/a.mp4", "");
    CANNED.put(
        "GET /baton/api/v1/media/films/a.mp4",
        "{\"path\":\"films/a.mp4\",\"state\":\"ready\",\"rtspUrl\":\"rtsp://h/films/a.mp4\","
            + "\"content\":{\"sha256\":\"0\",\"durationSeconds\":61,\"sizeBytes\":2048,"
            + "\"bitrate\":64000,\"tracks\":[{\"kind\":\"audio\",\"codec\":\"OPUS\","
            + "\"bitrate\":64000,\"channels\":2,\"sampleRate\":48000}]}}");
    assertThat(run("import", file.toString(), "--as=films/", server())).isZero();
    assertThat(out.toString())
        .contains("films/a.mp4  ready  1:01.0  OPUS  64 kbit/s  2.0 KiB", "rtsp://h/films/a.mp4");
    assertThat(err.toString()).contains("uploading films/a.mp4 100 %");
  }

  @Test
  void tellsWhyAnImportWasRejected(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("b.txt"), "no film");
    CANNED.put("PUT /baton/ctp/b.txt", "");
    CANNED.put(
        "GET /baton/api/v1/media/b.txt",
        "{\"path\":\"b.txt\",\"state\":\"rejected\",\"reason\":\"not media\"}");
    assertThat(run("import", file.toString(), server())).isEqualTo(1);
    assertThat(err.toString()).contains("b.txt was rejected: not media");
    assertThat(run("import", file.toString(), "--no-wait", server())).isZero();
  }

  @Test
  void listsMediaAndSessionsAndShowsTheNode() {
    CANNED.put(
        "GET /baton/api/v1/media",
        "{\"total\":1,\"items\":[{\"path\":\"x\",\"state\":\"importing\",\"progress\":0.5}]}");
    CANNED.put(
        "GET /baton/api/v1/sessions",
        "{\"total\":1,\"items\":[{\"id\":\"s1\",\"path\":\"x\",\"client\":\"::1\","
            + "\"transport\":\"udp\",\"state\":\"playing\",\"positionSeconds\":3661.5,"
            + "\"bitrate\":2000000,\"reportedLoss\":0.01,"
            + "\"created\":\"2026-03-01T12:00:00Z\"}]}");
    CANNED.put(
        "GET /baton/api/v1/node",
        "{\"name\":\"n1\",\"version\":\"1\",\"roles\":[\"portal\"],"
            + "\"started\":\"2026-03-01T12:00:00Z\","
            + "\"rtsp\":{\"host\":\"h\",\"port\":8554,\"answers\":true},"
            + "\"load\":{\"sessions\":2,\"maxSessions\":9,\"cpu\":0.5,\"maxCpu\":0.9}}");
    assertThat(run("ls", server())).isZero();
    assertThat(run("sessions", "ls", server())).isZero();
    assertThat(run("node", server())).isZero();
    assertThat(out.toString())
        .contains("x  importing 50 %", "x at 1:01:01.5", "loss 1.00 %", "2 of 9", "50 % of 90 %");
    assertThat(run("node", "--json", server())).isZero();
  }

  @Test
  void listsAreTheDocumentsOfTheServiceAsJson() throws IOException {
    CANNED.put(
        "GET /baton/api/v1/media",
        "{\"total\":1,\"items\":[{\"path\":\"x\",\"state\":\"ready\"}],\"unheard\":[\"n2\"]}");
    CANNED.put(
        "GET /baton/api/v1/sessions",
        "{\"total\":1,\"items\":[{\"id\":\"s1\",\"created\":\"2026-03-01T12:00:00Z\"}]}");
    ObjectMapper mapper = new ObjectMapper();

    assertThat(run("ls", "--json", server())).isZero();
    JsonNode media = mapper.readTree(out.toString());
    assertThat(media.path("total").asInt()).isEqualTo(1);
    assertThat(media.at("/unheard/0").asText()).isEqualTo("n2");
    assertThat(media.at("/items/0/path").asText()).isEqualTo("x");
    for (String scope : List.of("--cluster=false", "--cluster=true")) {
      out.getBuffer().setLength(0);
      assertThat(run("sessions", "ls", scope, "--json", server())).isZero();
      JsonNode sessions = mapper.readTree(out.toString());
      assertThat(sessions.path("total").asInt()).isEqualTo(1);
      assertThat(sessions.at("/items/0/id").asText()).isEqualTo("s1");
    }
  }

  @Test
  void listsWhatIsAskedFor() {
    String[] options = {"--match=a b", "--state=ready", "--sort=-changed"};
    String parameters = "&q=a%20b&sort=-changed&state=ready";
    CANNED.put("GET /baton/api/v1/media", "{\"total\":0,\"items\":[],\"unheard\":[]}");
    CANNED.put("GET /baton/api/v1/sessions", "{\"total\":0,\"items\":[]}");
    QUERIES.clear();

    assertThat(run("ls", options[0], options[1], options[2], "films/", server())).isZero();
    assertThat(run("sessions", "ls", options[0], options[1], options[2], server())).isZero();
    assertThat(run("sessions", "ls", "--cluster", options[0], options[1], options[2], server()))
        .isZero();

    assertThat(QUERIES)
        .containsExactly(
            "/baton/api/v1/media?prefix=films%2F&offset=0&limit=500" + parameters,
            "/baton/api/v1/sessions?scope=node" + parameters,
            "/baton/api/v1/sessions?scope=cluster" + parameters);
  }

  @Test
  void listsWhatOtherNodesHaveAndWhichDoNotAnswer() {
    CANNED.put(
        "GET /baton/api/v1/media",
        "{\"total\":1,\"unheard\":[\"node-3\"],\"items\":[{\"path\":\"x\",\"state\":\"ready\","
            + "\"nodes\":[\"node-1\",\"node-2\"],\"copies\":[{\"node\":\"node-1\",\"sha256\":\"ab\","
            + "\"durationSeconds\":60.0,\"bitrate\":2000000,\"codecs\":[\"H264\",\"OPUS\"]}]}]}");
    assertThat(run("ls", server())).isZero();
    assertThat(out.toString())
        .isEqualTo("x  ready  1:00.0  H264+OPUS  2.00 Mbit/s  on node-1,node-2\n");
    assertThat(err.toString()).isEqualTo("baton: no answer from node-3\n");
  }

  @Test
  void listNamesWhatIsNotStreamed() {
    CANNED.put(
        "GET /baton/api/v1/media",
        "{\"total\":1,\"items\":[{\"path\":\"film.mkv\",\"state\":\"ready\",\"uploadBytes\":9,"
            + "\"content\":{\"sha256\":\"00\",\"durationSeconds\":60,\"sizeBytes\":9,"
            + "\"bitrate\":8,\"tracks\":[],\"leftOut\":[{\"type\":\"subtitle\","
            + "\"codec\":\"subrip\",\"language\":\"ger\",\"reason\":\"r\"},"
            + "{\"type\":\"chapters\",\"reason\":\"r\"}]}}]}");
    assertThat(run("ls", server())).isZero();
    assertThat(out.toString()).contains("without subtitle subrip (ger), chapters");
  }

  @Test
  void deletesAndEnds() {
    CANNED.put("DELETE /baton/ctp/x", "");
    CANNED.put("DELETE /baton/api/v1/sessions/s1", "");
    assertThat(run("rm", "x", "--force", server())).isZero();
    assertThat(run("sessions", "end", "s1", server())).isZero();
    assertThat(run("rm", "missing", server())).isEqualTo(1);
    assertThat(err.toString()).contains("baton: There is nothing here.");
  }
}
