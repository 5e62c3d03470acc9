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
 * Gives tests a {@link LocalCluster} of one node. Starting it takes most of a test's time, so all
 * classes share one, which ends with the last of them.
 */
final class SharedNode implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedNode.class);

  /** Unpacked beside the node's directory. */
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
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class)
        .cluster();
  }

  private record Running(LocalCluster cluster) implements AutoCloseable {
    static Running start() {
      LocalCluster cluster =
          new LocalCluster(
              Path.of(System.getProperty("baton.cluster.script")),
              home(),
              FreePorts.offset(1),
              true);
      cluster.start(1);
      return new Running(cluster);
    }

    @Override
    public void close() {
      cluster.close();
    }
  }
}
