package io.baton.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends malformed RTSP requests to a server on this machine, while streams play elsewhere, and
 * counts how they are answered. Each has a connection of its own: a server closes one at the first
 * request that it cannot find the end of, and would never read the others. Usage: {@code
 * MalformedRequestFlood PORT COUNT [SEED]}; the same seed sends the same requests.
 */
public final class MalformedRequestFlood {
  private static final int THREADS = 4;
  private static final int READ_TIMEOUT_MILLIS = 2_000;
  private static final int BUFFER = 65_536;
  private static final int MAX_MUTATIONS = 6;
  private static final List<String> VALID =
      List.of(
          message("OPTIONS * RTSP/1.0", "CSeq: 1"),
          message(
              "DESCRIBE rtsp://127.0.0.1/film.mp4 RTSP/1.0", "CSeq: 2", "Accept: application/sdp"),
          message(
              "SETUP rtsp://127.0.0.1/film.mp4/trackID=0 RTSP/1.0",
              "CSeq: 3",
              "Transport: RTP/AVP;unicast;client_port=5000-5001"),
          message(
              "PLAY rtsp://127.0.0.1/film.mp4 RTSP/1.0",
              "CSeq: 4",
              "Session: 0123456789abcdef",
              "Range: npt=0.000-",
              "Scale: 2.0"),
          message(
                  "SET_PARAMETER rtsp://127.0.0.1/film.mp4 RTSP/1.0",
                  "CSeq: 5",
                  "Content-Length: 12")
              + "position: 5\n",
          message("TEARDOWN rtsp://127.0.0.1/film.mp4 RTSP/1.0", "CSeq: 6", "Session: x"));
  private static final List<String> POISON =
      List.of(
          "\0",
          "\r",
          "\n",
          ": ",
          "%00",
          "%",
          "../",
          "-1",
          "99999999999999999999",
          "\u00ff",
          "$",
          "npt=",
          ";",
          ",",
          "=",
          "\"",
          "Content-Length: 2147483648\r\n",
          "x".repeat(9_000));

  private final int port;
  private final AtomicInteger remaining;
  private final Map<String, LongAdder> outcomes = new TreeMap<>();

  private MalformedRequestFlood(int port, int count) {
    this.port = port;
    this.remaining = new AtomicInteger(count);
  }

  private static String message(String... lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  /** Runs the flood and prints the outcomes. */
  public static void main(String[] arguments) throws InterruptedException {
    int count = Integer.parseInt(arguments[1]);
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    MalformedRequestFlood flood = new MalformedRequestFlood(Integer.parseInt(arguments[0]), count);
    long start = System.nanoTime();
    flood.run(seed);
    System.out.printf(
        "{\"requests\":%d,\"seconds\":%.1f,\"answers\":%s}%n",
        count, (System.nanoTime() - start) / 1e9, flood.outcomes);
  }

  private void run(long seed) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(seed + i);
      threads.execute(() -> flood(random));
    }
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.HOURS);
  }

  private void flood(Random random) {
    while (remaining.get() > 0) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        send(socket, random);
        count(socket.getInputStream());
      } catch (IOException e) {
        outcome("connection ended");
      }
    }
  }

  private void send(Socket socket, Random random) throws IOException {
    remaining.decrementAndGet();
    socket.getOutputStream().write(malformed(random));
    socket.shutdownOutput();
  }

  private static byte[] malformed(Random random) {
    StringBuilder request = new StringBuilder(VALID.get(random.nextInt(VALID.size())));
    int mutations = 1 + random.nextInt(MAX_MUTATIONS);
    for (int i = 0; i < mutations; i++) {
      int at = random.nextInt(request.length());
      switch (random.nextInt(4)) {
        case 0 -> request.setCharAt(at, (char) random.nextInt(256));
        case 1 -> request.insert(at, POISON.get(random.nextInt(POISON.size())));
        case 2 -> request.delete(at, Math.min(request.length(), at + 1 + random.nextInt(20)));
        default -> request.insert(at, request.substring(at / 2, at));
      }
      if (request.isEmpty()) {
        request.append('\0');
      }
    }
    return request.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void count(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    StringBuilder answers = new StringBuilder();
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      answers.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
    }
    answers
        .toString()
        .lines()
        .filter(line -> line.startsWith("RTSP/1.0 "))
        .forEach(line -> outcome(line.substring(9, 12)));
  }

  private void outcome(String name) {
    synchronized (outcomes) {
      outcomes.computeIfAbsent(name, unknown -> new LongAdder()).increment();
    }
  }
}
