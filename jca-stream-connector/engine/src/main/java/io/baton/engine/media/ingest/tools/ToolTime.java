package io.baton.engine.media.ingest.tools;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time of the media tools, those that run and those that have ended. What one used after
 * it was last asked for is not counted. Thread-safe.
 */
public final class ToolTime {
  private final Map<Process, Usage> running = new HashMap<>();
  private long ended;

  /**
   * What a tool has used.
   *
   * @param processes the tool, in a sandbox the child that it runs in too
   * @param nanos processor time when it was last asked for
   */
  private record Usage(List<ProcessHandle> processes, long nanos) {
    Usage now() {
      return new Usage(processes, Math.max(nanos, processes.stream().mapToLong(Usage::used).sum()));
    }

    private static long used(ProcessHandle process) {
      return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
  }

  /** Counts a process from now on. */
  synchronized void began(Process tool) {
    running.put(tool, new Usage(List.of(tool.toHandle()), 0));
  }

  /** Finds the children of a process, which takes milliseconds. */
  void look(Process tool) {
    List<ProcessHandle> processes =
        Stream.concat(Stream.of(tool.toHandle()), tool.descendants()).toList();
    synchronized (this) {
      running.computeIfPresent(tool, (process, usage) -> new Usage(processes, usage.nanos()));
    }
  }

  /** What it has used stays counted. */
  synchronized void ended(Process tool) {
    ended += running.remove(tool).nanos();
  }

  /** Nanoseconds since the start of the node; never less than before. */
  public synchronized long nanos() {
    running.replaceAll((tool, usage) -> usage.now());
    return ended + running.values().stream().mapToLong(Usage::nanos).sum();
  }
}
