package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What strangers send to the ports of nodes before anything asks them who they are. */
@ExtendWith(SharedCluster.class)
class StrangersIT {
  private static final int TWO_GIGABYTES = Integer.MAX_VALUE - 15;
  private static final int PATIENCE_MILLIS = 20_000;

  /** Less than the server waits for a request. */
  private static final int SOON_MILLIS = 3_000;

  private static final int HTTP_CONNECTIONS_PER_CLIENT = 250;

  private final LocalCluster cluster;

  StrangersIT(LocalCluster cluster) {
    this.cluster = cluster;
  }

  /** A message of JGroups 5.5 with a payload of 2 GB, for which it reserved memory at once. */
  @Test
  void fiftyBytesDoNotReachTheGroup() throws IOException {
    int version = 5 << 11 | 5 << 6 | 2;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("bela");
    out.writeShort(version);
    out.writeShort(7);
    out.writeByte(4);
    out.write(new byte[] {127, 0, 0, 2});
    out.writeShort(20_000);
    out.writeInt(24);
    out.writeShort(version);
    out.write(new byte[8]);
    out.writeInt(TWO_GIGABYTES);
    out.write(new byte[10]);

    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(answer(cluster.port(7600, 1), bytes.toByteArray()))
          .as("an alert of TLS, or nothing")
          .matches(answer -> answer.isEmpty() || answer.charAt(0) == 0x15);
    }
    assertNodeWorks();
  }

  /** H2 answers in UTF-16 that it is out of memory, if it reads what it is sent. */
  @Test
  void fiftyBytesDoNotReachTheDatabase() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(17);
    out.writeInt(20);
    out.writeInt(TWO_GIGABYTES);
    out.write(new byte[40]);

    assertThat(answer(cluster.port(9092, 1), bytes.toByteArray()).replace("\0", ""))
        .doesNotContain("memory");
    assertNodeWorks();
  }

  @Test
  void aHeadOfARequestIsBounded() throws IOException {
    StringBuilder head = new StringBuilder("GET /baton/ HTTP/1.1\r\nHost: localhost\r\n");
    for (int header = 0; header < 50; header++) {
      head.append("X-").append(header).append(": ").append("a".repeat(1000)).append("\r\n");
    }

    String answer =
        answer(
            cluster.port(8080, 1),
            head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));

    assertThat(answer).doesNotStartWith("HTTP/1.1 2").doesNotStartWith("HTTP/1.1 3");
    assertNodeWorks();
  }

  /** The longest idle connections give way: more than the limit may be made, none is refused. */
  @Test
  void oneAddressHasItsShareOfTheHttpConnections() throws IOException {
    InetAddress stranger = InetAddress.getByName("127.0.0.3");
    byte[] request =
        "GET /baton/api/v1/media HTTP/1.1\r\nHost: localhost\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    List<Socket> connections = new ArrayList<>();
    try {
      for (int i = 0; i < HTTP_CONNECTIONS_PER_CLIENT + 20; i++) {
        Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), cluster.port(8080, 1), stranger, 0);
        connections.add(socket);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(request);
        assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 401");
      }

      connections.get(0).setSoTimeout(SOON_MILLIS);
      connections.get(0).getInputStream().readAllBytes();
      assertNodeWorks();
    } finally {
      for (Socket socket : connections) {
        socket.close();
      }
    }
  }

  private void assertNodeWorks() {
    BatonHttp admin = new BatonHttp(cluster.http(1), Optional.of(cluster.admin()));
    assertThat(admin.get("api/v1/media").statusCode()).isEqualTo(200);
  }

  /** Until the server closes the connection. */
  private static String answer(int port, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException e) {
      return "";
    }
  }
}
