package io.baton.location.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalanceSettingsTest {
  private static BalanceSettings read(String... pairs) {
    Properties properties = new Properties();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.setProperty("baton.handoff." + pairs[i], pairs[i + 1]);
    }
    return BalanceSettings.read(properties);
  }

  @Test
  void hasDefaults() {
    assertThat(read())
        .isEqualTo(
            new BalanceSettings(0.95, 0.8, Duration.ofSeconds(5), 0.2, 10, Duration.ofSeconds(60)));
  }

  @Test
  void recoveryIsBelowOverload() {
    assertThat(read("overload", "60", "recovery", "40").recovery()).isEqualTo(0.4);
    assertThatThrownBy(() -> read("overload", "80"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("baton.handoff.recovery=80")
        .hasMessageContaining("baton.handoff.overload, which is 80");
  }

  @ParameterizedTest
  @CsvSource({
    "overload, 101",
    "overload, 19",
    "recovery, 9",
    "recovery, high",
    "delay, -1",
    "gain, 4",
    "moves, 1001",
    "rest, 999",
  })
  void refusesWhatMakesNoSense(String name, String value) {
    assertThatThrownBy(() -> read(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("baton.handoff." + name);
  }
}
