package io.baton.client.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long MIB = 1 << 20;

  private final StringWriter text = new StringWriter();
  private long now = 42;

  private Progress progress(boolean terminal, OptionalLong bytes) {
    return new Progress(new PrintWriter(text, true), terminal, "uploading x", bytes, () -> now);
  }

  /** Goes on evenly. */
  private void run(Progress progress, int fromPercent, int toPercent, long millisPerPercent) {
    for (int percent = fromPercent; percent <= toPercent; percent++) {
      progress.show(percent / 100.0);
      now += TimeUnit.MILLISECONDS.toNanos(millisPerPercent);
    }
  }

  @Test
  void tellsRateAndTimeLeftAtEveryQuarter() {
    try (Progress progress = progress(false, OptionalLong.of(200 * MIB))) {
      run(progress, 0, 100, 1000);
    }
    assertThat(text.toString().lines())
        .containsExactly(
            "uploading x 0 %",
            "uploading x 25 %  2.0 MiB/s  1:15 left",
            "uploading x 50 %  2.0 MiB/s  0:50 left",
            "uploading x 75 %  2.0 MiB/s  0:25 left",
            "uploading x 100 %  2.0 MiB/s");
  }

  @Test
  void followsAChangeOfPace() {
    try (Progress progress = progress(false, OptionalLong.empty())) {
      run(progress, 0, 40, 100);
      run(progress, 41, 50, 4000);
    }
    assertThat(text.toString().lines().skip(2)).containsExactly("uploading x 50 %  3:20 left");
  }

  @Test
  void redrawsTheLineOfATerminalThoughThePercentageStays() {
    Progress progress = progress(true, OptionalLong.of(1000 * MIB));
    for (int i = 0; i < 10; i++) {
      progress.show(0.001 * i);
      now += TimeUnit.MILLISECONDS.toNanos(300);
    }
    progress.close();
    progress.close();
    List<String> drawn = List.of(text.toString().split("\r", -1));
    assertThat(drawn).hasSize(11);
    assertThat(drawn.get(10)).contains("0 %  3.3 MiB/s  4:58 left").endsWith("\n");
  }
}
