package io.baton.it;

import io.baton.testbed.FreePorts;
import io.baton.testbed.LocalCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link LocalCluster} of three nodes, which all classes share. A test that ends or
 * freezes nodes has to bring them back.
 */
final class SharedCluster implements ParameterResolver {
  static final int NODES = 3;

  private static final Namespace NAMESPACE = Namespace.create(SharedCluster.class);

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
              Path.of(System.getProperty("baton.cluster.home") + "-cluster"),
              FreePorts.offset(NODES),
              true);
      cluster.start(NODES);
      return new Running(cluster);
    }

    @Override
    public void close() {
      cluster.close();
    }
  }
}
