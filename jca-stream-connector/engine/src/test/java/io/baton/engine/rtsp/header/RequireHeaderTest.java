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

class RequireHeaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "implicit-play | implicit-play",
        "play.basic,play.scale | play.basic, play.scale",
        ", com.example.x ,, http://example.com/x | com.example.x, http://example.com/x"
      })
  void readsAndWrites(String text, String written) throws RtspParseException {
    assertThat(RequireHeader.parse(text)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "a b", "a\"b", "ä", "a;b"})
  void refuses(String text) {
    RtspParseException exception =
        catchThrowableOfType(RtspParseException.class, () -> RequireHeader.parse(text));

    assertThat(exception.status()).isEqualTo(RtspStatus.BAD_REQUEST);
  }

  @Test
  void refusesALongList() {
    assertThatThrownBy(() -> RequireHeader.parse("a,".repeat(33)))
        .isInstanceOf(RtspParseException.class);
  }

  @Test
  void cannotBeBuiltWrong() {
    assertThatThrownBy(() -> new RequireHeader(List.of("a,b")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
