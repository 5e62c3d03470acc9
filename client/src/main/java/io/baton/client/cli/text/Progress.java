package io.baton.client.cli.text;

import java.io.PrintWriter;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How far something is, how fast it goes and how long it will take: a bar that is redrawn on a
 * terminal, elsewhere a line at every quarter. Goes to the error stream, so that output can be
 * piped. Thread-safe.
 */
public final class Progress implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final int PLAIN_STEP = 25;
  private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final PrintWriter out;
  private final boolean terminal;
  private final String what;
  private final OptionalLong bytes;
  private final LongSupplier clock;
  private final Pace pace;
  private int shown = -1;
  private long drawnAt;
  private int drawnLength;

  /**
   * A progress display.
   *
   * @param terminal whether lines can be redrawn
   * @param what is in progress
   * @param bytes how many there are to do, if it is about bytes
   * @param clock monotonic, nanoseconds
   */
  public Progress(
      PrintWriter out, boolean terminal, String what, OptionalLong bytes, LongSupplier clock) {
    this.out = out;
    this.terminal = terminal;
    this.what = what;
    this.bytes = bytes;
    this.clock = clock;
    this.pace = new Pace(clock.getAsLong());
  }

  /** Shows a part, 0 to 1. */
  public synchronized void show(double part) {
    long now = clock.getAsLong();
    double done = Math.max(0, Math.min(1, part));
    pace.reached(done, now);
    int percent = (int) Math.floor(done * 100);
    if (terminal && (percent != shown || now - drawnAt >= REDRAW_NANOS)) {
      draw(percent, now);
    } else if (!terminal && (shown < 0 || percent / PLAIN_STEP > shown / PLAIN_STEP)) {
      out.println(what + " " + percent + " %" + speed());
    }
    shown = percent;
  }

  /** Ends the line of the bar; a second time it does nothing. */
  @Override
  public synchronized void close() {
    if (terminal && shown >= 0) {
      out.println();
      shown = -1;
    }
  }

  private void draw(int percent, long now) {
    drawnAt = now;
    int filled = percent * WIDTH / 100;
    String bar = "#".repeat(filled) + " ".repeat(WIDTH - filled);
    String line = what + " [" + bar + "] " + Units.format("%3d %%", percent) + speed();
    out.print("\r" + line + " ".repeat(Math.max(0, drawnLength - line.length())));
    out.flush();
    drawnLength = line.length();
  }

  private String speed() {
    String rate =
        bytes.isPresent() && pace.partsPerSecond() > 0
            ? "  " + Units.bytes((long) (bytes.getAsLong() * pace.partsPerSecond())) + "/s"
            : "";
    return rate
        + pace.secondsLeft().stream()
            .mapToObj(left -> "  " + Units.wholeTime((long) Math.ceil(left)) + " left")
            .findFirst()
            .orElse("");
  }
}
