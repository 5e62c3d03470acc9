package io.baton.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In a server of the kind that WildFly has. */
class ConnectionLimitTest {
  private static final int MOST = 3;
  private static final String SLOW = "/slow";
  private static final String CLIENT = "127.0.0.1";
  private static final String OTHER_CLIENT = "127.0.0.2";

  private final ConnectionShares shares = new ConnectionShares(MOST, System::nanoTime);
  private final CountDownLatch slow = new CountDownLatch(1);

  /** Requests for what is slow. */
  private final Semaphore asked = new Semaphore(0);

  /** Requests whose connection is closed, and no longer counted: that is told in order. */
  private final Semaphore closed = new Semaphore(0);

  private final List<Connection> connections = new ArrayList<>();
  private Undertow server;
  private int port;

  /** A connection of a client, which is kept. */
  private static final class Connection implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answers;

    Connection(String from, int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0);
      socket.setSoTimeout(20_000);
      answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    void send(String path) throws IOException {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: node\r\n\r\n"
                  .formatted(path)
                  .getBytes(StandardCharsets.US_ASCII));
    }

    /** Status line and header lines of an answer without a body. */
    List<String> answer() throws IOException {
      List<String> lines = new ArrayList<>();
      for (String line = answers.readLine();
          line != null && !line.isEmpty();
          line = answers.readLine()) {
        lines.add(line);
      }
      return lines;
    }

    String get(String path) throws IOException {
      send(path);
      return answer().get(0);
    }

    boolean isClosedByServer() throws IOException {
      return answers.read() < 0;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @BeforeEach
  void start() {
    HttpHandler resource = this::answer;
    server =
        Undertow.builder()
            .addHttpListener(0, CLIENT)
            // One, so that an answer is over for the server, too, before the next request begins.
            .setIoThreads(1)
            .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
            .setHandler(new ConnectionLimit(() -> Optional.of(shares), resource))
            .build();
    server.start();
    port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  private void answer(HttpServerExchange exchange) throws InterruptedException {
    if (exchange.getRequestPath().equals(SLOW)) {
      if (exchange.isInIoThread()) {
        asked.release();
        exchange.dispatch(this::answer);
        return;
      }
      slow.await();
    }
    exchange.getConnection().addCloseListener(connection -> closed.release());
    exchange.endExchange();
  }

  @AfterEach
  void stop() throws IOException {
    slow.countDown();
    for (Connection connection : connections) {
      connection.close();
    }
    server.stop();
  }

  private Connection connect(String from) throws IOException {
    Connection connection = new Connection(from, port);
    connections.add(connection);
    return connection;
  }

  private static void await(Semaphore happened, int times) throws InterruptedException {
    assertThat(happened.tryAcquire(times, 20, TimeUnit.SECONDS)).as("in time").isTrue();
  }

  @Test
  void theLongestIdleOneGivesWay() throws Exception {
    Connection first = connect(CLIENT);
    Connection second = connect(CLIENT);
    Connection third = connect(CLIENT);
    for (Connection connection : List.of(first, second, third, first)) {
      assertThat(connection.get("/")).contains("200");
    }

    assertThat(connect(CLIENT).get("/")).contains("200");
    assertThat(second.isClosedByServer()).isTrue();
    assertThat(first.get("/")).contains("200");
    assertThat(third.get("/")).contains("200");
    assertThat(shares.open()).isEqualTo(MOST);
    assertThat(shares.displaced()).isEqualTo(1);
    assertThat(shares.refused()).isZero();
  }

  @Test
  void theNewestIsRefusedWhileAllAreInUse() throws Exception {
    for (int i = 0; i < MOST; i++) {
      connect(CLIENT).send(SLOW);
    }
    await(asked, MOST);

    Connection beyond = connect(CLIENT);
    beyond.send("/");
    assertThat(beyond.answer())
        .anyMatch(line -> line.contains("503"))
        .contains("Retry-After: 10", "Connection: close");
    assertThat(beyond.isClosedByServer()).isTrue();
    assertThat(shares.refused()).isEqualTo(1);

    slow.countDown();
    for (Connection connection : connections.subList(0, MOST)) {
      assertThat(connection.answer().get(0)).contains("200");
    }
  }

  @Test
  void anotherClientHasAShareOfItsOwn() throws Exception {
    for (int i = 0; i < MOST; i++) {
      connect(CLIENT).send(SLOW);
    }
    await(asked, MOST);

    assertThat(connect(OTHER_CLIENT).get("/")).contains("200");
    assertThat(shares.open()).isEqualTo(MOST + 1);
  }

  @Test
  void aConnectionThatIsClosedCountsNoMore() throws Exception {
    for (int i = 0; i < 3 * MOST; i++) {
      try (Connection connection = connect(CLIENT)) {
        assertThat(connection.get("/")).contains("200");
        assertThat(connection.get("/")).contains("200");
        assertThat(shares.open()).as("however many requests").isEqualTo(1);
      }
      await(closed, 2);
      assertThat(shares.open()).isZero();
    }
    assertThat(shares.displaced()).isZero();
  }

  @Test
  void aConnectionOfHttp2CountsOnce() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://%s:%d/".formatted(CLIENT, port))).build();
    for (int i = 0; i < 2 * MOST; i++) {
      HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    assertThat(shares.open()).isEqualTo(1);
    server.stop();
    await(closed, 2 * MOST);
    assertThat(shares.open()).isZero();
  }
}
