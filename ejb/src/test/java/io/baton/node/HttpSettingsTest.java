package io.baton.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSettingsTest {
  private static final String PER_CLIENT = "baton.http.max.connections.per.client";

  private static HttpSettings with(String value) {
    Properties properties = new Properties();
    properties.setProperty(PER_CLIENT, value);
    return HttpSettings.read(properties);
  }

  @Test
  void oneClientHasAnEighthOfTheServersConnections() {
    assertThat(HttpSettings.read(new Properties()).mostConnectionsPerClient()).isEqualTo(250);
    assertThat(with(" 16 ").mostConnectionsPerClient()).isEqualTo(16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1000001", "many", ""})
  void namesTheSettingThatIsUnusable(String value) {
    assertThatThrownBy(() -> with(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(PER_CLIENT + "=" + value);
  }
}
