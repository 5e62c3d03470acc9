package io.baton.engine.piece.client;

import io.baton.connector.Supplier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A supplier that answers as it is told to; it needs no key. */
final class FakeSupplier implements AutoCloseable {
  static final String GREETING = "HTTP/1.1 204 No Content\r\n\r\n";

  /** What is answered to a request, which is told by its first line; empty means nothing. */
  interface Script {
    String answer(String requestLine) throws IOException;
  }

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Script script;

  FakeSupplier(Script script) throws IOException {
    this.script = script;
    start(this::accept);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "fake-supplier");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = listener.accept();
        connections.add(connection);
        start(() -> serve(connection));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void serve(Socket connection) {
    try (connection;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
      for (String first = in.readLine(); first != null; first = in.readLine()) {
        for (String line = first; line != null && !line.isEmpty(); line = in.readLine()) {
          requests.add(line);
        }
        String answer = first.equals("HEAD / HTTP/1.1") ? greeting() : script.answer(first);
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        if (answer.endsWith("CUT")) {
          return;
        }
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private String greeting() throws IOException {
    String own = script.answer("greeting");
    return own.isEmpty() ? GREETING : own;
  }

  Supplier supplier() {
    return new Supplier("fake", "127.0.0.1", listener.getLocalPort());
  }

  /** Lines of all requests so far. */
  List<String> requests() {
    return requests;
  }

  /** How often something was asked for, by the first line of requests. */
  long asked(String requestLine) {
    return requests.stream().filter(requestLine::equals).count();
  }

  /** Connections that are open. */
  long open() {
    return connections.stream().filter(connection -> !connection.isClosed()).count();
  }

  int connections() {
    return connections.size();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
