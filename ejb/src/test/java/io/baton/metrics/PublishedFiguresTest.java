package io.baton.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.node.EngineUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedFiguresTest {
  private static final List<Figure<Long>> FIGURES =
      List.of(
          Figure.fact("Name", String.class, "A name.", n -> "node"),
          Figure.gauge(
              "", "baton_age_seconds", FigureUnit.SECONDS, long.class, "Age.", Duration::ofMillis),
          Figure.gauge(
              "",
              "baton_bandwidth_bytes_per_second",
              FigureUnit.BYTES_PER_SECOND,
              long.class,
              "Bandwidth.",
              n -> n),
          Figure.counter("", "baton_bytes_total", FigureUnit.BYTES, "Bytes.", n -> n),
          Figure.timing(
              "baton_work_seconds", "Work.", n -> new Timing(n, Duration.ofMillis(4 * n))));

  private final PublishedFigures figures = new PublishedFigures();

  @Test
  void areReadAsText() {
    figures.publish(FIGURES, () -> 1600L);

    PublishedFigures.Page page = figures.page(null);

    assertThat(page.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(text(page))
        .isEqualTo(
            """
            # HELP baton_age_seconds Age.
            # TYPE baton_age_seconds gauge
            baton_age_seconds 1.6
            # HELP baton_bandwidth_bytes_per_second Bandwidth.
            # TYPE baton_bandwidth_bytes_per_second gauge
            baton_bandwidth_bytes_per_second 200.0
            # HELP baton_bytes_total Bytes.
            # TYPE baton_bytes_total counter
            baton_bytes_total 1600.0
            # HELP baton_work_seconds Work.
            # TYPE baton_work_seconds summary
            baton_work_seconds_count 1600
            baton_work_seconds_sum 6.4
            """);
  }

  @Test
  void haveTheirUnitsWherePrometheusAsksForOpenMetrics() {
    figures.publish(FIGURES, () -> 1600L);

    PublishedFigures.Page page = figures.page("application/openmetrics-text; version=1.0.0");

    assertThat(page.contentType())
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(text(page))
        .contains(
            "# UNIT baton_age_seconds seconds",
            "# UNIT baton_bandwidth_bytes_per_second bytes_per_second",
            "# UNIT baton_bytes bytes",
            "# UNIT baton_work_seconds seconds")
        .endsWith("# EOF\n");
  }

  @Test
  void areLeftOutWhileTheEngineIsDown() {
    figures.publish(
        FIGURES,
        () -> {
          throw new EngineUnavailableException(null);
        });
    figures.publish(
        List.of(Figure.gauge("", "baton_other", FigureUnit.NONE, int.class, "Other.", n -> n)),
        () -> 1);

    assertThat(text(figures.page(null)).lines().filter(line -> !line.startsWith("#")))
        .containsExactly("baton_other 1.0");
  }

  @Test
  void goAwayWithThoseWhoPublishedThem() {
    try (Publication publication = figures.publish(FIGURES, () -> 1L)) {
      assertThat(publication).isNotNull();
      assertThat(text(figures.page(null))).isNotEmpty();
    }

    assertThat(text(figures.page(null))).isEmpty();
  }

  private static String text(PublishedFigures.Page page) {
    return StandardCharsets.UTF_8.decode(page.content()).toString();
  }
}
