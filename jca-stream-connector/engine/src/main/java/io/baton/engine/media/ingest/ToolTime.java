package io.baton.engine.media.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time of the media tools, those that run and those that have ended. What one used after
 * it was last asked for is not counted. Thread-safe.
 */
final class ToolTime {
  private final Map<Process, Long> running = new HashMap<>();
  private long ended;

  /** Counts a process from now on. */
  synchronized void began(Process tool) {
    running.put(tool, 0L);
  }

  /** What it has used stays counted. */
  synchronized void ended(Process tool) {
    ended += running.remove(tool);
  }

  /** Nanoseconds since the start of the node; never less than before. */
  synchronized long nanos() {
    running.replaceAll((tool, before) -> Math.max(before, used(tool)));
    return ended + running.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long used(Process tool) {
    return tool.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }
}
