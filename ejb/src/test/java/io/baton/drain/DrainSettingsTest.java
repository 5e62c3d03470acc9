package io.baton.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrainSettingsTest {
  private static Duration read(String value) {
    Properties properties = new Properties();
    properties.setProperty("baton.drain.timeout", value);
    return DrainSettings.read(properties).stopLimit();
  }

  @Test
  void aStopWaitsFiveSecondsUnlessToldOtherwise() {
    assertThat(DrainSettings.read(new Properties()).stopLimit()).isEqualTo(Duration.ofSeconds(5));
    assertThat(read("0")).isZero();
    assertThat(read("3600000")).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "3600001", "5s", ""})
  void refusesWhatMakesNoSense(String value) {
    assertThatThrownBy(() -> read(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("baton.drain.timeout");
  }
}
