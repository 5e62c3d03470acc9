package io.baton.engine.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtspUriTest {
  private static RtspUri uri(String scheme, String host, int port, String path) {
    return new RtspUri(scheme, host, port, path, Map.of(), Optional.empty());
  }

  static Stream<Arguments> wellFormed() {
    return Stream.of(
        arguments("*", RtspUri.ANY, "*"),
        arguments("rtsp://host", uri("rtsp", "host", 554, ""), "rtsp://host"),
        arguments("rtsp://host:/", uri("rtsp", "host", 554, "/"), "rtsp://host/"),
        arguments(
            "RTSP://Host.example:8554/a/b.mp4",
            uri("rtsp", "Host.example", 8554, "/a/b.mp4"),
            "rtsp://Host.example:8554/a/b.mp4"),
        arguments("rtsps://h/x", uri("rtsps", "h", 322, "/x"), "rtsps://h/x"),
        arguments("rtsps://h:554/x", uri("rtsps", "h", 554, "/x"), "rtsps://h:554/x"),
        arguments("rtsp://[::1]:8554/x", uri("rtsp", "::1", 8554, "/x"), "rtsp://[::1]:8554/x"),
        arguments("rtsp://[fe80::1]", uri("rtsp", "fe80::1", 554, ""), "rtsp://[fe80::1]"),
        arguments(
            "rtsp://h/my%20film%2Fx%C3%A9",
            uri("rtsp", "h", 554, "/my film/xé"), "rtsp://h/my%20film/x%C3%A9"),
        arguments("rtsp://h/é", uri("rtsp", "h", 554, "/é"), "rtsp://h/%C3%A9"),
        arguments("rtsp://h/%F0%9F%8E%AC", uri("rtsp", "h", 554, "/🎬"), "rtsp://h/%F0%9F%8E%AC"),
        arguments("rtsp://h/a/../b", uri("rtsp", "h", 554, "/a/../b"), "rtsp://h/a/../b"),
        arguments("rtsp://h/%2e%2E/b", uri("rtsp", "h", 554, "/../b"), "rtsp://h/../b"),
        arguments("rtsp://h/a%3Fb%23c", uri("rtsp", "h", 554, "/a?b#c"), "rtsp://h/a%3Fb%23c"),
        arguments("rtsp://h/a+b", uri("rtsp", "h", 554, "/a+b"), "rtsp://h/a+b"),
        arguments(
            "rtsp://h/a?x=1&y=a%26b&&x=2&flag",
            new RtspUri("rtsp", "h", 554, "/a", query(), Optional.empty()),
            "rtsp://h/a?x=1&y=a%26b&flag="),
        arguments(
            "rtsp://u:p%40@h/a",
            new RtspUri("rtsp", "h", 554, "/a", Map.of(), Optional.of("u:p%40")), "rtsp://h/a"));
  }

  private static Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("x", "1");
    query.put("y", "a&b");
    query.put("flag", "");
    return query;
  }

  @ParameterizedTest
  @MethodSource("wellFormed")
  void readsAndWrites(String text, RtspUri expected, String written) throws RtspParseException {
    RtspUri uri = RtspUri.parse(text);

    assertThat(uri).isEqualTo(expected).hasToString(written);
    assertThat(RtspUri.parse(written)).isEqualTo(uri.withoutUserInfo());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "**",
        "/path",
        "host/path",
        "http://h/x",
        "rtspu://h/x",
        "rtsp:/h/x",
        "rtsp://",
        "rtsp:///x",
        "rtsp://:554/x",
        "rtsp://h:0/x",
        "rtsp://h:65536/x",
        "rtsp://h:-1/x",
        "rtsp://h:5x/x",
        "rtsp://h_o^st/x",
        "rtsp://[::1/x",
        "rtsp://[::1]x/x",
        "rtsp://[]/x",
        "rtsp://[1.2.3]/x",
        "rtsp://h/a b",
        "rtsp://h/a\tb",
        "rtsp://h/a#b",
        "rtsp://h/%",
        "rtsp://h/%2",
        "rtsp://h/%zz",
        "rtsp://h/%00",
        "rtsp://h/%0d%0a",
        "rtsp://h/%7f",
        "rtsp://h/%c3%28",
        "rtsp://h/%c0%ae",
        "rtsp://h/%ed%a0%80",
        "rtsp://h/a?x=%00",
        "rtsp://h/\ufffd"
      })
  void refusesWithBadRequest(String text) {
    assertThat(statusOf(text)).isEqualTo(RtspStatus.BAD_REQUEST);
  }

  @Test
  void refusesEndlessOnes() {
    assertThat(statusOf("rtsp://h/" + "a".repeat(4096)))
        .isEqualTo(RtspStatus.REQUEST_URI_TOO_LARGE);
    StringBuilder query = new StringBuilder("rtsp://h/?");
    for (int i = 0; i < 33; i++) {
      query.append("p").append(i).append("=1&");
    }
    assertThat(statusOf(query.toString())).isEqualTo(RtspStatus.BAD_REQUEST);
  }

  private static RtspStatus statusOf(String text) {
    return catchThrowableOfType(RtspParseException.class, () -> RtspUri.parse(text)).status();
  }

  @ParameterizedTest
  @CsvSource({"*, true, false", "rtsp://h, false, false", "rtsps://h, false, true"})
  void tellsItsKind(String text, boolean any, boolean secure) throws RtspParseException {
    RtspUri uri = RtspUri.parse(text);

    assertThat(uri.isAny()).isEqualTo(any);
    assertThat(uri.isSecure()).isEqualTo(secure);
  }
}
