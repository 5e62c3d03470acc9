package io.baton.metrics;

/** Units of metrics: base units, as Prometheus asks. */
public enum FigureUnit {
  /** Things that are counted. */
  NONE(""),
  SECONDS("seconds"),
  BYTES("bytes"),
  /** JMX, the API and the settings have bits a second, of which a byte a second has eight. */
  BYTES_PER_SECOND("bytes_per_second"),
  /** 0 to 1. */
  RATIO("ratio");

  private static final double BITS = 8;

  private final String suffix;

  FigureUnit(String suffix) {
    this.suffix = suffix;
  }

  /** How names of metrics end, before {@code _total}; empty if there is no unit. */
  String suffix() {
    return suffix;
  }

  /** Makes a value of the metric from what is shown elsewhere. */
  double ofShown(double value) {
    return this == BYTES_PER_SECOND ? value / BITS : value;
  }
}
