package io.baton.engine.media.store;

import io.baton.engine.config.ConfigurationException;
import io.baton.engine.config.EngineSetting;
import io.baton.engine.config.SandboxMode;
import io.baton.engine.media.ingest.tools.MediaTools;
import io.baton.engine.media.ingest.tools.ToolSandbox;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Chooses whether media tools run in a sandbox, and says so in the log. */
final class Sandboxes {
  /** What stands against a sandbox for some tools; it does not change while the process runs. */
  private static final Map<MediaTools, Optional<String>> OBSTACLES = new ConcurrentHashMap<>();

  private Sandboxes() {}

  /**
   * The sandbox that works on this machine.
   *
   * @return empty if it is off, or does not work and need not
   * @throws ConfigurationException if it does not work and is required
   */
  static Optional<ToolSandbox> of(MediaTools tools, SandboxMode mode) throws IOException {
    if (mode == SandboxMode.OFF) {
      MediaLog.LOG.noSandbox(EngineSetting.SANDBOX.key() + "=off");
      return Optional.empty();
    }
    ToolSandbox sandbox = ToolSandbox.of(tools);
    Optional<String> obstacle = obstacle(sandbox, tools);
    if (obstacle.isEmpty()) {
      MediaLog.LOG.sandbox();
      return Optional.of(sandbox);
    }
    if (mode == SandboxMode.REQUIRED) {
      throw new ConfigurationException(
          EngineSetting.SANDBOX,
          mode.name().toLowerCase(Locale.ROOT),
          "a machine that allows it, and here it is not possible: " + obstacle.get());
    }
    MediaLog.LOG.noSandbox(obstacle.get());
    return Optional.empty();
  }

  private static Optional<String> obstacle(ToolSandbox sandbox, MediaTools tools)
      throws IOException {
    Optional<String> known = OBSTACLES.get(tools);
    if (known != null) {
      return known;
    }
    try {
      Optional<String> found = sandbox.obstacle(tools);
      OBSTACLES.put(tools, found);
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
