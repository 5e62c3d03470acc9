package io.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.testbed.BatonHttp;
import io.baton.testbed.LocalCluster;
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
  /** Sessions, packets, bytes, lateness, losses reported by clients, import queue; the cluster. */
  private static final String[] METRICS = {
    "baton_sessions",
    "baton_sessions_playing",
    "baton_packets_total",
    "baton_bytes_total",
    "baton_lateness_p50_seconds",
    "baton_lateness_p99_seconds",
    "baton_lateness_max_seconds",
    "baton_packets_lost_total",
    "baton_imports_pending",
    "baton_cluster_nodes",
    "baton_cluster_providers_alive",
    "baton_assignments_made_total",
    "baton_placement_seconds_count"
  };

  private static final Pattern METRIC = Pattern.compile("baton_[a-z0-9_]+");

  private final LocalCluster node;
  private final BatonHttp management;

  HealthMetricsIT(LocalCluster node) {
    this.node = node;
    this.management = new BatonHttp(node.management(1), Optional.empty());
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
    HttpResponse<String> answer = management.get("prometheus");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().lines().map(HealthMetricsIT::name)).contains(METRICS);
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

    assertThat(management.get("prometheus").body().lines().map(HealthMetricsIT::name))
        .containsAll(asked);
  }

  /** Of a sample, or of a comment. */
  private static String name(String line) {
    return line.split("[ {]", 2)[0];
  }

  @Test
  void describesItsInterface() {
    BatonHttp root = new BatonHttp(node.http(1).resolve("/"), Optional.empty());

    HttpResponse<String> answer = root.get("openapi?format=JSON");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(root.parse(answer.body()).path("paths").fieldNames())
        .toIterable()
        .anyMatch(path -> path.endsWith("/api/v1/media/{path}"));
  }

  @Test
  void managementIsClosedToStrangers() {
    assertThat(management.get("management").statusCode()).isEqualTo(401);
  }
}
