package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalSettingsTest {
  @Test
  void byDefaultManagersHaveTheirPriorities() {
    assertThat(PortalSettings.read(new Properties()))
        .isEqualTo(
            new PortalSettings(false, List.of(), Duration.ofMillis(400), Duration.ofMillis(500)));
  }

  @Test
  void readsHowManagersArePicked() {
    Properties properties = new Properties();
    properties.setProperty("baton.portal.slm.selection", "least-load");
    properties.setProperty("baton.portal.slms", "node-2, node-1");
    properties.setProperty("baton.portal.slm.timeout", "200");
    properties.setProperty("baton.portal.slm.poll.interval", "1000");

    assertThat(PortalSettings.read(properties))
        .isEqualTo(
            new PortalSettings(
                true,
                List.of("node-2", "node-1"),
                Duration.ofMillis(200),
                Duration.ofMillis(1000)));
  }

  @ParameterizedTest
  @CsvSource({
    "baton.portal.slm.selection, random",
    "baton.portal.slms, node 1",
    "baton.portal.slm.timeout, 0",
    "baton.portal.slm.poll.interval, often"
  })
  void namesTheSettingThatIsNotUsable(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty(name, value);

    assertThatThrownBy(() -> PortalSettings.read(properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + "=" + value + " is not usable: expected");
  }
}
