package io.baton.testbed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** WildFly as it is delivered, with {@code standalone-full-ha.xml}, in a directory of its own. */
public final class StockServer implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String STARTED = "WFLYSRV0025";
  private static final String STARTED_WITH_ERRORS = "WFLYSRV0026";
  private static final String CONFIGURATION = "standalone-full-ha.xml";

  /** As in WildFly's {@code standalone.conf}. */
  private static final String JAVA_OPTIONS =
      "JAVA_OPTS=\"-Xms64m -Xmx512m -XX:MetaspaceSize=96M -XX:MaxMetaspaceSize=256m"
          + " -Djava.net.preferIPv4Stack=true -Djboss.modules.system.pkgs=org.jboss.byteman"
          + " -Djava.awt.headless=true\"\n";

  private final Path server;
  private final Path base;
  private final int portOffset;
  private final Process process;

  /**
   * Starts it and waits until it runs.
   *
   * @param server where WildFly is
   * @param base its data
   */
  public StockServer(Path server, Path base, int portOffset) throws IOException {
    this.server = server;
    this.base = base;
    this.portOffset = portOffset;
    Path configuration = Files.createDirectories(base.resolve("configuration"));
    Files.createDirectories(base.resolve("deployments"));
    for (String file :
        List.of(
            CONFIGURATION,
            "logging.properties",
            "application-users.properties",
            "application-roles.properties",
            "mgmt-users.properties",
            "mgmt-groups.properties")) {
      Files.copy(
          server.resolve("standalone/configuration").resolve(file), configuration.resolve(file));
    }
    Files.writeString(base.resolve("stock.conf"), JAVA_OPTIONS);
    ProcessBuilder builder =
        new ProcessBuilder(
                server.resolve("bin/standalone.sh").toString(),
                "-c",
                CONFIGURATION,
                "-Djboss.server.base.dir=" + base,
                "-Djboss.node.name=stock",
                "-Djboss.socket.binding.port-offset=" + portOffset)
            .redirectErrorStream(true)
            .redirectOutput(base.resolve("console.log").toFile());
    builder.environment().put("RUN_CONF", base.resolve("stock.conf").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("JAVA_OPTS");
    process = builder.start();
    Awaitility.await("start of WildFly")
        .atMost(LIMIT)
        .failFast("WildFly starts without errors", () -> console().contains(STARTED_WITH_ERRORS))
        .until(() -> console().contains(STARTED));
  }

  private String console() throws IOException {
    return Files.readString(base.resolve("console.log"));
  }

  /** Runs {@code jboss-cli.sh --connect} with further arguments; what it says. */
  public String manage(String... arguments) throws IOException {
    String[] command = new String[arguments.length + 4];
    command[0] = server.resolve("bin/jboss-cli.sh").toString();
    command[1] = "--connect";
    command[2] = "--controller=127.0.0.1:" + (9990 + portOffset);
    command[3] = "--timeout=300000";
    System.arraycopy(arguments, 0, command, 4, arguments.length);
    return Programs.output(command);
  }

  /** Adds a user of applications as WildFly's own tool does. */
  public void addUser(User user, String roles) throws IOException {
    Programs.output(
        server.resolve("bin/add-user.sh").toString(),
        "-a",
        "-s",
        "-sc",
        base.resolve("configuration").toString(),
        "-u",
        user.name(),
        "-p",
        user.password(),
        "-g",
        roles);
  }

  /** Base of the HTTP interface of Baton, with a slash at its end. */
  public URI http() {
    return URI.create("http://127.0.0.1:" + (8080 + portOffset) + "/baton/");
  }

  /** Base of the management interface. */
  public URI management() {
    return URI.create("http://127.0.0.1:" + (9990 + portOffset) + "/");
  }

  /** The script that starts it ends before the server does, which still writes to its directory. */
  @Override
  public void close() {
    Programs.end(process, LIMIT);
  }
}
