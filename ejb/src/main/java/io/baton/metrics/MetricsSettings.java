package io.baton.metrics;

import io.baton.node.SettingReader;
import java.util.Properties;

/**
 * How metrics are published.
 *
 * @param secured whether users of the management interface alone may read them
 */
public record MetricsSettings(boolean secured) {
  private static final String SECURED = "baton.metrics.secured";

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException that names the setting that is wrong
   */
  public static MetricsSettings read(Properties properties) {
    return new MetricsSettings(
        new SettingReader(properties).parsed(SECURED, "false", MetricsSettings::trueOrFalse));
  }

  private static boolean trueOrFalse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("expected true or false");
    };
  }
}
