package io.baton.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The Kubernetes manifests have the form that Kubernetes' own API description asks for: no field
 * that it does not know, none missing that it requires.
 */
class KubernetesManifestTest {
  private static final Path DIRECTORY = Path.of("..", "wildfly-config", "kubernetes");

  /** The API's kinds that the manifests use; a manifest of another kind fails. */
  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "v1/ConfigMap", V1ConfigMap::validateJsonElement,
          "v1/Service", V1Service::validateJsonElement,
          "apps/v1/StatefulSet", V1StatefulSet::validateJsonElement,
          "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
          "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::validateJsonElement);

  @FunctionalInterface
  private interface Schema {
    void validate(JsonElement manifest) throws IOException;
  }

  @TestFactory
  List<DynamicTest> everyManifestKeepsToTheSchema() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String file : resources()) {
      for (Map<String, Object> manifest : documents(DIRECTORY.resolve(file))) {
        tests.add(DynamicTest.dynamicTest(file + " " + kind(manifest), () -> check(manifest)));
      }
    }
    assertThat(tests).hasSizeGreaterThanOrEqualTo(SCHEMAS.size());
    return tests;
  }

  @Test
  void aFieldThatTheApiDoesNotKnowIsNoticed() throws IOException {
    Map<String, Object> manifest = documents(DIRECTORY.resolve("statefulset.yaml")).get(0);
    Map<String, Object> spec = child(manifest, "spec");
    spec.put("replica", 3);

    assertThatThrownBy(() -> check(manifest)).hasMessageContaining("replica");
  }

  /** On their hosts' network nodes cannot tell each other from strangers by address. */
  @Test
  void nodesShareAKeyThatIsMounted() throws IOException {
    Map<String, Object> pod = podOf(documents(DIRECTORY.resolve("statefulset.yaml")).get(0));
    Map<String, Object> node = named(pod, "containers", "node");

    assertThat(child(named(pod, "volumes", "keys"), "secret"))
        .containsEntry("secretName", "baton-keys");
    assertThat(named(node, "volumeMounts", "keys")).containsEntry("mountPath", "/etc/baton/keys");
    assertThat(named(node, "ports", "ofps")).containsEntry("containerPort", 5684);
    assertThat(Files.readString(DIRECTORY.resolve("start-node.sh")))
        .contains("BATON_KEYS=${BATON_KEYS:-/etc/baton/keys}");
    assertThat(Files.readString(Path.of("..", "docs", "operate.md")))
        .contains(
            "create secret generic baton-keys --from-file=ofp.key --from-file=cluster.keystore");
  }

  /** {@code /health/started} is down while the database is, and the node would be ended for it. */
  @Test
  void aNodeThatStartsWithoutItsDatabaseIsLeftAlone() throws IOException {
    Map<String, Object> pod = podOf(documents(DIRECTORY.resolve("statefulset.yaml")).get(0));
    Map<String, Object> node = named(pod, "containers", "node");

    for (String probe : List.of("startupProbe", "readinessProbe")) {
      assertThat(child(child(node, probe), "httpGet")).containsEntry("path", "/health/ready");
    }
    assertThat(child(child(node, "livenessProbe"), "httpGet"))
        .containsEntry("path", "/health/live");
  }

  /** What the server's own options are made of; others, such as JAVA_OPTS, it overwrites. */
  @Test
  void theHeapIsSetWhereTheServerReadsIt() throws IOException {
    Map<String, Object> pod = podOf(documents(DIRECTORY.resolve("statefulset.yaml")).get(0));
    List<Object> names =
        ((List<?>) named(pod, "containers", "node").get("env"))
            .stream().map(variable -> mapping(variable).get("name")).toList();

    assertThat(names).contains("BATON_HEAP").doesNotContain("JAVA_OPTS");
    assertThat(
            Files.readString(
                DIRECTORY.resolveSibling(Path.of("src/main/server/bin/standalone.conf"))))
        .contains("${BATON_HEAP:-");
  }

  private static Map<String, Object> podOf(Map<String, Object> set) {
    return child(child(child(set, "spec"), "template"), "spec");
  }

  private static Map<String, Object> named(Map<String, Object> parent, String list, String name) {
    return ((List<?>) parent.get(list))
        .stream()
            .map(KubernetesManifestTest::mapping)
            .filter(element -> name.equals(element.get("name")))
            .findFirst()
            .orElseThrow();
  }

  private static void check(Map<String, Object> manifest) {
    assertThat(SCHEMAS).containsKey(kind(manifest));
    JsonElement json = new Gson().toJsonTree(manifest);
    assertThatCode(() -> SCHEMAS.get(kind(manifest)).validate(json)).doesNotThrowAnyException();
  }

  private static String kind(Map<String, Object> manifest) {
    return manifest.get("apiVersion") + "/" + manifest.get("kind");
  }

  /** What kustomize applies; it lists every manifest that is there. */
  private static List<String> resources() throws IOException {
    Object listed = documents(DIRECTORY.resolve("kustomization.yaml")).get(0).get("resources");
    return ((List<?>) listed).stream().map(String.class::cast).toList();
  }

  private static List<Map<String, Object>> documents(Path file) throws IOException {
    List<Map<String, Object>> documents = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file)) {
      Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      for (Object document : yaml.loadAll(reader)) {
        documents.add(mapping(document));
      }
    }
    return documents;
  }

  private static Map<String, Object> child(Map<String, Object> manifest, String name) {
    return mapping(manifest.get(name));
  }

  @SuppressWarnings("unchecked") // YAML mappings of manifests have string keys
  private static Map<String, Object> mapping(Object node) {
    return (Map<String, Object>) node;
  }
}
