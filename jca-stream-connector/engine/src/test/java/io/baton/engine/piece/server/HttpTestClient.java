package io.baton.engine.piece.server;

import io.baton.engine.auth.ClientAuthentication;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Speaks HTTP/1.1 over a plain socket, one request after the other, as it is told. */
final class HttpTestClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  private HttpTestClient(String from, int port, int receiveBuffer) throws IOException {
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.bind(new InetSocketAddress(from, 0));
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = socket.getInputStream();
  }

  static HttpTestClient connect(int port) throws IOException {
    return new HttpTestClient("127.0.0.1", port, 0);
  }

  static HttpTestClient connectFrom(String address, int port) throws IOException {
    return new HttpTestClient(address, port, 0);
  }

  static HttpTestClient slow(int port, int receiveBuffer) throws IOException {
    return new HttpTestClient("127.0.0.1", port, receiveBuffer);
  }

  /** An answer; header names in lower case. */
  record Reply(int status, Map<String, String> headers, ByteBuffer octets) {
    byte[] body() {
      byte[] body = new byte[octets.remaining()];
      octets.duplicate().get(body);
      return body;
    }

    String text() {
      return new String(body(), StandardCharsets.UTF_8);
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A request without a body. */
  Reply request(String method, String uri, String... headers) throws IOException {
    send(method + " " + uri + " HTTP/1.1\r\nHost: h\r\n" + lines(headers) + "\r\n");
    return reply(method.equals("HEAD"));
  }

  /** A request with a body. */
  Reply put(String method, String uri, String body, String... headers) throws IOException {
    send(
        "%s %s HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n%s\r\n%s"
            .formatted(method, uri, body.length(), lines(headers), body));
    return reply(false);
  }

  private static String lines(String... headers) {
    return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
  }

  /** Proves to know a key; the status of the answer. */
  int authenticate(String node, String key) throws IOException {
    Reply challenge = request("HEAD", "/");
    return request("HEAD", "/", authorization(node, key, challenge, "HEAD", "/")).status();
  }

  static String authorization(String node, String key, Reply challenge, String method, String uri) {
    ClientAuthentication authentication = new ClientAuthentication(node, key);
    authentication.challenged(List.of(challenge.header("www-authenticate")));
    return "Authorization: " + authentication.authorization(method, uri).orElseThrow();
  }

  Reply reply(boolean head) throws IOException {
    String statusLine = line();
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = head ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the body is cut after " + body.length);
    }
    return new Reply(Integer.parseInt(statusLine, 9, 12, 10), headers, ByteBuffer.wrap(body));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("closed");
      }
      line.write(octet);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  /** Waits until an answer begins. */
  void awaitAnswer() throws IOException {
    if (in.read() < 0) {
      throw new EOFException("closed");
    }
  }

  /** Reads until the other side closes. */
  byte[] rest() throws IOException {
    return in.readAllBytes();
  }

  /** Whether the other side has closed, or does within the time-out. */
  boolean isClosed() throws IOException {
    try {
      return in.read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
