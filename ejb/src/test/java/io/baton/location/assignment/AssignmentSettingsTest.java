package io.baton.location.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentSettingsTest {
  @Test
  void theManagerTellsItsBackupByDefault() {
    assertThat(AssignmentSettings.read(new Properties()))
        .isEqualTo(new AssignmentSettings(Duration.ofMillis(400), false, List.of()));
  }

  @Test
  void readsWhoTellsWhom() {
    Properties properties = new Properties();
    properties.setProperty("baton.assignment.informer", "provider");
    properties.setProperty("baton.assignment.informed", "node-2, node-3");
    properties.setProperty("baton.assignment.prepare.timeout", "250");

    assertThat(AssignmentSettings.read(properties))
        .isEqualTo(
            new AssignmentSettings(Duration.ofMillis(250), true, List.of("node-2", "node-3")));
  }

  @ParameterizedTest
  @CsvSource({
    "baton.assignment.informer, client",
    "baton.assignment.informed, 'a,,b'",
    "baton.assignment.informed, ''",
    "baton.assignment.prepare.timeout, 5"
  })
  void namesTheSettingThatIsNotUsable(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty(name, value);

    assertThatThrownBy(() -> AssignmentSettings.read(properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + "=" + value + " is not usable: expected");
  }
}
