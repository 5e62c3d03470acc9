package io.baton.metrics;

/** Figures that Prometheus can read until they are withdrawn. */
public interface Publication extends AutoCloseable {
  /** Withdraws them. */
  @Override
  void close();
}
