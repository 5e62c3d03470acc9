package io.baton.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** All figures that are published as metrics, and the page that Prometheus reads. Thread-safe. */
final class PublishedFigures {
  private final List<FigureGroup<?>> groups = new CopyOnWriteArrayList<>();
  private final ExpositionFormats formats = ExpositionFormats.init();

  <T> Publication publish(List<Figure<T>> figures, Supplier<T> source) {
    FigureGroup<T> group = new FigureGroup<>(figures, source);
    groups.add(group);
    return () -> groups.remove(group);
  }

  /**
   * The figures of this moment.
   *
   * @param accept value of the header of that name, which chooses the format; may be null
   */
  Page page(String accept) {
    ExpositionFormatWriter writer = formats.findWriter(accept);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try {
      writer.write(
          content, new MetricSnapshots(groups.stream().flatMap(FigureGroup::snapshots).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Page(writer.getContentType(), ByteBuffer.wrap(content.toByteArray()));
  }

  /** What Prometheus is answered. */
  record Page(String contentType, ByteBuffer content) {}
}
