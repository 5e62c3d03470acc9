package io.baton.engine.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A node that takes connections and gives each request the same answer, or none. */
public final class FakeProvider implements AutoCloseable {
  private static final int BACKLOG = 10;

  private final ServerSocket listener;
  private final List<String> answer;
  private volatile boolean silent;

  private FakeProvider(List<String> answer) throws IOException {
    this.answer = answer;
    this.silent = answer.isEmpty();
    this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    new Thread(this::accept, "fake-provider").start();
  }

  /** Takes requests and says nothing. */
  public static FakeProvider silent() throws IOException {
    return new FakeProvider(List.of());
  }

  /** Answers each request with these lines and its CSeq. */
  public static FakeProvider answering(String... lines) throws IOException {
    return new FakeProvider(List.of(lines));
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = listener.accept();
        new Thread(() -> serve(connection), "fake-provider-connection").start();
      }
    } catch (SocketException e) {
      // Closed: that is how it ends.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket connection) {
    try (connection;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      String cseq = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        cseq = line.startsWith("CSeq:") ? line : cseq;
        if (line.isEmpty() && !silent) {
          String text = String.join("\r\n", answer) + "\r\n" + cseq + "\r\n\r\n";
          connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (SocketException e) {
      // The other side has gone.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on nothing is answered. */
  public void fallSilent() {
    silent = true;
  }

  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
