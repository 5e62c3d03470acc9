package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Uploads that bring nothing take no thread of the server, and one publisher has a share only. */
@ExtendWith(SharedNode.class)
class SlowUploadIT {
  /** More than the server has threads for requests, and more than a publisher may send at once. */
  private static final int UPLOADS = 48;

  private static final int MOST_PER_PUBLISHER = 32;

  private final LocalCluster node;
  private final BatonHttp admin;
  private final List<Socket> sockets = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();

  SlowUploadIT(LocalCluster node) {
    this.node = node;
    this.admin = new BatonHttp(node.http(1), Optional.of(node.admin()));
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void theApiAnswersWhileAllUploadsWait() throws IOException {
    for (int i = 0; i < UPLOADS; i++) {
      begin("slow/" + i + ".mp4");
    }
    Awaitility.await("uploads above the limit are refused")
        .atMost(Duration.ofSeconds(30))
        .until(() -> answers().size() == UPLOADS - MOST_PER_PUBLISHER);

    long began = System.nanoTime();
    HttpResponse<String> answer = admin.get("api/v1/media");
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(took).isLessThan(Duration.ofSeconds(10));
    assertThat(answers()).allSatisfy(line -> assertThat(line).startsWith("HTTP/1.1 429 "));
  }

  private void begin(String name) throws IOException {
    URI base = node.http(1);
    Socket socket = new Socket(base.getHost(), base.getPort());
    sockets.add(socket);
    String head =
        "PUT "
            + base.getRawPath()
            + "ctp/"
            + name
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\nAuthorization: "
            + node.admin().basic()
            + "\r\n\r\nx";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
  }

  /** The answers that have come. */
  private List<String> answers() throws IOException {
    for (Socket socket : sockets) {
      int available = socket.getInputStream().available();
      if (available > 0) {
        byte[] bytes = socket.getInputStream().readNBytes(available);
        seen.add(new String(bytes, StandardCharsets.US_ASCII));
      }
    }
    return seen;
  }
}
