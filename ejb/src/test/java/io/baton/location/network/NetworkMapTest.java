package io.baton.location.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.cluster.NodeAdvertisement;
import io.baton.model.delivery.DeliveryMode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkMapTest {
  private static final NetworkMap MAP =
      NetworkMap.parse(
          "10.1.0.0/16=berlin, 10.1.128.0/17=potsdam, 192.0.2.9=rome, 2001:db8::/32=paris",
          "paris-berlin=1000000000/20ms, rome-berlin=1000");

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, berlin",
    "10.1.127.255, berlin",
    "10.1.128.0, potsdam",
    "10.2.0.0, ''",
    "192.0.2.9, rome",
    "192.0.2.8, ''",
    "2001:db8:ffff::1, paris",
    "2001:db9::1, ''",
    "localhost, ''",
    "10.1.2.300, ''",
    "dead.beef, ''",
    "'', ''"
  })
  void knowsThePlaceOfAClient(String address, String place) {
    assertThat(MAP.placeOf(address).orElse("")).isEqualTo(place);
  }

  @Test
  void theSamePlaceIsNearest() {
    NetworkPath path = path("berlin", "10.1.2.3");

    assertThat(path.proximity()).isEqualTo(1);
    assertThat(path.latency()).contains(Duration.ZERO);
    assertThat(path.bandwidth()).isEmpty();
  }

  @Test
  void linksHoldInBothDirections() {
    NetworkPath path = path("berlin", "2001:db8::1");

    assertThat(path.proximity()).isEqualTo(0.5);
    assertThat(path.bandwidth()).hasValue(1_000_000_000);
    assertThat(path.latency()).contains(Duration.ofMillis(20));
    assertThat(path("paris", "10.1.2.3")).isEqualTo(path);
    assertThat(MAP.between("paris", "berlin")).isEqualTo(path);
  }

  @Test
  void aLinkNeedNotTellItsLatency() {
    NetworkPath path = MAP.between("berlin", "rome");

    assertThat(path.latency()).isEmpty();
    assertThat(path.bandwidth()).hasValue(1000);
    assertThat(path.proximity()).isBetween(0.01, 0.99);
  }

  @ParameterizedTest
  @CsvSource({"'', 10.1.2.3", "berlin, 198.51.100.1", "potsdam, 2001:db8::1"})
  void whatIsNotKnownIsNotNear(String place, String client) {
    assertThat(path(place, client))
        .isEqualTo(new NetworkPath(0, OptionalLong.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.0.0/16",
        "10.1.0.0/33=a",
        "10.1.0.0/x=a",
        "berlin=a",
        "10.1.0.0/16=a b",
        "::g=a"
      })
  void tellsWhichNetworkIsNotUsable(String text) {
    assertThatThrownBy(() -> NetworkMap.parse(text, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"berlin=5", "a-b", "a-b=x", "a-b=5/3", "a-b-c=5", "a b-c=5", "a-b=-5", "a-b=0"})
  void tellsWhichLinkIsNotUsable(String text) {
    assertThatThrownBy(() -> NetworkMap.parse("", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected");
  }

  @Test
  void inRelayModeMediaGoesToTheAnchorAndOtherwiseToTheClient() {
    Optional<NodeAdvertisement> anchor = Optional.of(node("rome"));

    assertThat(MAP.destination(DeliveryMode.RELAY, anchor, "10.1.2.3")).isEqualTo("rome");
    assertThat(MAP.destination(DeliveryMode.RELAY, Optional.empty(), "10.1.2.3"))
        .isEqualTo(MAP.placeOf("10.1.2.3").orElseThrow());
    assertThat(MAP.destination(DeliveryMode.DIRECT, anchor, "10.1.2.3"))
        .isEqualTo(MAP.placeOf("10.1.2.3").orElseThrow());
    assertThat(MAP.destination(DeliveryMode.REDIRECT, anchor, "198.51.100.1")).isEmpty();
  }

  private static NetworkPath path(String place, String client) {
    return MAP.between(place, MAP.destination(DeliveryMode.REDIRECT, Optional.empty(), client));
  }

  private static NodeAdvertisement node(String place) {
    return new NodeAdvertisement("n", 1, Set.of(), "192.0.2.1", 1, 1, 1, place, 0);
  }
}
