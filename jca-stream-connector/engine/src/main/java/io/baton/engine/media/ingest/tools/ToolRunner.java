package io.baton.engine.media.ingest.tools;

import io.baton.connector.media.MediaRejectedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Runs the processes of one import: each with limits of its own on memory, processor time and file
 * size, all together within one limit of time. Whatever a process does, it is gone when {@link
 * #run} returns or throws, its children too.
 */
public final class ToolRunner {
  /**
   * Sets the limits and becomes the tool. It runs at low priority: streams come first. {@code -f}
   * counts in blocks of 512 bytes.
   */
  private static final String LAUNCHER =
      "ulimit -c 0; ulimit -v \"$1\"; ulimit -t \"$2\"; ulimit -f \"$3\"; shift 3;"
          + " exec nice -n 10 \"$@\"";

  private static final int FILE_BLOCK = 512;
  private static final long LOOK_INTERVAL = TimeUnit.SECONDS.toNanos(1);

  private final ToolLimits limits;
  private final Map<String, String> environment;
  private final Path directory;
  private final Function<List<String>, List<String>> sandbox;
  private final DiskReserve reserve;
  private final ToolTime time;
  private final long deadline;
  private long nextLook;

  /**
   * Starts the clock.
   *
   * @param environment the whole environment of the processes, beside a search path and locale
   * @param directory their working directory
   * @param sandbox makes a command one that runs in a sandbox
   * @param reserve of the disk that they write to; asked while they run
   * @param time counts what they use
   */
  public ToolRunner(
      ToolLimits limits,
      Map<String, String> environment,
      Path directory,
      Function<List<String>, List<String>> sandbox,
      DiskReserve reserve,
      ToolTime time) {
    this.limits = limits;
    this.environment = environment;
    this.directory = directory;
    this.sandbox = sandbox;
    this.reserve = reserve;
    this.time = time;
    this.nextLook = System.nanoTime();
    this.deadline = nextLook + limits.time().toNanos();
  }

  /**
   * Runs a process to its end.
   *
   * @param command program and arguments
   * @param output takes its standard output, in this thread
   * @throws ToolFailedException if its exit status is not 0, or the disk's reserve is reached
   * @throws MediaRejectedException if it takes too long, or {@code output} says so
   * @throws InterruptedException if this thread was interrupted
   */
  public void run(List<String> command, LineSink output)
      throws IOException, ToolFailedException, MediaRejectedException, InterruptedException {
    Process process = start(command);
    time.began(process);
    OutputLines lines = new OutputLines(process.getInputStream());
    ErrorTail errors = new ErrorTail(process.getErrorStream());
    Thread outputThread = pump(lines, "media-tool-output");
    Thread errorThread = pump(errors, "media-tool-errors");
    try {
      process.getOutputStream().close();
      for (String line = next(process, lines);
          !OutputLines.isEnd(line);
          line = next(process, lines)) {
        output.accept(line);
      }
      if (!process.waitFor(remaining(), TimeUnit.NANOSECONDS)) {
        throw tooLong();
      }
      errorThread.join(TimeUnit.NANOSECONDS.toMillis(remaining()) + 1);
    } finally {
      kill(process);
      time.ended(process);
      outputThread.interrupt();
    }
    if (process.exitValue() != 0) {
      String tool = Path.of(command.get(0)).getFileName().toString();
      throw new ToolFailedException(tool, process.exitValue(), errors.complaint());
    }
  }

  private Process start(List<String> command) throws IOException {
    List<String> launch = new ArrayList<>(List.of("/bin/sh", "-c", LAUNCHER, "media-tool"));
    launch.add(Long.toString(limits.memoryBytes() >> 10));
    launch.add(Long.toString(limits.time().toSeconds() + 1));
    launch.add(Long.toString(limits.fileBytes() / FILE_BLOCK + 1));
    launch.addAll(sandbox.apply(command));
    ProcessBuilder builder = new ProcessBuilder(launch).directory(directory.toFile());
    setEnvironment(builder, environment);
    return builder.start();
  }

  /** Gives a process what tools need in their environment, and nothing of the server's. */
  static void setEnvironment(ProcessBuilder builder, Map<String, String> environment) {
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
    builder.environment().put("LC_ALL", "C");
  }

  private static Thread pump(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** The next line; looks after the disk once a second, whether lines come or not. */
  private String next(Process process, OutputLines lines)
      throws IOException, InterruptedException, MediaRejectedException, ToolFailedException {
    String line = null;
    while (line == null) {
      if (remaining() == 0) {
        throw tooLong();
      }
      if (System.nanoTime() - nextLook >= 0) {
        requireSpace(0);
        time.look(process);
        nextLook = System.nanoTime() + LOOK_INTERVAL;
      }
      line = lines.poll(Math.min(remaining(), LOOK_INTERVAL));
    }
    return line;
  }

  /**
   * Makes sure that something may be written.
   *
   * @throws ToolFailedException if less than the disk's reserve would be left
   */
  public void requireSpace(long octets) throws IOException, ToolFailedException {
    if (!reserve.allows(octets)) {
      throw ToolFailedException.diskReserveReached();
    }
  }

  private long remaining() {
    return Math.max(0, deadline - System.nanoTime());
  }

  private MediaRejectedException tooLong() {
    return new ImportBoundException(
        "the import took longer than the limit of " + limits.time().toSeconds() + " s");
  }

  /** Ends a process with its children. */
  static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
