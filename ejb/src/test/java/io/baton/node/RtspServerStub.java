package io.baton.node;

import io.baton.connector.RtspEndpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A port that gives every caller the same answer to its first line. */
final class RtspServerStub implements AutoCloseable {
  private final ServerSocket port;
  private final byte[] answer;

  RtspServerStub(String answer) throws IOException {
    this.port = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.answer = answer.getBytes(StandardCharsets.US_ASCII);
    new Thread(this::serve, "rtsp-stub").start();
  }

  RtspEndpoint endpoint() {
    return new RtspEndpoint("0.0.0.0", port.getLocalPort(), 0, 0);
  }

  private void serve() {
    while (!port.isClosed()) {
      try (Socket caller = port.accept()) {
        caller.getInputStream().read();
        caller.getOutputStream().write(answer);
        if (answer.length == 0) {
          // Silent until the caller gives up.
          caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
      } catch (IOException e) {
        if (!port.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    port.close();
  }
}
