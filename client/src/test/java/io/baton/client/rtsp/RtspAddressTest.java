package io.baton.client.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.client.network.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtspAddressTest {
  @ParameterizedTest
  @CsvSource({
    "rtsp://host/a, rtsp://host/a, false, 554",
    "rtsp://host:8554/a?x=1, rtsp://host:8554/a?x=1, false, 8554",
    "rtsps://host/a, rtsps://host/a, true, 322",
    "RTSP://[::1]:99/, rtsp://[::1]:99/, false, 99",
    "rtsp://u:p@host/a@b, rtsp://host/a@b, false, 554",
  })
  void takesUrlsApart(String url, String uri, boolean secure, int port) {
    RtspAddress address = RtspAddress.parse(url);
    assertThat(address.uri()).hasToString(uri);
    assertThat(address.uri().isSecure()).isEqualTo(secure);
    assertThat(address.uri().port()).isEqualTo(port);
  }

  @Test
  void findsCredentialsInTheUserInfo() {
    assertThat(RtspAddress.parse("rtsp://al%40x:p+%3A%2F@h/").credentials())
        .contains(new Credentials("al@x", "p+:/"));
    assertThat(RtspAddress.parse("rtsp://al@h/").credentials()).contains(new Credentials("al", ""));
    assertThat(RtspAddress.parse("rtsp://h/").credentials()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://host/", "rtsp:///a", "host/a", "rtsp://ho st/", "*", ""})
  void refusesWhatIsNoRtspUrl(String url) {
    assertThatThrownBy(() -> RtspAddress.parse(url)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void followsRedirectionsButNeverOutOfTls() {
    RtspAddress secure = RtspAddress.parse("rtsps://a/film");
    assertThat(secure.redirectedTo("rtsps://b:9/film").uri().host()).isEqualTo("b");
    assertThatThrownBy(() -> secure.redirectedTo("rtsp://b/film"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rtsps://");
    assertThat(RtspAddress.parse("rtsp://a/film").redirectedTo("rtsps://b/x").uri().isSecure())
        .isTrue();
  }

  @Test
  void neverShowsThePassword() {
    assertThat(RtspAddress.parse("rtsp://al:secret@h/").toString()).doesNotContain("secret");
  }
}
