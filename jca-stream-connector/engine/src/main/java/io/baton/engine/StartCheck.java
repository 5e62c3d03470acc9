package io.baton.engine;

import io.baton.engine.config.ConfigurationException;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.config.EngineSetting;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks, before anything is opened, whether this machine has what the settings speak of: else it
 * would be missed much later, by somebody who does not know the setting.
 */
final class StartCheck {
  private StartCheck() {}

  /**
   * Checks addresses, directories and programs; creates directories that are missing.
   *
   * @throws ConfigurationException that names the first unusable setting
   */
  static void of(EngineConfiguration configuration) {
    address(configuration.rtspHost());
    directory(EngineSetting.MEDIA_STORE, configuration.mediaStore());
    configuration
        .watchedDirectory()
        .ifPresent(directory -> watched(directory, configuration.mediaStore()));
    configuration.toolsCache().ifPresent(path -> directory(EngineSetting.TOOLS_CACHE, path));
    configuration.ffmpeg().ifPresent(path -> program(EngineSetting.FFMPEG, path));
    configuration.ffprobe().ifPresent(path -> program(EngineSetting.FFPROBE, path));
  }

  private static void address(String host) {
    try (DatagramSocket probe =
        new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), 0))) {
      probe.disconnect();
    } catch (IOException e) {
      throw unusable(EngineSetting.RTSP_HOST, host, "an address of this machine", e);
    }
  }

  private static void directory(EngineSetting setting, Path directory) {
    String expected = "a directory that can be written";
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw unusable(setting, directory.toString(), expected, e);
    }
    if (!Files.isWritable(directory)) {
      throw new ConfigurationException(setting, directory.toString(), expected);
    }
  }

  /** It is not created: where a disk is not mounted, a new directory would hide that. */
  private static void watched(Path directory, Path store) {
    if (!Files.isDirectory(directory) || !Files.isReadable(directory)) {
      throw unusable(directory, "a directory that can be read", null);
    }
    try {
      Path watched = directory.toRealPath();
      Path stored = store.toRealPath();
      if (watched.startsWith(stored) || stored.startsWith(watched)) {
        throw unusable(directory, "a directory outside of the media store and not around it", null);
      }
    } catch (IOException e) {
      throw unusable(directory, "a directory that can be read", e);
    }
  }

  private static ConfigurationException unusable(Path watched, String expected, IOException cause) {
    return unusable(EngineSetting.WATCH, watched.toString(), expected, cause);
  }

  private static void program(EngineSetting setting, Path program) {
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw new ConfigurationException(setting, program.toString(), "a program");
    }
  }

  private static ConfigurationException unusable(
      EngineSetting setting, String value, String expected, IOException cause) {
    ConfigurationException unusable = new ConfigurationException(setting, value, expected);
    unusable.initCause(cause);
    return unusable;
  }
}
