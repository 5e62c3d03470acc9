package io.baton.engine.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The texts of all settings, and how they are read. */
abstract class SettingValues {
  private final Map<EngineSetting, String> values = new EnumMap<>(EngineSetting.class);

  SettingValues(Function<String, Optional<String>> source) {
    for (EngineSetting setting : EngineSetting.values()) {
      values.put(
          setting, source.apply(setting.key()).map(String::strip).orElse(setting.defaultValue()));
    }
  }

  final String text(EngineSetting setting) {
    return values.get(setting);
  }

  final void requireText(EngineSetting setting) {
    if (text(setting).isEmpty()) {
      throw unusable(setting, "a value");
    }
  }

  final Optional<Path> path(EngineSetting setting) {
    try {
      return text(setting).isEmpty() ? Optional.empty() : Optional.of(Path.of(text(setting)));
    } catch (InvalidPathException e) {
      throw unusable(setting, "a path");
    }
  }

  final boolean truth(EngineSetting setting) {
    return switch (text(setting)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unusable(setting, "true or false");
    };
  }

  final int port(EngineSetting setting) {
    return (int) number(setting, 0, 65_535);
  }

  final long number(EngineSetting setting, long min, long max) {
    String expected = "a whole number from " + min + " to " + max;
    long number;
    try {
      number = Long.parseLong(text(setting));
    } catch (NumberFormatException e) {
      throw unusable(setting, expected);
    }
    if (number < min || number > max) {
      throw unusable(setting, expected);
    }
    return number;
  }

  final double decimal(EngineSetting setting, double min, double max) {
    String expected = "a number from " + min + " to " + max;
    double number;
    try {
      number = Double.parseDouble(text(setting));
    } catch (NumberFormatException e) {
      throw unusable(setting, expected);
    }
    if (number >= min && number <= max) {
      return number;
    }
    throw unusable(setting, expected);
  }

  final ConfigurationException unusable(EngineSetting setting, String expected) {
    return new ConfigurationException(setting, text(setting), expected);
  }
}
