package io.baton.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Runs other programs to their end. */
public final class Programs {
  private static final long LIMIT_MINUTES = 20;

  private Programs() {}

  /**
   * Runs a program whose output goes where the builder says.
   *
   * @throws IllegalStateException if it fails or takes more than twenty minutes
   */
  static void run(ProcessBuilder builder) throws IOException {
    int status = await(builder.start(), builder);
    if (status != 0) {
      throw new IllegalStateException(name(builder) + " ended with status " + status);
    }
  }

  /**
   * Runs a program and keeps what it says, both streams of it if the builder joins them, in a file.
   *
   * @throws IllegalStateException if it fails, with what it said, or takes more than twenty minutes
   */
  static void run(ProcessBuilder builder, Path output) throws IOException {
    int status = await(builder.redirectOutput(output.toFile()).start(), builder);
    if (status != 0) {
      throw new IllegalStateException(
          name(builder) + " ended with status " + status + ":\n" + Files.readString(output));
    }
  }

  /**
   * Runs a program.
   *
   * @return what it said
   * @throws IllegalStateException if it fails, with what it said, or takes more than twenty minutes
   */
  public static String output(String... command) throws IOException {
    return output(Map.of(), command);
  }

  /**
   * Runs a program with additions to its environment.
   *
   * @return what it said
   * @throws IllegalStateException if it fails, with what it said, or takes more than twenty minutes
   */
  static String output(Map<String, String> environment, String... command) throws IOException {
    Path output = Files.createTempFile("program", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      run(builder, output);
      return Files.readString(output);
    } finally {
      Files.delete(output);
    }
  }

  /**
   * Asks a program and all that it started to end, and waits until they have.
   *
   * @throws IllegalStateException if one of them takes longer than the limit
   */
  static void end(Process program, Duration limit) {
    List<ProcessHandle> tree =
        Stream.concat(program.descendants(), Stream.of(program.toHandle())).toList();
    tree.forEach(ProcessHandle::destroy);
    try {
      CompletableFuture.allOf(
              tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .get(limit.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException(program.info().command() + " does not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String name(ProcessBuilder builder) {
    return Path.of(builder.command().get(0)).getFileName().toString();
  }

  private static int await(Process process, ProcessBuilder builder) {
    try {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(name(builder) + " did not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + name(builder), e);
    } finally {
      process.destroy();
    }
  }
}
