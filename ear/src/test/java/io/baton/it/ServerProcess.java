package io.baton.it;

import io.baton.testbed.LocalCluster;
import io.baton.testbed.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The server process of a node, seen by the operating system and by WildFly's command line. */
final class ServerProcess {
  private static final String DEPLOYMENT = "/deployment=baton.ear:";
  private static final String ADAPTER = "io.baton.connector.ra.BatonResourceAdapter";
  private static final String TCP_LISTEN = "0A";
  private static final String UDP_BOUND = "07";

  private static final String SERVICE_THREADS = "ServerService";

  private final LocalCluster cluster;
  private final int node;
  private final Path process;

  /**
   * What the process holds.
   *
   * @param adapters resource adapters in its heap after a full collection: one for each deployment
   *     that is not forgotten
   */
  record Holdings(long threads, long descriptors, long adapters) {}

  ServerProcess(LocalCluster cluster, int node) {
    this.cluster = cluster;
    this.node = node;
    this.process = Path.of("/proc", Long.toString(cluster.processId(node)));
  }

  void deploy() throws IOException {
    manage(DEPLOYMENT + "deploy");
  }

  void undeploy() throws IOException {
    manage(DEPLOYMENT + "undeploy");
  }

  void redeploy(int times) throws IOException {
    manage(String.join(",", Collections.nCopies(times, DEPLOYMENT + "redeploy")));
  }

  void suspend() throws IOException {
    manage(":suspend(suspend-timeout=1)");
  }

  void resume() throws IOException {
    manage(":resume");
  }

  private void manage(String commands) throws IOException {
    Path cli = Path.of(System.getProperty("baton.server"), "bin/jboss-cli.sh");
    Programs.output(
        cli.toString(),
        "--connect",
        "--controller=127.0.0.1:" + cluster.port(9990, node),
        "--commands=" + commands);
  }

  Holdings holdings() throws IOException {
    long adapters = adapters();
    return new Holdings(threads(), count(process.resolve("fd")), adapters);
  }

  /** Without those that start the server's services: they come by dozens and go when idle. */
  private long threads() throws IOException {
    try (Stream<Path> tasks = Files.list(process.resolve("task"))) {
      return tasks.filter(task -> !name(task).startsWith(SERVICE_THREADS)).count();
    }
  }

  /** The kernel keeps the first 15 characters of it. */
  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException e) {
      // It has just ended.
      return SERVICE_THREADS;
    }
  }

  private static long count(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.count();
    }
  }

  private long adapters() throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
    String histogram =
        Programs.output(jcmd, process.getFileName().toString(), "GC.class_histogram");
    return histogram
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 3 && columns[3].equals(ADAPTER))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  /** Ports of this node's range on which something listens or waits for datagrams. */
  Set<Integer> boundPorts() throws IOException {
    Set<Integer> usual = Set.of(8080, 8443, 9990, 8554, 6970, 6971);
    Set<Integer> own =
        usual.stream().map(port -> cluster.port(port, node)).collect(Collectors.toSet());
    Set<Integer> bound = new TreeSet<>();
    for (String protocol : List.of("tcp", "tcp6")) {
      bound.addAll(ports(protocol, TCP_LISTEN));
    }
    for (String protocol : List.of("udp", "udp6")) {
      bound.addAll(ports(protocol, UDP_BOUND));
    }
    bound.retainAll(own);
    return bound;
  }

  private static Set<Integer> ports(String protocol, String state) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/net", protocol))) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(columns -> columns[3].equals(state))
          .map(columns -> columns[1].substring(columns[1].indexOf(':') + 1))
          .map(port -> Integer.parseInt(port, 16))
          .collect(Collectors.toSet());
    }
  }
}
