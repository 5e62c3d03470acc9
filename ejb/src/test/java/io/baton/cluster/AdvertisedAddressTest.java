package io.baton.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvertisedAddressTest {
  @Test
  void whatIsConfiguredCounts() {
    assertThat(AdvertisedAddress.of(Optional.of("media.example.org"), "0.0.0.0"))
        .isEqualTo("media.example.org");
  }

  @Test
  void elseWhatIsBound() {
    assertThat(AdvertisedAddress.of(Optional.empty(), "127.0.0.1")).isEqualTo("127.0.0.1");
  }

  @Test
  void theWildcardIsNoAddress() throws UnknownHostException {
    String address = AdvertisedAddress.of(Optional.empty(), "0.0.0.0");

    assertThat(InetAddress.getByName(address).isAnyLocalAddress()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1 192.0.2.5 192.0.2.6, 192.0.2.5",
    "::1 fe80::1 2001:db8::5 192.0.2.6, 192.0.2.6",
    "fe80::1 2001:db8::5, 2001:db8:0:0:0:0:0:5",
    "127.0.0.1, 127.0.0.1"
  })
  void choosesTheFirstThatOthersReach(String own, String chosen) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    for (String address : own.split(" ", -1)) {
      addresses.add(InetAddress.getByName(address));
    }

    assertThat(AdvertisedAddress.choose(addresses).getHostAddress()).isEqualTo(chosen);
  }

  @Test
  void refusesWhatIsNoAddress() {
    assertThatThrownBy(() -> AdvertisedAddress.of(Optional.empty(), "no address"))
        .isInstanceOf(UncheckedIOException.class);
  }
}
