package io.baton.location.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationSettingsTest {
  private final Properties properties = new Properties();

  @Test
  void hasDefaults() {
    LocationSettings settings = LocationSettings.read(properties);

    assertThat(settings.pushInterval()).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.pushTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.network().placeOf("10.1.2.3")).isEmpty();
  }

  @Test
  void readsWhatIsSet() {
    properties.setProperty("baton.load.push.interval", "100");
    properties.setProperty("baton.load.push.timeout", "200");
    properties.setProperty("baton.location.networks", "10.1.0.0/16=berlin");
    LocationSettings settings = LocationSettings.read(properties);

    assertThat(settings.pushInterval()).isEqualTo(Duration.ofMillis(100));
    assertThat(settings.pushTimeout()).isEqualTo(Duration.ofMillis(200));
    assertThat(settings.network().placeOf("10.1.2.3")).contains("berlin");
  }

  @ParameterizedTest
  @CsvSource({
    "baton.load.push.interval, 49",
    "baton.load.push.interval, soon",
    "baton.load.push.timeout, 60001",
    "baton.load.push.timeout, 499",
    "baton.location.networks, here",
    "baton.location.links, here"
  })
  void namesWhatIsNotUsable(String name, String value) {
    properties.setProperty(name, value);

    assertThatThrownBy(() -> LocationSettings.read(properties))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name + "=" + value + " is not usable: expected");
  }
}
