package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
import io.baton.testbed.MetricsText;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedNode.class)
class HealthMetricsIT {
  private static final String METRICS = "baton/metrics";
  private static final Pattern METRIC = Pattern.compile("baton_[a-z0-9_]+");

  private final BatonHttp management;

  HealthMetricsIT(LocalCluster node) {
    management = new BatonHttp(node.management(1), Optional.empty());
  }

  @Test
  void isReadyBecauseRtspAnswers() {
    // Not in time once, on a busy machine, the node is unready until it is asked again.
    HttpResponse<String> answer =
        Awaitility.await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> management.get("health/ready"), got -> got.statusCode() == 200);

    JsonNode rtsp =
        management.parse(answer.body()).path("checks").findParents("name").stream()
            .filter(check -> check.path("name").asText().equals("rtsp"))
            .findFirst()
            .orElseThrow();
    assertThat(rtsp.path("status").asText()).isEqualTo("UP");
  }

  @Test
  void exportsItsFiguresToPrometheus() {
    HttpResponse<String> answer = management.get(METRICS);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    MetricsText metrics = MetricsText.parse(answer.body());
    assertThat(metrics.problems()).isEmpty();
    assertThat(metrics.names())
        .hasSizeGreaterThan(50)
        .allSatisfy(name -> assertThat(name).startsWith("baton_"));
  }

  @Test
  void exportsWhatTheAlertsAndTheDashboardAskFor() throws IOException {
    Path directory =
        Path.of(System.getProperty("baton.cluster.script")).resolveSibling("monitoring");
    Set<String> asked = new TreeSet<>();
    for (String file : List.of("alerts.yml", "grafana-baton.json")) {
      METRIC
          .matcher(Files.readString(directory.resolve(file)))
          .results()
          .forEach(match -> asked.add(match.group()));
    }
    assertThat(asked).hasSizeGreaterThan(15);

    assertThat(MetricsText.parse(management.get(METRICS).body()).samples()).containsAll(asked);
  }

  @Test
  void answersNothingElseThere() {
    assertThat(management.get(METRICS + "/more").statusCode()).isEqualTo(404);
    assertThat(management.delete(METRICS).statusCode()).isEqualTo(405);
  }

  @Test
  void managementIsClosedToStrangers() {
    assertThat(management.get("management").statusCode()).isEqualTo(401);
  }
}
