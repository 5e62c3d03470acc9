package io.baton.drain;

import io.baton.node.SettingReader;
import java.time.Duration;
import java.util.Properties;

/**
 * How a node drains.
 *
 * @param stopLimit how long an orderly stop waits for the drain at most; zero if it does not
 */
public record DrainSettings(Duration stopLimit) {
  private static final String TIMEOUT = "baton.drain.timeout";
  private static final int DEFAULT_MILLIS = 5000;
  private static final int MOST_MILLIS = 3_600_000;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException that names a setting that is not usable
   */
  public static DrainSettings read(Properties properties) {
    SettingReader reader = new SettingReader(properties);
    return new DrainSettings(reader.millis(TIMEOUT, DEFAULT_MILLIS, 0, MOST_MILLIS));
  }
}
