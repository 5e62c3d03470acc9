package io.baton.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSettingsTest {
  private final Properties properties = new Properties();

  @Test
  void everyRoleIsOnByDefault() {
    NodeSettings settings = NodeSettings.read(properties);

    assertThat(settings.name()).isEqualTo("local");
    assertThat(settings.roles()).containsExactlyInAnyOrder("portal", "slm", "provider", "base");
  }

  @Test
  void rolesCanBeChosen() {
    properties.setProperty("jboss.node.name", "node-7");
    properties.setProperty("baton.roles", " Portal ,");
    NodeSettings settings = NodeSettings.read(properties);

    assertThat(settings.name()).isEqualTo("node-7");
    assertThat(settings.has(NodeSettings.PORTAL)).isTrue();
    assertThat(settings.has(NodeSettings.PROVIDER)).isFalse();
  }

  @Test
  void namesARoleThatDoesNotExist() {
    properties.setProperty("baton.roles", "portal,admin");

    assertThatThrownBy(() -> NodeSettings.read(properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("baton.roles=portal,admin");
  }

  @Test
  void standsNowhereInParticularByDefault() {
    NodeSettings settings = NodeSettings.read(properties);

    assertThat(settings.address()).isEmpty();
    assertThat(settings.location()).isEmpty();
    assertThat(settings.priority()).isZero();
    assertThat(settings.supervises()).isEmpty();
  }

  @Test
  void addressPlacePriorityAndSupervisedProvidersCanBeSet() {
    properties.setProperty("baton.node.address", "2001:db8::7");
    properties.setProperty("baton.node.location", "berlin");
    properties.setProperty("baton.node.priority", "-3");
    properties.setProperty("baton.slm.providers", " node-2, Node-1,");
    NodeSettings settings = NodeSettings.read(properties);

    assertThat(settings.address()).contains("2001:db8::7");
    assertThat(settings.location()).isEqualTo("berlin");
    assertThat(settings.priority()).isEqualTo(-3);
    assertThat(settings.supervises()).containsExactlyInAnyOrder("node-2", "Node-1");
  }

  @ParameterizedTest
  @CsvSource({
    "baton.node.address, node one",
    "baton.node.location, a/b",
    "baton.node.priority, 1001",
    "baton.node.priority, high"
  })
  void namesWhatIsNotUsable(String name, String value) {
    properties.setProperty(name, value);

    assertThatThrownBy(() -> NodeSettings.read(properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name + "=" + value + " is not usable: expected");
  }
}
