package io.baton.metrics;

import io.baton.node.EngineUnavailableException;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Figures that are all read from one value.
 *
 * @param source of the value; it may be a little old
 */
record FigureGroup<T>(List<Figure<T>> figures, Supplier<T> source) {
  private static final String TOTAL = "_total";

  FigureGroup {
    figures = List.copyOf(figures);
  }

  /** The metrics of this moment; none while the engine is not running. */
  Stream<MetricSnapshot> snapshots() {
    T value;
    try {
      value = source.get();
    } catch (EngineUnavailableException e) {
      return Stream.empty();
    }
    return figures.stream()
        .filter(figure -> figure.kind() != Figure.Kind.FACT)
        .map(figure -> snapshot(figure, value));
  }

  private static <T> MetricSnapshot snapshot(Figure<T> figure, T value) {
    return switch (figure.kind()) {
      case GAUGE ->
          describe(GaugeSnapshot.builder(), figure)
              .dataPoint(GaugeDataPointSnapshot.builder().value(figure.number(value)).build())
              .build();
      case COUNTER ->
          describe(CounterSnapshot.builder(), figure)
              .dataPoint(CounterDataPointSnapshot.builder().value(figure.number(value)).build())
              .build();
      case TIMING -> timing(figure, (Timing) figure.value().apply(value));
      case FACT -> throw new IllegalArgumentException(figure.attribute() + " is no metric");
    };
  }

  private static MetricSnapshot timing(Figure<?> figure, Timing timing) {
    return describe(SummarySnapshot.builder(), figure)
        .dataPoint(
            SummaryDataPointSnapshot.builder()
                .count(timing.count())
                .sum(Seconds.of(timing.total()))
                .build())
        .build();
  }

  /** The library adds the ending of counters itself. */
  private static <B extends MetricSnapshot.Builder<B>> B describe(B builder, Figure<?> figure) {
    String name = figure.metric();
    builder
        .name(name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name)
        .help(figure.help());
    if (figure.unit() != FigureUnit.NONE) {
      builder.unit(new Unit(figure.unit().suffix()));
    }
    return builder;
  }
}
