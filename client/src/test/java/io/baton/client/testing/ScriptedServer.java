package io.baton.client.testing;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An RTSP server that answers each method with fixed text, so that a client can be shown what no
 * decent server says. Unless told otherwise it sets up one audio track, interleaved.
 */
public final class ScriptedServer implements Closeable {
  private static final int PATIENCE_SECONDS = 10;
  private static final String SDP =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 0 RTP/AVP 0\r\n";

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final ServerSocket listener;
  private volatile Socket connection;

  public ScriptedServer() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    answer("DESCRIBE", description(SDP));
    answer(
        "SETUP",
        "200 OK\r\nSession: s1;timeout=1\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n");
    answer("PLAY", "200 OK\r\nRange: npt=0-\r\n");
    Thread thread = new Thread(this::serve, "scripted-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** The answer to DESCRIBE with a session description. */
  public static String description(String sdp) {
    return "200 OK\r\nContent-Type: application/sdp\r\nContent-Length: "
        + sdp.length()
        + "\r\n\r\n"
        + sdp;
  }

  /**
   * Sets the answer to a method.
   *
   * @param answer status, reason, header lines, and after an empty line the body; the CSeq is added
   */
  public void answer(String method, String answer) {
    answers.put(method, answer);
  }

  /** Of the film. */
  public String url() {
    return "rtsp://127.0.0.1:" + listener.getLocalPort() + "/film";
  }

  /** The first line of the next message of one kind that came; others before it are dropped. */
  public String awaitMessage(String beginning) throws InterruptedException {
    String line;
    do {
      line = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } while (line != null && !line.startsWith(beginning));
    return line;
  }

  /** Sends something unasked. */
  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends something unasked, such as interleaved packets. */
  public void send(byte[] octets) throws IOException {
    connection.getOutputStream().write(octets);
  }

  private void serve() {
    try {
      while (true) {
        try (Socket accepted = listener.accept()) {
          connection = accepted;
          converse(accepted);
        }
      }
    } catch (IOException e) {
      received.add("closed: " + e.getMessage());
    }
  }

  private void converse(Socket socket) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    for (String first = reader.readLine(); first != null; first = reader.readLine()) {
      String cseq = "";
      for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
        cseq = line.toLowerCase(Locale.ROOT).startsWith("cseq:") ? line : cseq;
      }
      if (!first.startsWith("RTSP/")) {
        send(reply(answers.getOrDefault(first.split(" ", 2)[0], "200 OK\r\n"), cseq));
      }
      // Answered first: a test that waits for it may close the connection.
      received.add(first);
    }
  }

  private static String reply(String answer, String cseq) {
    if (!Character.isDigit(answer.charAt(0))) {
      return answer;
    }
    int headEnd = answer.indexOf("\r\n") + 2;
    String rest = answer.substring(headEnd);
    String end = rest.contains("\r\n\r\n") ? "" : "\r\n";
    return "RTSP/1.0 " + answer.substring(0, headEnd) + cseq + "\r\n" + rest + end;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    if (connection != null) {
      connection.close();
    }
  }
}
