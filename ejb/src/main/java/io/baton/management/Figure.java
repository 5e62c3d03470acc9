package io.baton.management;

import java.time.Duration;
import java.util.function.Function;

/**
 * One line in a list of what is shown of something: as an attribute in JMX, and as a metric if it
 * is a number.
 *
 * @param <T> what it is read from
 * @param attribute name in JMX; empty if it is not shown there
 * @param metric name of the metric, with the unit; empty if there is none
 * @param kind whether it goes up and down
 * @param unit {@code seconds}, {@code bits}, {@code bytes}, {@code ratio}; empty for plain numbers
 * @param type of the attribute in JMX
 * @param help a sentence for people
 * @param value a number, a text, a boolean, or a {@link Duration}: seconds as a metric,
 *     microseconds in JMX
 */
public record Figure<T>(
    String attribute,
    String metric,
    Kind kind,
    String unit,
    Class<?> type,
    String help,
    Function<T, Object> value) {
  /** How a figure changes. */
  enum Kind {
    /** Does not change, or is no number. */
    FACT,
    /** Goes up and down. */
    GAUGE,
    /** Only goes up while the engine runs. */
    COUNTER
  }

  /** What is shown in JMX alone. */
  public static <T> Figure<T> fact(
      String attribute, Class<?> type, String help, Function<T, Object> value) {
    return new Figure<>(attribute, "", Kind.FACT, "", type, help, value);
  }

  /** A number that goes up and down. */
  public static <T> Figure<T> gauge(
      String attribute,
      String metric,
      String unit,
      Class<?> type,
      String help,
      Function<T, Object> value) {
    return new Figure<>(attribute, metric, Kind.GAUGE, unit, type, help, value);
  }

  /** A count. */
  public static <T> Figure<T> counter(
      String attribute, String metric, String unit, String help, Function<T, Object> value) {
    return new Figure<>(attribute, metric, Kind.COUNTER, unit, long.class, help, value);
  }

  /** As a metric. */
  double number(T source) {
    Object read = value.apply(source);
    return read instanceof Duration duration ? Seconds.of(duration) : ((Number) read).doubleValue();
  }

  /** As an attribute in JMX. */
  Object shown(T source) {
    Object read = value.apply(source);
    return read instanceof Duration duration ? (Object) (duration.toNanos() / 1000) : read;
  }
}
