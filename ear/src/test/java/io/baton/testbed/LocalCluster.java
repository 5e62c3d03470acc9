package io.baton.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Baton nodes on this machine, run by the same {@code cluster.sh} that operators use, in a
 * directory of their own and with passwords made for them. Nodes are numbered from 1.
 */
public final class LocalCluster implements AutoCloseable {
  private static final int PORTS_PER_NODE = 100;

  /** Nodes that start together on a busy machine take minutes; whoever is stuck is found anyway. */
  private static final String START_SECONDS = "900";

  /**
   * Builds, players and other nodes keep this machine busy, and no stream is to be refused for it.
   */
  static final String BUSY_MACHINE = "-Dbaton.admission.max.cpu=1";

  private final Path script;
  private final Path home;
  private final int portOffset;
  private final User admin = new User("admin", randomPassword());
  private final User viewer = new User("viewer", randomPassword());
  private final boolean quiet;
  private final String javaOptions;
  private List<String> settings = List.of();
  private String address = "127.0.0.1";

  /**
   * Describes a cluster; starts nothing.
   *
   * @param script path of {@code cluster.sh}
   * @param home directory of the nodes' data
   * @param portOffset added to the usual ports
   * @param quiet keeps what the script says out of the standard output unless it fails
   * @param javaOptions further options of the nodes' virtual machines, separated by spaces; none
   *     for those of the environment
   */
  public LocalCluster(Path script, Path home, int portOffset, boolean quiet, String javaOptions) {
    this.script = script.toAbsolutePath();
    this.home = home.toAbsolutePath();
    this.portOffset = portOffset;
    this.quiet = quiet;
    this.javaOptions = javaOptions;
  }

  private static String randomPassword() {
    byte[] bytes = new byte[18];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  /** Lets nodes that are started from now on listen on another address. */
  public void listenOn(String other) {
    address = other;
  }

  /**
   * Starts those of nodes 1 to {@code nodes} that do not run, and waits until they are ready.
   *
   * @param systemProperties {@code -Dname=value} for each node; none for those of the last start
   * @throws IllegalStateException if they do not become ready; the message holds what the script
   *     said
   */
  public void start(int nodes, String... systemProperties) {
    if (systemProperties.length > 0) {
      settings = List.of(systemProperties);
    }
    List<String> arguments =
        new ArrayList<>(List.of("start", Integer.toString(nodes), BUSY_MACHINE));
    arguments.addAll(settings);
    run(arguments.toArray(String[]::new));
  }

  /** Ends a node as a crash would. */
  public void kill(int node) {
    run("kill", Integer.toString(node));
  }

  /** Freezes a node, as a hang would. */
  public void pause(int node) {
    run("pause", Integer.toString(node));
  }

  /** Wakes a frozen node. */
  public void resume(int node) {
    run("resume", Integer.toString(node));
  }

  /**
   * Ends the database that several nodes share, as a crash would; {@link #start} starts it again.
   */
  public void killDatabase() {
    ProcessHandle process = ProcessHandle.of(recorded("database/server.pid")).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Stops a node as an operator does: it ends by itself. */
  public void stop(int node) {
    run("stop", Integer.toString(node));
  }

  /** Stops every node. */
  public void stop() {
    run("stop");
  }

  private void run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("BATON_HOME", home.toString());
    builder.environment().put("BATON_PORT_OFFSET", Integer.toString(portOffset));
    builder.environment().put("BATON_BIND", address);
    builder.environment().put("BATON_PASSWORD", admin.password());
    builder.environment().put("BATON_VIEWER_PASSWORD", viewer.password());
    builder.environment().put("BATON_START_TIMEOUT", START_SECONDS);
    if (!javaOptions.isEmpty()) {
      builder.environment().put("BATON_OPTS", javaOptions);
    }
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      if (quiet) {
        Path output = Files.createDirectories(home).resolve("cluster.log");
        Programs.run(builder, output);
      } else {
        Programs.run(builder.redirectErrorStream(false).inheritIO());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Process id of a node's server. */
  public long processId(int node) {
    return recorded("node-" + node + "/node.pid");
  }

  /** Id of a process that the script has put on record. */
  private long recorded(String file) {
    try {
      String record = Files.readString(home.resolve(file));
      return Long.parseLong(record.substring(0, record.indexOf(' ')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Base of the HTTP interface, with a slash at its end. */
  public URI http(int node) {
    return URI.create("http://127.0.0.1:" + port(8080, node) + "/baton/");
  }

  /** Base of the management interface: health, metrics. */
  public URI management(int node) {
    return URI.create("http://127.0.0.1:" + port(9990, node) + "/");
  }

  /** Address of the RTSP service, with a slash at its end. */
  public URI rtsp(int node) {
    return URI.create("rtsp://127.0.0.1:" + port(8554, node) + "/");
  }

  /** Port of a node, given the one it has without any offset. */
  public int port(int usual, int node) {
    return usual + portOffset + PORTS_PER_NODE * (node - 1);
  }

  /** May do everything. */
  public User admin() {
    return admin;
  }

  /** May watch. */
  public User viewer() {
    return viewer;
  }

  public Path home() {
    return home;
  }

  @Override
  public void close() {
    stop();
  }
}
