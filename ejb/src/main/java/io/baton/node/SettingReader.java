package io.baton.node;

import java.time.Duration;
import java.util.Properties;
import java.util.function.Function;

/** Reads settings; one that is not usable is named, with what was expected of it. */
public final class SettingReader {
  private final Properties properties;

  public SettingReader(Properties properties) {
    this.properties = properties;
  }

  /** The text of a setting, without surrounding space; the default if it is not set. */
  public String text(String name, String byDefault) {
    return properties.getProperty(name, byDefault).strip();
  }

  /**
   * A setting made of its text.
   *
   * @param parser throws an {@link IllegalArgumentException} that says what was expected
   * @throws IllegalArgumentException that names the setting, its value and what was expected
   */
  public <T> T parsed(String name, String byDefault, Function<String, T> parser) {
    String text = text(name, byDefault);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name + "=" + text + " is not usable: " + e.getMessage(), e);
    }
  }

  /** A whole number within bounds, both included. */
  public int number(String name, int byDefault, int least, int most) {
    return parsed(name, Integer.toString(byDefault), text -> number(text, least, most));
  }

  /** A time in milliseconds within bounds, both included. */
  public Duration millis(String name, int byDefault, int least, int most) {
    return Duration.ofMillis(number(name, byDefault, least, most));
  }

  private static int number(String text, int least, int most) {
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(expected(least, most), e);
    }
    throw new IllegalArgumentException(expected(least, most));
  }

  private static String expected(int least, int most) {
    return "expected a number from " + least + " to " + most;
  }
}
