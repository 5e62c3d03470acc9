package io.baton.engine.rtsp.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtpInfoHeaderTest {
  private static RtpInfoHeader.Entry entry(String url, int seq, long rtptime) {
    return new RtpInfoHeader.Entry(url, OptionalInt.of(seq), OptionalLong.of(rtptime));
  }

  private static RtpInfoHeader.Entry entry(String url) {
    return new RtpInfoHeader.Entry(url, OptionalInt.empty(), OptionalLong.empty());
  }

  static Stream<Arguments> wellFormed() {
    return Stream.of(
        arguments(
            "url=rtsp://foo.com/bar.avi/streamid=0;seq=45102,"
                + "url=rtsp://foo.com/bar.avi/streamid=1;seq=30211",
            List.of(
                new RtpInfoHeader.Entry(
                    "rtsp://foo.com/bar.avi/streamid=0",
                    OptionalInt.of(45102),
                    OptionalLong.empty()),
                new RtpInfoHeader.Entry(
                    "rtsp://foo.com/bar.avi/streamid=1",
                    OptionalInt.of(30211),
                    OptionalLong.empty()))),
        arguments(
            "url=rtsp://h/a/trackID=0;seq=65535;rtptime=4294967295",
            List.of(entry("rtsp://h/a/trackID=0", 65535, 4294967295L))),
        arguments("url=trackID=0;rtptime=7;seq=1", List.of(entry("trackID=0", 1, 7))),
        arguments("url=\"rtsp://h/a\" ; seq = 1 ; rtptime = 2", List.of(entry("rtsp://h/a", 1, 2))),
        arguments("url=rtsp://h/a;seq=1;rtptime=2;ssrc=ABCD", List.of(entry("rtsp://h/a", 1, 2))),
        arguments("url=rtsp://h/a,b;c=d;seq=1;rtptime=2", List.of(entry("rtsp://h/a,b;c=d", 1, 2))),
        arguments("URL=x , Url=y", List.of(entry("x"), entry("y"))),
        arguments("url=rtsp://h/a", List.of(entry("rtsp://h/a"))));
  }

  @ParameterizedTest
  @MethodSource("wellFormed")
  void reads(String text, List<RtpInfoHeader.Entry> expected) throws RtspParseException {
    RtpInfoHeader header = RtpInfoHeader.parse(text);

    assertThat(header.entries()).isEqualTo(expected);
    assertThat(RtpInfoHeader.parse(header.toString())).isEqualTo(header);
  }

  @Test
  void writes() {
    RtpInfoHeader header =
        new RtpInfoHeader(List.of(entry("rtsp://h/a/0", 1, 2), entry("rtsp://h/a/1", 3, 4)));

    assertThat(header)
        .hasToString("url=rtsp://h/a/0;seq=1;rtptime=2,url=rtsp://h/a/1;seq=3;rtptime=4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "seq=1",
        "url=",
        "url=;seq=1",
        ";seq=1;url=x",
        "url=a b",
        "url=x;seq=65536",
        "url=x;seq=-1",
        "url=x;seq=",
        "url=x;rtptime=4294967296",
        "url=x;rtptime=1.5"
      })
  void refuses(String text) {
    RtspParseException exception =
        catchThrowableOfType(RtspParseException.class, () -> RtpInfoHeader.parse(text));

    assertThat(exception.status()).isEqualTo(RtspStatus.BAD_REQUEST);
  }

  @Test
  void takesNoLongerForManyBlanks() {
    String text = "url=a" + " ".repeat(200_000) + "b";

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThatThrownBy(() -> RtpInfoHeader.parse(text))
                .isInstanceOf(RtspParseException.class));
  }

  @Test
  void refusesMoreEntriesThanAnySessionHasTracks() {
    String text = "url=a" + ",url=a".repeat(64);

    assertThatThrownBy(() -> RtpInfoHeader.parse(text)).isInstanceOf(RtspParseException.class);
  }

  @Test
  void cannotBeBuiltWrong() {
    assertThatThrownBy(() -> entry("a;seq=1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> entry("a,url=b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> entry("a", 65536, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> entry("a", 0, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RtpInfoHeader(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
