package io.baton.engine.rtsp.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleHeaderTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1000, 1.0",
    "1.000000, 1000, 1.0",
    "2, 2000, 2.0",
    "1.5, 1500, 1.5",
    "0.25, 250, 0.25",
    "0.001, 1, 0.001",
    "1.3339, 1333, 1.333",
    "-1, -1000, -1.0",
    "-0.5, -500, -0.5",
    "1000, 1000000, 1000.0",
    "' 2 ', 2000, 2.0"
  })
  void readsAndWrites(String text, int perMille, String written) throws RtspParseException {
    ScaleHeader scale = ScaleHeader.parse(text);

    assertThat(scale.perMille()).isEqualTo(perMille);
    assertThat(scale).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-0",
        "0.0",
        "0.0001",
        "NaN",
        "Infinity",
        "1e3",
        "0x1",
        "+1",
        "--1",
        "1.2.3",
        ".5",
        "1,5",
        "1000.001",
        "1001",
        "1234567890",
        "1 2"
      })
  void refuses(String text) {
    RtspParseException exception =
        catchThrowableOfType(RtspParseException.class, () -> ScaleHeader.parse(text));

    assertThat(exception.status()).isEqualTo(RtspStatus.BAD_REQUEST);
  }

  @Test
  void cannotBeBuiltWrong() {
    assertThatThrownBy(() -> new ScaleHeader(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScaleHeader(Integer.MIN_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
