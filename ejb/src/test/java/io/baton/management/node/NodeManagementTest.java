package io.baton.management.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.SessionSupply;
import io.baton.connector.Supplier;
import io.baton.management.ManagementFixture;
import io.baton.metrics.Figure;
import io.baton.model.document.media.MediaDocument;
import io.baton.model.document.session.SessionDocument;
import io.baton.support.FakeEngine;
import io.baton.support.FakeMetrics;
import io.baton.support.Samples;
import java.lang.management.ManagementFactory;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The beans as a management tool sees them. */
class NodeManagementTest {
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final FakeEngine engine = new FakeEngine();
  private final FakeMetrics metrics = new FakeMetrics();
  private NodeManagement management;

  @BeforeEach
  void register() {
    engine.add(Samples.session("s1", Samples.START));
    management = ManagementFixture.management(engine, metrics);
    management.start();
  }

  @AfterEach
  void unregister() throws Exception {
    management.unregister();
    assertThat(server.queryNames(new ObjectName("io.baton:*"), null)).isEmpty();
    assertThat(metrics.names()).isEmpty();
  }

  @Test
  void publishTheFiguresAsMetrics() {
    assertThat(metrics.number("baton_imports_pending")).isEqualTo(7);
    assertThat(metrics.names())
        .containsExactlyElementsOf(
            NodeFigures.ALL.stream().map(Figure::metric).filter(name -> !name.isEmpty()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Engine", "Sessions", "Media"})
  void describeThemselves(String type) throws Exception {
    MBeanInfo info = server.getMBeanInfo(name(type));

    assertThat(info.getDescription()).contains("this node");
    assertThat(info.getAttributes())
        .isNotEmpty()
        .allSatisfy(
            attribute -> assertThat(attribute.getDescription()).contains(" ").endsWith("."));
    assertThat(info.getOperations())
        .allSatisfy(
            operation -> {
              assertThat(operation.getDescription()).contains(" ").endsWith(".");
              assertThat(operation.getSignature())
                  .allSatisfy(
                      parameter -> {
                        assertThat(parameter.getName()).doesNotMatch("p\\d+");
                        assertThat(parameter.getDescription()).contains(" ");
                      });
            });
  }

  @Test
  void showTheEngine() throws Exception {
    Map<String, Object> values = attributes("Engine");

    assertThat(values)
        .containsEntry("Roles", "base,portal,provider,slm")
        .containsEntry("RtspPort", 8554)
        .containsEntry("Bandwidth", 4_000_000L)
        .containsEntry("Cpu", 0.25)
        .containsEntry("Connections", 101L)
        .containsEntry("OpenConnections", 2L)
        .containsEntry("Packets", 110L)
        .containsEntry("LatenessP50Micros", 1500L)
        .containsEntry("LatenessP99Micros", 6000L)
        .containsEntry("DatagramMode", "gso")
        .containsEntry("RtspAnswering", true);
  }

  @Test
  void showSessionsAndEndThem() throws Exception {
    assertThat(attributes("Sessions"))
        .containsEntry("Count", 1)
        .containsEntry("Playing", 2)
        .containsEntry("Created", 106L)
        .containsEntry("Rejected", 7L)
        .containsEntry("TimedOut", 8L)
        .containsEntry("Dropped", 9L)
        .containsEntry("ReportedLost", 14L);

    CompositeData session =
        ((CompositeData[]) server.invoke(name("Sessions"), "list", null, null))[0];
    assertThat(session.get("id")).isEqualTo("s1");
    assertThat(session.get("positionSeconds")).isEqualTo(31.7);
    assertThat(session.get("state")).isEqualTo("playing");
    assertThat(session.getCompositeType().keySet()).isEqualTo(componentsOf(SessionDocument.class));

    assertThat(end("s1")).isEqualTo(true);
    assertThat(end("s1")).isEqualTo(false);
  }

  @Test
  void showWhoSuppliesASession() throws Exception {
    engine.add(
        Samples.supplied(
            "s2",
            new SessionSupply(
                "a2",
                2,
                List.of(new Supplier("n3", "192.0.2.3", 8555), new Supplier("n4", "h", 8555)))));

    CompositeData[] sessions =
        (CompositeData[]) server.invoke(name("Sessions"), "list", null, null);

    assertThat(sessions).hasSize(2);
    CompositeData supply =
        (CompositeData)
            Arrays.stream(sessions)
                .filter(session -> session.get("id").equals("s2"))
                .findFirst()
                .orElseThrow()
                .get("supply");
    assertThat(supply.get("supplier")).isEqualTo("n3");
    assertThat((String[]) supply.get("standbys")).containsExactly("n4");
    assertThat(supply.get("leadSeconds")).isEqualTo(3.96);
    assertThat(supply.get("epoch")).isEqualTo(2L);
    CompositeData change = ((CompositeData[]) supply.get("changes"))[0];
    assertThat(change.get("cause")).isEqualTo("timeout");
    assertThat(change.get("piece")).isEqualTo(17);
    assertThat(change.get("packet")).isEqualTo(4711L);
    assertThat(change.get("tookSeconds")).isEqualTo(0.004);
  }

  @Test
  void showMedia() throws Exception {
    engine.media().put(Samples.entry("film.mp4"));
    assertThat(attributes("Media")).containsEntry("Ready", 1).containsEntry("ImportQueue", 7);

    CompositeData[] media =
        (CompositeData[])
            server.invoke(
                name("Media"),
                "list",
                new Object[] {"", 0, 10},
                new String[] {"java.lang.String", "int", "int"});
    assertThat(media).hasSize(2);
    assertThat(media[0].getCompositeType().keySet()).isEqualTo(componentsOf(MediaDocument.class));
    assertThat(media[0].get("state")).isEqualTo("ready");
    assertThat((String[]) media[0].get("nodes")).containsExactly("node-1");
    CompositeData content = (CompositeData) media[0].get("content");
    assertThat(content.get("durationSeconds")).isEqualTo(60.0);
    assertThat(media[1].get("reason")).isEqualTo("It is a text file");
    assertThat(media[1].get("content")).isNull();
  }

  /** What JMX names is what the JSON documents name. */
  private static Set<String> componentsOf(Class<?> document) {
    return Arrays.stream(document.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toSet());
  }

  private Object end(String id) throws Exception {
    return server.invoke(
        name("Sessions"), "end", new Object[] {id}, new String[] {"java.lang.String"});
  }

  private Map<String, Object> attributes(String type) throws Exception {
    Map<String, Object> values = new TreeMap<>();
    for (MBeanAttributeInfo attribute : server.getMBeanInfo(name(type)).getAttributes()) {
      values.put(attribute.getName(), server.getAttribute(name(type), attribute.getName()));
    }
    return values;
  }

  private static ObjectName name(String type) throws Exception {
    return new ObjectName("io.baton:type=" + type);
  }
}
