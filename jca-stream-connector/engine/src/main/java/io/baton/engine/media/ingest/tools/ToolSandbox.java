package io.baton.engine.media.ingest.tools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs media tools without a network and without other files than their own, those they read and
 * one directory: in Linux namespaces that any user may make, where the kernel allows it. A tool in
 * it has no privileges and sees no other process. Thread-safe.
 */
public final class ToolSandbox {
  private static final String SCRIPT = script();
  private static final Path SYSTEM = Path.of("/usr");
  private static final long PROBE_SECONDS = 30;

  private final Set<Path> readable;

  private ToolSandbox(Set<Path> readable) {
    this.readable = readable;
  }

  private static String script() {
    try (InputStream in = ToolSandbox.class.getResourceAsStream("sandbox.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sandbox for some tools; whether it works here, {@link #obstacle} tells. */
  public static ToolSandbox of(MediaTools tools) {
    Set<Path> readable = new LinkedHashSet<>();
    for (Path tool : List.of(tools.ffmpeg(), tools.ffprobe())) {
      Path directory = tool.toAbsolutePath().getParent();
      if (!directory.startsWith(SYSTEM)) {
        readable.add(directory);
      }
    }
    return new ToolSandbox(readable);
  }

  /**
   * Finds out by running the tools whether the sandbox works on this machine. Takes a fraction of a
   * second.
   *
   * @return what stands against it; empty if it works
   */
  public Optional<String> obstacle(MediaTools tools) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("baton-sandbox");
    try {
      for (Path tool : List.of(tools.ffmpeg(), tools.ffprobe())) {
        List<String> command = List.of(tool.toAbsolutePath().toString(), "-version");
        Optional<String> obstacle = run(wrap(command, directory, List.of()), tools);
        if (obstacle.isPresent()) {
          return obstacle;
        }
      }
      return Optional.empty();
    } finally {
      FileTree.delete(directory);
    }
  }

  private static Optional<String> run(List<String> command, MediaTools tools)
      throws InterruptedException {
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      ToolRunner.setEnvironment(builder, tools.environment());
      process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    ErrorTail errors = new ErrorTail(process.getErrorStream());
    Thread reader = new Thread(errors, "media-sandbox-errors");
    reader.setDaemon(true);
    reader.start();
    try {
      if (!process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
        return Optional.of("a tool did not end in it");
      }
      reader.join(TimeUnit.SECONDS.toMillis(1));
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of("status " + process.exitValue() + ": " + errors.complaint());
    } finally {
      ToolRunner.kill(process);
    }
  }

  /**
   * A command that runs another one in the sandbox.
   *
   * @param command program and arguments
   * @param directory the working directory, which alone can be written
   * @param inputs files and directories that can be read, beside the tools themselves
   */
  public List<String> wrap(List<String> command, Path directory, Collection<Path> inputs) {
    List<String> wrapped =
        new ArrayList<>(
            List.of("unshare", "--user", "--map-root-user", "--mount", "--net", "--ipc"));
    wrapped.addAll(List.of("--pid", "--fork", "--kill-child", "/bin/sh", "-c", SCRIPT));
    wrapped.add("media-sandbox");
    wrapped.add(directory.toAbsolutePath().toString());
    readable.forEach(path -> wrapped.add(path.toString()));
    inputs.forEach(path -> wrapped.add(path.toAbsolutePath().toString()));
    wrapped.add("--");
    wrapped.addAll(command);
    return wrapped;
  }
}
