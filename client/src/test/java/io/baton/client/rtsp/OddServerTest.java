package io.baton.client.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.client.network.ServerTrust;
import io.baton.client.network.ServiceException;
import io.baton.client.testing.ScriptedServer;
import io.baton.model.delivery.DeliveryTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the client makes of servers that redirect it, know less than ours, or talk nonsense. */
class OddServerTest {
  private static final String LINE_END = "\r\n";

  private final CompletableFuture<String> redirection = new CompletableFuture<>();
  private final SessionListener listener =
      new SessionListener() {
        @Override
        public void redirected(String location) {
          redirection.complete(location);
        }
      };
  private ScriptedServer server;
  private StreamingClient client;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    client = new StreamingClient(1, ServerTrust.system());
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  private RtspSession open() throws Exception {
    return client
        .open(RtspAddress.parse(server.url()), DeliveryTransport.TCP, listener)
        .get(10, TimeUnit.SECONDS);
  }

  private void play() throws Exception {
    open()
        .play(PlaybackOptions.from(DeliveryTransport.TCP, Duration.ZERO))
        .get(10, TimeUnit.SECONDS);
  }

  @Test
  void playsFromAServerThatSaysTheLeast() throws Exception {
    play();
    assertThat(server.awaitMessage("PLAY")).isEqualTo("PLAY " + server.url() + " RTSP/1.0");
  }

  @Test
  void tellsOfARedirectRequestAndConfirmsIt() throws Exception {
    open();
    server.send("REDIRECT * RTSP/1.0\r\nCSeq: 7\r\nLocation: rtsp://other/film\r\n\r\n");
    assertThat(redirection.get(10, TimeUnit.SECONDS)).isEqualTo("rtsp://other/film");
    assertThat(server.awaitMessage("RTSP/1.0")).isEqualTo("RTSP/1.0 200 OK");
  }

  @Test
  void declinesRequestsThatAreNotForClients() throws Exception {
    open();
    server.send("PLAY * RTSP/1.0\r\nCSeq: 8\r\n\r\n");
    assertThat(server.awaitMessage("RTSP/1.0")).startsWith("RTSP/1.0 501");
  }

  @Test
  void followsNoCircleOfRedirections() {
    server.answer("DESCRIBE", "302 Found\r\nLocation: " + server.url() + "\r\n");
    assertThatThrownBy(this::open).hasRootCauseMessage("more than 5 redirections");
  }

  @Test
  void takesARedirectionToNowhereForARefusal() {
    server.answer("DESCRIBE", "302 Found\r\n");
    assertThatThrownBy(this::open)
        .rootCause()
        .isInstanceOfSatisfying(
            ServiceException.class, refusal -> assertThat(refusal.status()).isEqualTo(302));
  }

  @Test
  void refusesToGoWhereNoStreamsAre() {
    server.answer("DESCRIBE", "301 Moved\r\nLocation: http://127.0.0.1/film\r\n");
    assertThatThrownBy(this::open).hasCauseInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource({"501 Not Implemented", "405 Method Not Allowed"})
  void isKeptAliveByOptionsWhereGetParameterIsUnknown(String refusal) throws Exception {
    server.answer("GET_PARAMETER", refusal + "\r\n");
    open();
    assertThat(server.awaitMessage("GET_PARAMETER")).isNotNull();
    assertThat(server.awaitMessage("OPTIONS")).isEqualTo("OPTIONS " + server.url() + " RTSP/1.0");
  }

  /** In the table a semicolon ends a line, and an exclamation mark stands for a semicolon. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DESCRIBE | HTTP/1.1 400 Bad Request; | no RTSP",
        "DESCRIBE | 200 OK | cannot be read",
        "DESCRIBE | 200 OK;Content-Length: -1 | no RTSP",
        "SETUP    | 200 OK;Transport: RTP/AVP/TCP!interleaved=0-1 | no Session header",
        "SETUP    | 200 OK;Session: s1 | no Transport header",
        "SETUP    | 200 OK;Session: s1;Transport: RTP/AVP/TCP!interleaved=x | unusable",
        "SETUP    | 461 Unsupported Transport | 461",
        "PLAY     | 200 OK;Range: npt=yesterday | unusable",
        "PLAY     | 200 OK;RTP-Info: nonsense | unusable",
      })
  void saysWhatIsWrongWithAnAnswer(String method, String answer, String problem) {
    server.answer(method, answer.replace(";", LINE_END).replace('!', ';') + LINE_END);
    assertThatThrownBy(this::play)
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource({"v=1, cannot be read", "v=0, neither audio nor video"})
  void saysWhatIsWrongWithADescription(String sdp, String problem) {
    server.answer("DESCRIBE", ScriptedServer.description(sdp + "\r\n"));
    assertThatThrownBy(this::open).hasMessageContaining(problem);
  }
}
