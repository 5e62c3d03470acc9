package io.baton.location.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.media.MediaPath;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryModesTest {
  @Test
  void everythingIsRelayedByDefault() {
    assertThat(mode("", "", "film.mp4", "", "UDP")).isEqualTo(DeliveryMode.RELAY);
  }

  @ParameterizedTest
  @CsvSource({
    "trailers/a.mp4, REDIRECT",
    "trailers/2026/a.mp4, REDIRECT",
    "trailers, DIRECT",
    "films/a.mp4, RELAY",
    "films/2026/a.mp4, DIRECT",
    "films/a.mkv, DIRECT",
    "live.mp4, REDIRECT",
    "xlive.mp4, DIRECT"
  })
  void theFirstPatternThatFitsCounts(String path, DeliveryMode expected) {
    String rules = "trailers/**=redirect, films/*.mp4=relay,films/**=direct,live.mp4=Redirect";

    assertThat(mode("direct", rules, path, "", "UDP")).isEqualTo(expected);
  }

  @Test
  void whatTheRequestWantsComesFirst() {
    assertThat(mode("direct", "**=redirect", "a.mp4", "relay", "UDP"))
        .isEqualTo(DeliveryMode.RELAY);
  }

  @ParameterizedTest
  @CsvSource({"direct, RELAY", "redirect, REDIRECT", "relay, RELAY"})
  void interleavedClientsAreNotSentToDirectly(String wanted, DeliveryMode expected) {
    assertThat(mode("", "", "a.mp4", wanted, "TCP")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=b", "films/**", "=relay", "a=relay,b"})
  void namesTheSettingThatIsNotUsable(String rules) {
    assertThatThrownBy(() -> mode("relay", rules, "a.mp4", "", "UDP"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("baton.delivery.modes=" + rules + " is not usable: expected");
  }

  @Test
  void namesTheModeThatDoesNotExist() {
    assertThatThrownBy(() -> mode("fast", "", "a.mp4", "", "UDP"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "baton.delivery.mode=fast is not usable: expected of [relay, direct, redirect]");
  }

  private static DeliveryMode mode(
      String byDefault, String rules, String path, String wanted, String transport) {
    Properties properties = new Properties();
    if (!byDefault.isEmpty()) {
      properties.setProperty("baton.delivery.mode", byDefault);
    }
    properties.setProperty("baton.delivery.modes", rules);
    Optional<DeliveryMode> asked = wanted.isEmpty() ? Optional.empty() : DeliveryMode.of(wanted);
    return DeliveryModes.read(properties)
        .of(new MediaPath(path), asked, DeliveryTransport.valueOf(transport));
  }
}
