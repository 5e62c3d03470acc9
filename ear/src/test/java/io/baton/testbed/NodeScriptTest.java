package io.baton.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code baton-node.sh} gives to the server, which is a script here that says it. */
class NodeScriptTest {
  private static final Path SCRIPT =
      Path.of("..", "wildfly-config", "src", "main", "server", "bin", "baton-node.sh");
  private static final Set<String> CONFIGURATION =
      Set.of(
          "standalone-baton.xml",
          "logging.properties",
          "application-users.properties",
          "application-roles.properties",
          "mgmt-users.properties",
          "mgmt-groups.properties");

  @TempDir private Path directory;
  private Path script;
  private Path base;

  @BeforeEach
  void server() throws IOException {
    Path bin = Files.createDirectories(directory.resolve("server/bin"));
    Path configuration =
        Files.createDirectories(directory.resolve("server/standalone/configuration"));
    for (String file : CONFIGURATION) {
      Files.createFile(configuration.resolve(file));
    }
    script = Files.copy(SCRIPT, bin.resolve("baton-node.sh"));
    program(bin.resolve("baton-keys.sh"), "mkdir -p $1; touch $1/cluster.keystore $1/ofp.key");
    program(bin.resolve("standalone.sh"), "env; printf 'argument %s\\n' \"$@\"");
    base = directory.resolve("node");
    Files.createFile(
        Files.createDirectories(base.resolve("configuration")).resolve("application.keystore"));
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private List<String> run(String... environment) throws IOException {
    List<String> command = new ArrayList<>(List.of("env", "BATON_BASE=" + base));
    command.addAll(List.of(environment));
    command.addAll(List.of("bash", script.toString(), "-Dbaton.roles=base"));
    return Programs.output(command.toArray(String[]::new)).lines().toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BATON_DB_PASSWORD",
        "BATON_HTTPS_KEYSTORE_PASSWORD",
        "BATON_RTSPS_KEYSTORE_PASSWORD",
        "BATON_CLUSTER_KEYSTORE_PASSWORD"
      })
  void eachSecretCanComeFromAFile(String secret) throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "two words $x\n");

    assertThat(run(secret + "_FILE=" + file)).contains(secret + "=two words $x");
    assertThat(run(secret + "=given")).contains(secret + "=given");
  }

  @Test
  void aSecretsFileThatIsNotThereEndsTheStart() {
    String missing = "BATON_DB_PASSWORD_FILE=" + directory.resolve("missing");

    assertThatThrownBy(() -> run(missing)).hasMessageContaining("missing");
  }

  /** The list of processes shows a command line to everybody. */
  @Test
  void noSecretIsOnTheCommandLineOfTheServer() throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "hush\n");

    assertThat(run("BATON_RTSPS_KEYSTORE_PASSWORD_FILE=" + file))
        .filteredOn(line -> line.startsWith("argument "))
        .contains("argument -Dbaton.roles=base")
        .noneMatch(line -> line.contains("hush"));
  }

  @Test
  void theKeyOfOfpIsGivenAsAFile() throws IOException {
    assertThat(run()).contains("argument -Dbaton.ofp.psk.file=" + base.resolve("keys/ofp.key"));
  }
}
