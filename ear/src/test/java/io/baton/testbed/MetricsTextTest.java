package io.baton.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTextTest {
  @Test
  void acceptsWhatIsRight() {
    MetricsText metrics =
        MetricsText.parse(
            """
            # HELP baton_age_seconds Age.
            # TYPE baton_age_seconds gauge
            baton_age_seconds 1.5
            # HELP baton_bytes_total Bytes.
            # TYPE baton_bytes_total counter
            baton_bytes_total 1600.0
            # HELP baton_work_seconds Work.
            # TYPE baton_work_seconds summary
            baton_work_seconds_count{node="a"} 2
            baton_work_seconds_sum 1.0E-4
            """);

    assertThat(metrics.problems()).isEmpty();
    assertThat(metrics.names())
        .containsExactly("baton_age_seconds", "baton_bytes_total", "baton_work_seconds");
    assertThat(metrics.samples()).contains("baton_work_seconds_sum");
  }

  @ParameterizedTest
  @CsvSource({
    "baton_bits, gauge, is not in a base unit",
    "baton_lateness_ms, gauge, is not in a base unit",
    "baton_age_milliseconds, gauge, is not in a base unit",
    "baton_packets, counter, ends in _total unless it counts",
    "baton_packets_total, gauge, ends in _total unless it counts",
    "baton_age_count, gauge, ends like a part of a summary",
    "baton_gauge_age, gauge, has a type in its name",
    "batonAge, gauge, is not in lower case with underscores",
    "baton_age, rate, has a type that there is not: rate",
  })
  void namesWhatIsWrongWithAName(String name, String type, String problem) {
    assertThat(
            MetricsText.parse("# HELP %1$s Help.%n# TYPE %1$s %2$s%n%1$s 1%n".formatted(name, type))
                .problems())
        .contains(name + " " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# TYPE a gauge;a 1; | a has no help",
        "# HELP a Help.;# TYPE a gauge; | a has no value",
        "a 1; | a has no type before its value",
        "# HELP a Help.;# TYPE a gauge;a one; | a is no number: one",
        "# HELP a Help.;# TYPE a gauge;a 1;a 2; | a has two values",
        "# HELP a Help.;# HELP a Help.;# TYPE a gauge;a 1; | a has two lines HELP",
        "<html>; | no line of the format: <html>",
        "# HELP a Help.;# TYPE a gauge;a 1 | the last line does not end",
      })
  void namesWhatIsWrongWithLines(String lines, String problem) {
    assertThat(MetricsText.parse(lines.replace(';', '\n')).problems()).contains(problem);
  }
}
