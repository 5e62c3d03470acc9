package io.baton.support;

import io.baton.metrics.Figure;
import io.baton.metrics.Metrics;
import io.baton.metrics.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Keeps what is published. */
public final class FakeMetrics implements Metrics {
  private final List<Published<?>> published = new ArrayList<>();

  @Override
  public <T> Publication publish(List<Figure<T>> figures, Supplier<T> source) {
    List<Published<T>> all =
        figures.stream().map(figure -> new Published<>(figure, source)).toList();
    published.addAll(all);
    return () -> published.removeAll(all);
  }

  /** Names of the metrics. */
  public List<String> names() {
    return published.stream()
        .map(entry -> entry.figure().metric())
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** A number as it is now. */
  public double number(String metric) {
    return published(metric).number();
  }

  /** A value as it is now. */
  public Object value(String metric) {
    return published(metric).value();
  }

  private Published<?> published(String metric) {
    return published.stream()
        .filter(entry -> entry.figure().metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  private record Published<T>(Figure<T> figure, Supplier<T> source) {
    double number() {
      return figure.number(source.get());
    }

    Object value() {
      return figure.value().apply(source.get());
    }
  }
}
