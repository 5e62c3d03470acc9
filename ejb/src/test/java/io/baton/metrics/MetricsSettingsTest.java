package io.baton.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class MetricsSettingsTest {
  private final Properties properties = new Properties();

  @Test
  void isOpenUnlessToldOtherwise() {
    assertThat(MetricsSettings.read(properties).secured()).isFalse();

    properties.setProperty("baton.metrics.secured", "true");

    assertThat(MetricsSettings.read(properties).secured()).isTrue();
  }

  /** A misspelt "true" would leave metrics open. */
  @Test
  void refusesAnythingElse() {
    properties.setProperty("baton.metrics.secured", "yes");

    assertThatThrownBy(() -> MetricsSettings.read(properties).secured())
        .hasMessage("baton.metrics.secured=yes is not usable: expected true or false");
  }
}
