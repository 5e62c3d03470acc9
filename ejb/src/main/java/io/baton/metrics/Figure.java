package io.baton.metrics;

import java.time.Duration;
import java.util.function.Function;

/**
 * One line in a list of what is shown of something: as an attribute in JMX, and as a metric if it
 * is a number.
 *
 * @param <T> what it is read from
 * @param attribute name in JMX; empty if it is not shown there
 * @param metric name of the metric as Prometheus reads it; empty if there is none
 * @param kind how it changes
 * @param unit of the metric, whose name has it
 * @param type of the attribute in JMX
 * @param help a sentence for people
 * @param value a number, a text, a boolean, a {@link Timing}, or a {@link Duration}, which JMX
 *     shows in microseconds
 */
public record Figure<T>(
    String attribute,
    String metric,
    Kind kind,
    FigureUnit unit,
    Class<?> type,
    String help,
    Function<T, Object> value) {
  /** How a figure changes. */
  public enum Kind {
    /** Does not change, or is no number. */
    FACT,
    /** Goes up and down. */
    GAUGE,
    /** Only goes up while the engine runs. */
    COUNTER,
    /** A count and a sum of times, which only go up. */
    TIMING
  }

  /** What is shown in JMX alone. */
  public static <T> Figure<T> fact(
      String attribute, Class<?> type, String help, Function<T, Object> value) {
    return new Figure<>(attribute, "", Kind.FACT, FigureUnit.NONE, type, help, value);
  }

  /** A number that goes up and down. */
  public static <T> Figure<T> gauge(
      String attribute,
      String metric,
      FigureUnit unit,
      Class<?> type,
      String help,
      Function<T, Object> value) {
    return new Figure<>(attribute, metric, Kind.GAUGE, unit, type, help, value);
  }

  /** A count. */
  public static <T> Figure<T> counter(
      String attribute, String metric, FigureUnit unit, String help, Function<T, Object> value) {
    return new Figure<>(attribute, metric, Kind.COUNTER, unit, long.class, help, value);
  }

  /** How often something was done, and how long it took; not shown in JMX. */
  public static <T> Figure<T> timing(String metric, String help, Function<T, Timing> value) {
    return new Figure<>(
        "", metric, Kind.TIMING, FigureUnit.SECONDS, Timing.class, help, value::apply);
  }

  /** As a metric, in its unit. */
  public double number(T source) {
    Object read = value.apply(source);
    return read instanceof Duration duration
        ? Seconds.of(duration)
        : unit.ofShown(((Number) read).doubleValue());
  }

  /** As an attribute in JMX. */
  public Object shown(T source) {
    Object read = value.apply(source);
    return read instanceof Duration duration ? (Object) (duration.toNanos() / 1000) : read;
  }
}
