package io.baton.metrics;

import jakarta.ejb.Local;
import java.util.List;
import java.util.function.Supplier;

/** Publishes figures of the node for Prometheus. */
@Local
public interface Metrics {
  /**
   * Publishes figures that are all read from one value.
   *
   * @param source of the value, which may be a little old; asked by each reader of metrics
   */
  <T> Publication publish(List<Figure<T>> figures, Supplier<T> source);
}
