package io.baton.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Baton nodes in a {@link SplitNetwork}, each run by {@code cluster.sh} as the only node of its
 * machine, with a database of its own.
 */
public final class SplitCluster implements AutoCloseable {
  /** The nodes have homes of their own, so they would make keys of their own. */
  private static final String KEY = UUID.randomUUID().toString();

  private final Path script;
  private final Path home;
  private final SplitNetwork network;
  private final int nodes;
  private final User admin = new User("admin", "partition-admin");
  private final User viewer = new User("viewer", "partition-viewer");

  /** Describes a cluster; starts nothing. */
  public SplitCluster(Path script, Path home, SplitNetwork network, int nodes) {
    this.script = script.toAbsolutePath();
    this.home = home.toAbsolutePath();
    this.network = network;
    this.nodes = nodes;
  }

  /** Starts every node, side by side, and waits until all are ready. */
  public void start() {
    makeKeys();
    IntStream.rangeClosed(1, nodes).parallel().forEach(this::start);
  }

  /** Before the nodes, which start side by side, would each make its own. */
  private void makeKeys() {
    Path server = Path.of(System.getProperty("baton.server"));
    try {
      Programs.output(
          Map.of("JAVA_HOME", System.getProperty("java.home")),
          server.resolve("bin/baton-keys.sh").toString(),
          home.resolve("keys").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start(int node) {
    List<String> settings =
        List.of(
            LocalCluster.BUSY_MACHINE,
            "-Djboss.node.name=" + name(node),
            "-Djboss.tx.node.id=" + name(node),
            "-Djboss.bind.address.private=" + network.address(node),
            "-Dbaton.node.address=" + network.address(node),
            "-Dbaton.ofp.psk=" + KEY,
            "-Dbaton.cluster.name=split",
            "-Dbaton.cluster.members=" + members());
    List<String> arguments = new ArrayList<>(List.of("start", "1"));
    arguments.addAll(settings);
    run(node, arguments.toArray(String[]::new));
  }

  private String members() {
    return IntStream.rangeClosed(1, nodes)
        .mapToObj(node -> network.address(node) + "[7600]")
        .collect(Collectors.joining(","));
  }

  private void run(int node, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("ip", "netns", "exec", network.namespace(node), script.toString()));
    command.addAll(List.of(arguments));
    Map<String, String> environment =
        Map.of(
            "BATON_HOME", home.resolve(name(node)).toString(),
            "BATON_BIND", network.address(node),
            "BATON_KEYS", home.resolve("keys").toString(),
            "BATON_PORT_OFFSET", "0",
            "BATON_PASSWORD", admin.password(),
            "BATON_VIEWER_PASSWORD", viewer.password(),
            "JAVA_HOME", System.getProperty("java.home"));
    try {
      Programs.output(environment, command.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of a node. */
  public String name(int node) {
    return "node-" + node;
  }

  /** What people call on a node. */
  public BatonHttp http(int node) {
    URI base = URI.create("http://" + network.address(node) + ":8080/baton/");
    return new BatonHttp(base, Optional.of(admin));
  }

  /** Address of a presentation on a node, with the viewer's credentials. */
  public String rtsp(int node, String mediaPath) {
    return viewer.in(URI.create("rtsp://" + network.address(node) + ":8554/" + mediaPath));
  }

  @Override
  public void close() {
    for (int node = 1; node <= nodes; node++) {
      run(node, "stop");
    }
  }
}
