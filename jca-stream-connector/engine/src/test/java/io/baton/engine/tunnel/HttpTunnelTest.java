package io.baton.engine.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.testing.RtspTestClient;
import io.baton.engine.testing.SyntheticTrack;
import io.baton.engine.testing.TestEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As ffmpeg ({@code -rtsp_transport http}) and live555 do it. */
class HttpTunnelTest {
  private TestEngine engine;

  @BeforeEach
  void start() throws Exception {
    engine = TestEngine.start();
    engine.decisions().offer("/song", SyntheticTrack.content(60, SyntheticTrack.audio()));
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), engine.port());
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String get(String cookie) {
    return lines(
        "GET /song HTTP/1.0", "x-sessioncookie: " + cookie, "Accept: application/x-rtsp-tunnelled");
  }

  private static String post(String cookie) {
    return lines(
        "POST /song HTTP/1.0",
        "x-sessioncookie: " + cookie,
        "Content-Type: application/x-rtsp-tunnelled",
        "Content-Length: 32767");
  }

  private static String lines(String... lines) {
    return Stream.concat(Stream.of(lines), Stream.of("", "")).collect(Collectors.joining("\r\n"));
  }

  /** The head of the answer to GET. */
  private static String head(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static String request(RtspTestClient client, String method, int cseq, String... headers) {
    String uri = client.uri("/song");
    List<String> head = new ArrayList<>();
    head.add(method + " " + uri + " RTSP/1.0");
    head.add("CSeq: " + cseq);
    head.addAll(List.of(headers));
    String text = lines(head.toArray(String[]::new));
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aFilmIsPlayedThroughAPairOfConnections() throws Exception {
    try (Socket output = connect();
        Socket input = connect()) {
      write(output, get("abc"));
      assertThat(head(output)).startsWith("HTTP/1.0 200").contains("application/x-rtsp-tunnelled");
      RtspTestClient client = new RtspTestClient(output);
      write(input, post("abc"));
      write(input, request(client, "DESCRIBE", 1));
      assertThat(client.reply().status()).isEqualTo(200);
      String setUp = request(client, "SETUP", 2, "Transport: RTP/AVP/TCP;interleaved=0-1");
      for (String piece : setUp.split("(?<=\\G.{7})", -1)) {
        write(input, piece);
      }
      String session = client.reply().session();
      String session2 = "Session: " + session;
      write(input, request(client, "PLAY", 3, session2) + request(client, "OPTIONS", 4));
      assertThat(client.reply().status()).isEqualTo(200);
      assertThat(client.reply().header("CSeq")).isEqualTo("4");
      assertThat(client.frame().bytes().remaining()).isPositive();
      write(input, request(client, "TEARDOWN", 5, session2));
      assertThat(client.reply().status()).isEqualTo(200);
    }
  }

  @Test
  void requestsWithoutTheirOtherHalfAreRefused() throws Exception {
    try (Socket input = connect()) {
      write(input, post("nobody"));
      assertThat(head(input)).startsWith("HTTP/1.0 400");
      assertThat(input.getInputStream().read()).isNegative();
    }
  }

  /** A cookie is no secret: it is good for its client's address alone. */
  @Test
  void anotherClientCannotSpeakInATunnel() throws Exception {
    try (Socket output = connect();
        Socket input =
            new Socket(
                InetAddress.getLoopbackAddress(),
                engine.port(),
                InetAddress.getByName("127.0.0.2"),
                0)) {
      write(output, get("abc"));
      head(output);
      write(input, post("abc"));
      assertThat(head(input)).startsWith("HTTP/1.0 400");
    }
  }

  @Test
  void bothHalvesEndTogether() throws Exception {
    try (Socket output = connect();
        Socket input = connect()) {
      write(output, get("abc"));
      head(output);
      write(input, post("abc"));
      RtspTestClient client = new RtspTestClient(output);
      write(input, request(client, "OPTIONS", 1));
      assertThat(client.reply().status()).isEqualTo(200);
      output.shutdownOutput();
      assertThat(input.getInputStream().read()).isNegative();
    }
  }

  /** What is no tunnel is RTSP, or nothing that is understood. */
  @Test
  void otherHttpIsAnsweredAsBefore() throws Exception {
    try (RtspTestClient client = RtspTestClient.connect(engine.port())) {
      client.sendRaw(lines("GET / HTTP/1.1", "Host: h"));
      assertThat(client.reply().status()).isEqualTo(400);
    }
    try (RtspTestClient client = RtspTestClient.connect(engine.port())) {
      assertThat(client.request("GET_PARAMETER", "/song").status()).isEqualTo(200);
    }
  }
}
