package io.baton.management;

import io.baton.node.EngineUnavailableException;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Metrics that are all read from one value. The registry that WildFly hands to applications exports
 * only what its shorthand methods register, not what the builders do: hence no descriptions here.
 */
public final class Meters<T> implements AutoCloseable {
  private final MeterRegistry registry;
  private final Supplier<T> source;
  private final List<String> names = new ArrayList<>();

  /**
   * No metrics yet.
   *
   * @param source of the value; it may be a little old
   */
  public Meters(MeterRegistry registry, Supplier<T> source) {
    this.registry = registry;
    this.source = source;
  }

  /** Registers the numbers of a list. */
  public void register(List<Figure<T>> figures) {
    for (Figure<T> figure : figures) {
      switch (figure.kind()) {
        case GAUGE -> registry.gauge(figure.metric(), Tags.empty(), this, m -> m.read(figure));
        case COUNTER ->
            registry.more().counter(figure.metric(), Tags.empty(), this, m -> m.read(figure));
        case FACT -> {
          continue;
        }
      }
      names.add(figure.metric());
    }
  }

  /** How often something was done, and how long all of it took. */
  public void timer(
      String name, ToLongFunction<T> count, ToDoubleFunction<T> total, TimeUnit unit) {
    registry
        .more()
        .timer(
            name,
            Tags.empty(),
            this,
            meters -> count.applyAsLong(meters.source.get()),
            meters -> meters.read(total),
            unit);
    names.add(name);
  }

  private double read(Figure<T> figure) {
    return read(figure::number);
  }

  /** Not a number while the engine is not running, which scrapers leave out. */
  private double read(ToDoubleFunction<T> value) {
    try {
      return value.applyAsDouble(source.get());
    } catch (EngineUnavailableException e) {
      return Double.NaN;
    }
  }

  @Override
  public void close() {
    for (String name : names) {
      Meter meter = registry.find(name).meter();
      if (meter != null) {
        registry.remove(meter);
      }
    }
  }
}
