package io.baton.engine.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link TestEngine} in a Java virtual machine of its own, with the memory that a test gives it.
 * It has {@code /song}, sound, and {@code /fat}, 28 Mbit/s, of a minute each; it answers each line
 * with its number of sessions.
 */
public final class EngineProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final int port;

  private EngineProcess(Process process) throws IOException {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.port = Integer.parseInt(answers.readLine());
  }

  /**
   * Starts one.
   *
   * @param log where it writes its messages to
   * @param options of the virtual machine
   * @param settings key and value in turn
   */
  public static EngineProcess start(Path log, List<String> options, String... settings)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(EngineProcess.class.getName());
    command.addAll(List.of(settings));
    return new EngineProcess(new ProcessBuilder(command).redirectError(log.toFile()).start());
  }

  public int port() {
    return port;
  }

  /** Sessions that it has. */
  public int sessions() {
    try {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      return Integer.parseInt(answers.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** The process itself: says its port, and then answers questions until there are no more. */
  public static void main(String[] settings) throws IOException {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (TestEngine engine = TestEngine.start(settings)) {
      engine.decisions().offer("/song", SyntheticTrack.content(59, SyntheticTrack.audio()));
      engine.decisions().offer("/fat", SyntheticTrack.content(60, SyntheticTrack.video(100)));
      System.out.println(engine.port());
      for (String asked = questions.readLine(); asked != null; asked = questions.readLine()) {
        System.out.println(engine.sessionCount());
      }
    }
  }
}
