package io.baton.engine.media.ingest.remux;

import io.baton.engine.media.ingest.tools.LineSink;
import java.util.function.DoubleConsumer;

/** Follows ffmpeg's {@code -progress} output, lines such as {@code out_time_us=1500000}. */
public final class RemuxProgress implements LineSink {
  private static final String KEY = "out_time_us=";
  private static final double MICROS_PER_SECOND = 1e6;

  private final double totalSeconds;
  private final DoubleConsumer progress;

  /**
   * Prepares to follow.
   *
   * @param totalSeconds playing time of the whole, 0 if it is not known
   * @param progress told the part done, 0.0 to 1.0
   */
  public RemuxProgress(double totalSeconds, DoubleConsumer progress) {
    this.totalSeconds = totalSeconds;
    this.progress = progress;
  }

  @Override
  public void accept(String line) {
    if (totalSeconds > 0 && line.startsWith(KEY)) {
      String micros = line.substring(KEY.length()).strip();
      if (micros.matches("\\d{1,18}")) {
        double seconds = Long.parseLong(micros) / MICROS_PER_SECOND;
        progress.accept(Math.min(1, seconds / totalSeconds));
      }
    }
  }
}
