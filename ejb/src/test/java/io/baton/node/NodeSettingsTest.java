package io.baton.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class NodeSettingsTest {
  private final Properties properties = new Properties();

  @Test
  void everyRoleIsOnByDefault() {
    NodeSettings settings = NodeSettings.read(properties);

    assertThat(settings.name()).isEqualTo("local");
    assertThat(settings.roles()).containsExactlyInAnyOrder("portal", "provider");
  }

  @Test
  void rolesCanBeChosen() {
    properties.setProperty("jboss.node.name", "node-7");
    properties.setProperty("baton.node.roles", " Portal ,");
    NodeSettings settings = NodeSettings.read(properties);

    assertThat(settings.name()).isEqualTo("node-7");
    assertThat(settings.has(NodeSettings.PORTAL)).isTrue();
    assertThat(settings.has(NodeSettings.PROVIDER)).isFalse();
  }

  @Test
  void namesARoleThatDoesNotExist() {
    properties.setProperty("baton.node.roles", "portal,admin");

    assertThatThrownBy(() -> NodeSettings.read(properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("baton.node.roles=portal,admin");
  }
}
