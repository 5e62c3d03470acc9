package io.baton.node;

import io.baton.connector.RtspEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks an RTSP port whether it lives, as a client would. */
final class RtspProbe {
  private static final String REQUEST = "OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n";
  private static final String ANSWER = "RTSP/1.0 200";

  private final Duration limit;

  /**
   * A probe.
   *
   * @param limit how long the answer may take
   */
  RtspProbe(Duration limit) {
    this.limit = limit;
  }

  /** Whether an OPTIONS request was answered with 200 in time. */
  boolean answers(RtspEndpoint endpoint) {
    int millis = (int) limit.toMillis();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(reachable(endpoint.host()), endpoint.port()), millis);
      socket.setSoTimeout(millis);
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(ANSWER.length());
      return new String(answer, StandardCharsets.US_ASCII).equals(ANSWER);
    } catch (IOException e) {
      return false;
    }
  }

  private static InetAddress reachable(String host) throws IOException {
    InetAddress bound = InetAddress.getByName(host);
    return bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
  }
}
