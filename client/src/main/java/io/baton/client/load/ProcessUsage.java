package io.baton.client.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process and its children have used, read from Linux's {@code /proc}.
 *
 * @param cpuSeconds user and system time since they started
 * @param residentBytes memory they hold now
 */
record ProcessUsage(double cpuSeconds, long residentBytes) {
  private static final Path PROC = Path.of("/proc");
  private static final double TICKS_PER_SECOND = 100;
  private static final int PAGE = 4096;

  /** Fields of {@code /proc/PID/stat} after the program name, from 0. */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;
  private static final int RESIDENT_PAGES = 21;

  /**
   * Reads the usage of a process and of all that descend from it.
   *
   * @throws IOException if there is no such process, or no {@code /proc}
   */
  static ProcessUsage of(long pid) throws IOException {
    ProcessUsage usage = ofOne(pid);
    List<Long> descendants =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::descendants)
            .map(ProcessHandle::pid)
            .toList();
    for (long descendant : descendants) {
      if (Files.exists(PROC.resolve(Long.toString(descendant)))) {
        usage = usage.plus(ofOne(descendant));
      }
    }
    return usage;
  }

  private static ProcessUsage ofOne(long pid) throws IOException {
    return parse(Files.readString(PROC.resolve(pid + "/stat")));
  }

  /** Reads a line of {@code /proc/PID/stat}. */
  static ProcessUsage parse(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    return new ProcessUsage(
        ticks / TICKS_PER_SECOND, Long.parseLong(fields[RESIDENT_PAGES]) * PAGE);
  }

  private ProcessUsage plus(ProcessUsage other) {
    return new ProcessUsage(cpuSeconds + other.cpuSeconds, residentBytes + other.residentBytes);
  }
}
