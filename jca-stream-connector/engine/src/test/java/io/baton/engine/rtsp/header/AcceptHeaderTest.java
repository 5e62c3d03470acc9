package io.baton.engine.rtsp.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/sdp | true",
        "Application/SDP;level=2 | true",
        "application/rtsl, application/sdp;q=0.5 | true",
        "*/* | true",
        "application/* | true",
        "text/html | false",
        "application/sdp;q=0 | false",
        "application/sdp;q=0.000, */* | false",
        "*/*;q=0, application/sdp | true",
        "application/*;q=0, */* | false"
      })
  void tellsWhetherSdpIsWelcome(String text, boolean welcome) throws RtspParseException {
    assertThat(AcceptHeader.parse(text).acceptsSdp()).isEqualTo(welcome);
  }

  @Test
  void writes() throws RtspParseException {
    assertThat(AcceptHeader.parse("Application/sdp ; q=0.25,*/*"))
        .hasToString("application/sdp;q=0.25, */*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sdp",
        "/sdp",
        "application/",
        "a/b/c",
        "a/b;q=1.1",
        "a/b;q=x",
        "a b/c",
        "a/b;q="
      })
  void refuses(String text) {
    RtspParseException exception =
        catchThrowableOfType(RtspParseException.class, () -> AcceptHeader.parse(text));

    assertThat(exception.status()).isEqualTo(RtspStatus.BAD_REQUEST);
  }

  @Test
  void refusesALongList() {
    assertThatThrownBy(() -> AcceptHeader.parse("a/b,".repeat(33)))
        .isInstanceOf(RtspParseException.class);
  }

  @Test
  void cannotBeBuiltWrong() {
    assertThatThrownBy(() -> new AcceptHeader(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AcceptHeader.MediaRange("a b", "c", 1000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AcceptHeader.MediaRange("a", "b", 1001))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
