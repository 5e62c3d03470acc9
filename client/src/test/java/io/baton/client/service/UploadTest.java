package io.baton.client.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.client.network.ClientNetwork;
import io.baton.client.network.Credentials;
import io.baton.client.network.ServerTrust;
import io.baton.client.network.ServiceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uploads to servers that answer when they like, or not at all: none holds the client up. */
@Timeout(30)
class UploadTest {
  private static final int SIZE = 20_000_000;
  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";
  private static final Upload.Patience SHORT =
      new Upload.Patience(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofMillis(500));

  /** What the server does with a connection. */
  @FunctionalInterface
  private interface Script {
    void play(Socket connection, InputStream in) throws Exception;
  }

  @TempDir private static Path directory;

  private final CountDownLatch over = new CountDownLatch(1);
  private final CompletableFuture<Void> played = new CompletableFuture<>();
  private ServerSocket server;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    file = directory.resolve("film.mp4");
    Files.write(file, new byte[SIZE]);
  }

  @AfterEach
  void stop() throws IOException {
    over.countDown();
    server.close();
  }

  private void serve(Script script) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket connection = server.accept();
                  InputStream in = new BufferedInputStream(connection.getInputStream())) {
                script.play(connection, in);
                played.complete(null);
              } catch (Exception e) {
                played.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    return head.toString();
  }

  private static void say(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    connection.getOutputStream().flush();
  }

  private static String refusal(int status, String detail) {
    String body = "{\"title\":\"No\",\"detail\":\"" + detail + "\"}";
    return "HTTP/1.1 "
        + status
        + " No\r\nContent-Type: application/problem+json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void upload() throws Exception {
    Optional<Credentials> who = Optional.of(new Credentials("al", "right"));
    new ContentProviderClient(uri(), who, ServerTrust.system())
        .upload(file, "film", false, sent -> {});
  }

  private Upload.Answer uploadImpatiently() throws Exception {
    try (ClientNetwork network = new ClientNetwork(1, ServerTrust.system(), false);
        FileChannel content = FileChannel.open(file, StandardOpenOption.READ)) {
      URI target = URI.create(uri() + "/film");
      Upload upload = new Upload(target, Optional.empty(), content, sent -> {}, SHORT);
      return network
          .connect(network.nextLoop(), "127.0.0.1", server.getLocalPort(), false, upload::join)
          .thenCompose(upload::begin)
          .get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void sendsNothingOfAFileThatIsRefusedBeforehand() throws Exception {
    CompletableFuture<Integer> rest = new CompletableFuture<>();
    serve(
        (connection, in) -> {
          assertThat(readHead(in))
              .startsWith("PUT /baton/ctp/film HTTP/1.1\r\n")
              .containsIgnoringCase("content-length: " + SIZE + "\r\n")
              .containsIgnoringCase("expect: 100-continue\r\n");
          say(connection, refusal(413, "Files may have 10 MB."));
          rest.complete(in.readAllBytes().length);
        });
    assertThatThrownBy(this::upload)
        .isInstanceOfSatisfying(
            ServiceException.class, refused -> assertThat(refused.status()).isEqualTo(413))
        .hasMessage("Files may have 10 MB.");
    assertThat(rest.get(10, TimeUnit.SECONDS)).isZero();
    played.get(10, TimeUnit.SECONDS);
  }

  @Test
  void saysThatThePasswordIsWrong() {
    serve(
        (connection, in) -> {
          readHead(in);
          say(connection, "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
        });
    assertThatThrownBy(this::upload).hasMessage("wrong user name or password");
  }

  @Test
  void sendsTheWholeFileWhenItIsAskedFor() throws Exception {
    serve(
        (connection, in) -> {
          readHead(in);
          say(connection, CONTINUE);
          in.skipNBytes(SIZE);
          say(connection, "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
        });
    upload();
    played.get(10, TimeUnit.SECONDS);
  }

  @Test
  void sendsTheFileToAServerThatKnowsNoExpectation() throws Exception {
    serve(
        (connection, in) -> {
          readHead(in);
          in.skipNBytes(SIZE);
          say(connection, "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        });
    assertThat(uploadImpatiently().status()).isEqualTo(201);
  }

  /** The server closes with bytes unread, so that the connection is reset. */
  @Test
  void stopsAtARefusalInTheMiddleAndTellsItsReason() throws Exception {
    serve(
        (connection, in) -> {
          readHead(in);
          say(connection, CONTINUE);
          in.skipNBytes(SIZE / 4);
          say(connection, refusal(507, "The disk is full."));
        });
    assertThatThrownBy(this::upload)
        .isInstanceOf(ServiceException.class)
        .hasMessage("The disk is full.");
  }

  @Test
  void saysThatTheServerClosedTheConnection() {
    serve(
        (connection, in) -> {
          readHead(in);
          say(connection, CONTINUE);
          in.skipNBytes(SIZE / 4);
        });
    assertThatThrownBy(this::upload)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed the connection during the upload");
  }

  @Test
  void givesUpOnAServerThatTakesNothingMore() {
    serve(
        (connection, in) -> {
          readHead(in);
          say(connection, CONTINUE);
          over.await();
        });
    assertThatThrownBy(this::uploadImpatiently)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("took nothing and said nothing for 1 s");
  }

  @Test
  void givesUpOnAServerThatTakesAllAndSaysNothing() {
    serve(
        (connection, in) -> {
          readHead(in);
          in.skipNBytes(SIZE);
          over.await();
        });
    assertThatThrownBy(this::uploadImpatiently).hasMessageContaining("said nothing for 1 s");
  }

  @Test
  void saysThatTheAnswerIsNoHttp() {
    serve(
        (connection, in) -> {
          readHead(in);
          say(connection, "220 mail.example.org ESMTP\r\n\r\n");
          over.await();
        });
    assertThatThrownBy(this::upload).hasMessageContaining("no HTTP");
  }
}
