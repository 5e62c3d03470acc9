package io.baton.it;

import io.baton.testbed.FreePorts;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.MediaTools;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link LocalCluster}. Starting it takes most of a test's time, so all classes that
 * ask for the same one share it, and it ends with the last of them.
 */
abstract class SharedServers implements ParameterResolver {
  /** For servers that live for minutes, code is not worth being compiled any better. */
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private final String name;
  private final int nodes;
  private final String[] settings;

  SharedServers(String name, int nodes, String... settings) {
    this.name = name;
    this.nodes = nodes;
    this.settings = settings;
  }

  /** Unpacked beside the nodes' directories. */
  static MediaTools mediaTools() {
    return new MediaTools(home().resolve("tools"));
  }

  private static Path home() {
    return Path.of(System.getProperty("baton.cluster.home"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(getClass()))
        .getOrComputeIfAbsent(Running.class, key -> start(), Running.class)
        .cluster();
  }

  private Running start() {
    Path script = Path.of(System.getProperty("baton.cluster.script"));
    LocalCluster cluster =
        new LocalCluster(script, home().resolve(name), FreePorts.offset(nodes), true, QUICK_START);
    cluster.start(nodes, settings);
    return new Running(cluster);
  }

  private record Running(LocalCluster cluster) implements AutoCloseable {
    @Override
    public void close() {
      cluster.close();
    }
  }
}
