package io.baton.engine.media.ingest.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a program can do in the sandbox, where this machine allows one; where it does not, that it
 * says why.
 */
class ToolSandboxTest {
  @TempDir private Path directory;
  private Path work;
  private Path input;
  private Path secret;

  @BeforeEach
  void files() throws IOException {
    work = Files.createDirectory(directory.resolve("work"));
    input = Files.writeString(directory.resolve("input"), "film");
    secret = Files.writeString(directory.resolve("secret"), "key");
  }

  private MediaTools tools(String... script) throws IOException {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Path tool =
        Files.writeString(bin.resolve("tool"), "#!/bin/sh\n" + String.join("\n", script) + "\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    return new MediaTools(tool, tool, Map.of());
  }

  private String outputOf(String... script) throws Exception {
    MediaTools tools = tools(script);
    ToolSandbox sandbox = ToolSandbox.of(tools);
    List<String> command = sandbox.wrap(List.of(tools.ffmpeg().toString()), work, List.of(input));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private boolean works() throws Exception {
    MediaTools tools = tools("exit 0");
    Optional<String> obstacle = ToolSandbox.of(tools).obstacle(tools);
    obstacle.ifPresent(why -> assertThat(why).contains("unshare"));
    return obstacle.isEmpty();
  }

  @Test
  void aToolReadsItsInputAndWritesItsDirectory() throws Exception {
    if (works()) {
      assertThat(outputOf("cat " + input + "; pwd; echo made > out")).isEqualTo("film" + work);
      assertThat(work.resolve("out")).hasContent("made");
    }
  }

  @Test
  void aToolReadsNothingElse() throws Exception {
    if (works()) {
      assertThat(
              outputOf(
                  "for f in " + secret + " /etc/passwd /proc/1/environ /root /home /var; do",
                  "  [ ! -e $f ] || echo $f",
                  "done"))
          .isEmpty();
    }
  }

  @Test
  void aToolChangesNothingElse() throws Exception {
    if (works()) {
      assertThat(
              outputOf(
                  "for f in " + input + " /usr/bin/baton-test " + directory + "/bin/tool; do",
                  "  (echo x > $f) 2>/dev/null && echo $f",
                  "done; true"))
          .isEmpty();
      assertThat(input).hasContent("film");
    }
  }

  @Test
  void aToolHasNoNetwork() throws Exception {
    if (works()) {
      try (ServerSocket here = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        String connect = "exec 3<>/dev/tcp/127.0.0.1/" + here.getLocalPort();
        Process outside = new ProcessBuilder("bash", "-c", connect).start();
        assertThat(outside.waitFor()).as("a connection outside of it").isZero();
        assertThat(outputOf("bash -c '" + connect + "' 2>/dev/null && echo connected; true"))
            .isEmpty();
      }
    }
  }

  @Test
  void aToolHasNoPrivilegesAndReachesNoOtherProcess() throws Exception {
    if (works()) {
      long own = ProcessHandle.current().pid();
      assertThat(
              outputOf(
                  "kill -0 " + own + " 2>/dev/null && echo process",
                  "mount -t tmpfs none /usr 2>/dev/null && echo mount",
                  "unshare --user true 2>/dev/null && echo namespace",
                  "chroot / true 2>/dev/null && echo chroot",
                  "true"))
          .isEmpty();
    }
  }

  @Test
  void aSandboxThatCannotBeMadeIsAnObstacleAndNotAFailureOfTheTool() throws Exception {
    MediaTools missing = new MediaTools(Path.of("/nowhere/a"), Path.of("/nowhere/b"), Map.of());
    assertThat(ToolSandbox.of(missing).obstacle(missing)).isPresent();
  }

  @Test
  void aToolThatFailsInItKeepsItsStatus() throws Exception {
    if (works()) {
      MediaTools tools = tools("exit 3");
      assertThat(ToolSandbox.of(tools).obstacle(tools).orElseThrow()).startsWith("status 3");
    }
  }
}
