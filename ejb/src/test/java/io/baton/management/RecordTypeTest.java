package io.baton.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.annotation.JsonbProperty;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.management.Attribute;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenMBeanAttributeInfo;
import javax.management.openmbean.OpenMBeanOperationInfo;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records through an MBean server, as a tool sees them that has none of the server's classes. */
class RecordTypeTest {
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private ObjectName name;

  enum Colour {
    DARK_RED {
      @Override
      String taste() {
        return "wine";
      }
    };

    abstract String taste();
  }

  @Schema(description = "A part of a thing")
  record Part(
      @Schema(description = "How heavy") int weight,
      @JsonbProperty("label") @Schema(pattern = "[a-z]") String word) {}

  record Thing(
      long size,
      Integer boxed,
      boolean whole,
      double share,
      String text,
      Colour colour,
      Instant made,
      Duration age,
      URI home,
      Optional<Duration> trip,
      Optional<Part> best,
      List<Part> parts,
      List<List<Integer>> matrix,
      Set<String> names,
      Map<String, Long> amounts,
      Map<String, Part> byName) {}

  private record Itself(List<Itself> children) {}

  /** What is shown. */
  @Description("Things")
  public interface ThingsMXBean {
    @Description("How many.")
    int getCount();

    boolean isBusy();

    Map<String, Thing> getThings();

    @Description("The first.")
    Thing first(@Description("what to look for") String query);

    List<Thing> list(int limit);

    void forget();
  }

  private static final Thing FULL =
      new Thing(
          5,
          6,
          true,
          0.5,
          "a",
          Colour.DARK_RED,
          Instant.EPOCH,
          Duration.ofMillis(1500),
          URI.create("rtsp://a/b"),
          Optional.of(Duration.ofMillis(250)),
          Optional.of(new Part(1, "x")),
          List.of(new Part(2, "y")),
          List.of(List.of(1, 2), List.of()),
          Set.of("c", "a", "b"),
          Map.of("k", 9L),
          Map.of("p", new Part(3, "z")));

  private static final Thing EMPTY =
      new Thing(
          0,
          null,
          false,
          0,
          null,
          null,
          null,
          null,
          null,
          Optional.empty(),
          Optional.empty(),
          null,
          null,
          null,
          null,
          null);

  private static final class Things implements ThingsMXBean {
    @Override
    public int getCount() {
      return 2;
    }

    @Override
    public boolean isBusy() {
      return true;
    }

    @Override
    public Map<String, Thing> getThings() {
      return Map.of("full", FULL, "empty", EMPTY);
    }

    @Override
    public Thing first(String query) {
      return query.isEmpty() ? null : FULL;
    }

    @Override
    public List<Thing> list(int limit) {
      return List.of(FULL, EMPTY).subList(0, limit);
    }

    @Override
    public void forget() {}
  }

  @BeforeEach
  void registers() throws Exception {
    name = new ObjectName("io.baton.test:type=Things");
    server.registerMBean(new DescribedMBean(new Things(), ThingsMXBean.class), name);
  }

  @AfterEach
  void unregisters() throws Exception {
    server.unregisterMBean(name);
  }

  @Test
  void showsEveryComponent() throws Exception {
    CompositeData full = (CompositeData) invoke("first", "x", String.class);

    assertThat(full.get("size")).isEqualTo(5L);
    assertThat(full.get("boxed")).isEqualTo(6);
    assertThat(full.get("whole")).isEqualTo(true);
    assertThat(full.get("share")).isEqualTo(0.5);
    assertThat(full.get("text")).isEqualTo("a");
    assertThat(full.get("colour")).isEqualTo("dark_red");
    assertThat(full.get("made")).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(full.get("age")).isEqualTo(1.5);
    assertThat(full.get("home")).isEqualTo("rtsp://a/b");
    assertThat(full.get("trip")).isEqualTo(0.25);
    assertThat(((CompositeData) full.get("best")).get("label")).isEqualTo("x");
    assertThat(((CompositeData[]) full.get("parts"))[0].get("weight")).isEqualTo(2);
    assertThat((Integer[][]) full.get("matrix")).isDeepEqualTo(new Integer[][] {{1, 2}, {}});
    assertThat((String[]) full.get("names")).containsExactly("a", "b", "c");
    assertThat(row(full.get("amounts"), "k").get("value")).isEqualTo(9L);
    assertThat(((CompositeData) row(full.get("byName"), "p").get("value")).get("weight"))
        .isEqualTo(3);
  }

  @Test
  void showsNothingWhereThereIsNone() throws Exception {
    Object things = server.getAttribute(name, "Things");

    CompositeData empty = (CompositeData) row(things, "empty").get("value");
    assertThat(empty.get("size")).isEqualTo(0L);
    assertThat(
            empty.getCompositeType().keySet().stream()
                .filter(item -> !Set.of("size", "whole", "share").contains(item)))
        .hasSize(13)
        .allSatisfy(item -> assertThat(empty.get(item)).isNull());
    assertThat(invoke("first", "", String.class)).isNull();
  }

  @Test
  void tellsTypesAndDescriptions() throws Exception {
    MBeanInfo info = server.getMBeanInfo(name);

    assertThat(info.getDescription()).isEqualTo("Things");
    assertThat(info.getDescriptor().getFieldValue("mxbean")).isEqualTo("true");
    MBeanAttributeInfo count = attribute(info, "Count");
    assertThat(count.getType()).isEqualTo("int");
    assertThat(count.getDescription()).isEqualTo("How many.");
    assertThat(count.getDescriptor().getFieldValue("openType")).isEqualTo(SimpleType.INTEGER);
    assertThat(attribute(info, "Busy").isIs()).isTrue();
    assertThat(attribute(info, "Things")).isInstanceOf(OpenMBeanAttributeInfo.class);
    assertThat(attribute(info, "Things").getType()).isEqualTo(TabularData.class.getName());

    MBeanOperationInfo first = operation(info, "first");
    assertThat(first).isInstanceOf(OpenMBeanOperationInfo.class);
    assertThat(first.getSignature()[0].getName()).isEqualTo("query");
    assertThat(first.getSignature()[0].getDescription()).isEqualTo("what to look for");
    CompositeType thing = (CompositeType) ((OpenMBeanOperationInfo) first).getReturnOpenType();
    CompositeType part =
        (CompositeType) ((ArrayType<?>) thing.getType("parts")).getElementOpenType();
    assertThat(part.getDescription()).isEqualTo("A part of a thing");
    assertThat(part.getDescription("weight")).isEqualTo("How heavy");
    assertThat(part.getDescription("label")).isEqualTo("label");

    MBeanOperationInfo list = operation(info, "list");
    assertThat(list.getSignature()[0].getType()).isEqualTo("int");
    assertThat(list.getReturnType()).isEqualTo(CompositeData[].class.getName());
    assertThat(operation(info, "forget").getReturnType()).isEqualTo("void");
  }

  @Test
  @SuppressWarnings("BanJNDI") // It connects to itself.
  void reachesToolsWithoutTheServersClasses() throws Exception {
    JMXServiceURL loopback = new JMXServiceURL("rmi", "127.0.0.1", 0);
    JMXConnectorServer connectors =
        JMXConnectorServerFactory.newJMXConnectorServer(loopback, null, server);
    connectors.start();
    try (JMXConnector connector = JMXConnectorFactory.connect(connectors.getAddress())) {
      MBeanServerConnection remote = connector.getMBeanServerConnection();

      CompositeData[] things =
          (CompositeData[]) remote.invoke(name, "list", new Object[] {2}, new String[] {"int"});
      assertThat(things).hasSize(2);
      assertThat(remote.getAttributes(name, new String[] {"Count", "None", "Busy"}).asList())
          .containsExactly(new Attribute("Count", 2), new Attribute("Busy", true));
      withoutOurClasses(things);
      withoutOurClasses(remote.getAttribute(name, "Things"));
      withoutOurClasses(remote.getMBeanInfo(name));
    } finally {
      connectors.stop();
    }
  }

  @Test
  void refusesWhatItCannotShow() {
    assertThatThrownBy(() -> RecordType.of(Itself.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Itself");
    assertThatThrownBy(() -> RecordType.of(Object.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> invoke("list", "2", String.class))
        .isInstanceOf(ReflectionException.class);
    assertThatThrownBy(() -> server.setAttribute(name, new Attribute("Count", 3)))
        .hasMessageContaining("cannot be set");
  }

  private Object invoke(String operation, Object argument, Class<?> type) throws Exception {
    return server.invoke(name, operation, new Object[] {argument}, new String[] {type.getName()});
  }

  private static CompositeData row(Object table, String key) {
    return ((TabularData) table).get(new Object[] {key});
  }

  private static MBeanAttributeInfo attribute(MBeanInfo info, String name) {
    return List.of(info.getAttributes()).stream()
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static MBeanOperationInfo operation(MBeanInfo info, String name) {
    return List.of(info.getOperations()).stream()
        .filter(operation -> operation.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Reads a value with the JDK's classes alone. */
  private static void withoutOurClasses(Object value) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in = new JdkInput(bytes.toByteArray())) {
      assertThat(in.readObject()).isInstanceOf(value.getClass());
    }
  }

  private static final class JdkInput extends ObjectInputStream {
    JdkInput(byte[] bytes) throws IOException {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
      return Class.forName(type.getName(), false, ClassLoader.getPlatformClassLoader());
    }
  }
}
