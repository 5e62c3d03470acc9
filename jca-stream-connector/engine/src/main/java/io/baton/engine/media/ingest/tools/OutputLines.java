package io.baton.engine.media.ingest.tools;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Hands a process's output over, line by line, from a thread that reads it to one that can wait for
 * it no longer than it likes. Holds a bounded number of lines of bounded length.
 */
final class OutputLines implements Runnable {
  private static final int MAX_LINES = 1024;
  private static final int MAX_LINE_OCTETS = 1 << 20;

  /** Marks the end; told from a line by identity. */
  @SuppressWarnings("StringOperationCanBeSimplified")
  private static final String END = new String("");

  private final InputStream stream;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MAX_LINES);

  OutputLines(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public void run() {
    try (InputStream in = new BufferedInputStream(stream, 1 << 16)) {
      readLines(in);
      lines.put(END);
    } catch (IOException e) {
      // The process was killed while it wrote: its end says so.
      offerEnd();
    } catch (InterruptedException e) {
      // The rest is not wanted.
      Thread.currentThread().interrupt();
    }
  }

  private void readLines(InputStream in) throws IOException, InterruptedException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      if (octet == '\n') {
        lines.put(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else if (line.size() < MAX_LINE_OCTETS) {
        line.write(octet);
      }
    }
    if (line.size() > 0) {
      lines.put(line.toString(StandardCharsets.UTF_8));
    }
  }

  private void offerEnd() {
    try {
      lines.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next line, or null if none came in time. */
  String poll(long nanos) throws InterruptedException {
    return lines.poll(nanos, TimeUnit.NANOSECONDS);
  }

  /** Whether what {@link #poll} returned is the end and not a line. */
  @SuppressWarnings("ReferenceEquality")
  static boolean isEnd(String line) {
    return line == END;
  }
}
