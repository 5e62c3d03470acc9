package io.baton.client.cli;

import java.io.PrintWriter;

/**
 * How far something is: a bar that is redrawn on a terminal, elsewhere a line at every quarter.
 * Goes to the error stream, so that output can be piped.
 */
final class Progress {
  private static final int WIDTH = 30;
  private static final int PLAIN_STEP = 25;

  private final PrintWriter out;
  private final boolean terminal;
  private final String what;
  private int shown = -1;

  /**
   * A progress display.
   *
   * @param terminal whether lines can be redrawn
   * @param what is in progress
   */
  Progress(PrintWriter out, boolean terminal, String what) {
    this.out = out;
    this.terminal = terminal;
    this.what = what;
  }

  /** Shows a part, 0 to 1. Thread-safe. */
  synchronized void show(double part) {
    int percent = (int) Math.max(0, Math.min(100, Math.floor(part * 100)));
    if (percent == shown) {
      return;
    }
    if (terminal) {
      draw(percent);
    } else if (shown < 0 || percent / PLAIN_STEP > shown / PLAIN_STEP) {
      out.println(what + " " + percent + " %");
    }
    shown = percent;
  }

  /** Ends the line of the bar. */
  synchronized void end() {
    if (terminal && shown >= 0) {
      out.println();
      shown = -1;
    }
  }

  private void draw(int percent) {
    int filled = percent * WIDTH / 100;
    out.print(
        "\r"
            + what
            + " ["
            + "#".repeat(filled)
            + " ".repeat(WIDTH - filled)
            + "] "
            + Units.format("%3d %%", percent));
    out.flush();
  }
}
