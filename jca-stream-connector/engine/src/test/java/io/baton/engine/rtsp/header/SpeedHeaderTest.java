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

class SpeedHeaderTest {
  @ParameterizedTest
  @CsvSource({"1, 1000, 1.0", "2.5, 2500, 2.5", "0.5, 500, 0.5", "4.000000, 4000, 4.0"})
  void readsAndWrites(String text, int perMille, String written) throws RtspParseException {
    SpeedHeader speed = SpeedHeader.parse(text);

    assertThat(speed.perMille()).isEqualTo(perMille);
    assertThat(speed).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0.0004", "-1", "NaN", "1e1", "1001", "fast"})
  void refuses(String text) {
    RtspParseException exception =
        catchThrowableOfType(RtspParseException.class, () -> SpeedHeader.parse(text));

    assertThat(exception.status()).isEqualTo(RtspStatus.BAD_REQUEST);
  }

  @Test
  void cannotBeBuiltWrong() {
    assertThatThrownBy(() -> new SpeedHeader(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SpeedHeader(1_000_001))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
