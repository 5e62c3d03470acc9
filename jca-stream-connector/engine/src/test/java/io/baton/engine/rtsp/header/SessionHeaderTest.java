package io.baton.engine.rtsp.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionHeaderTest {
  @ParameterizedTest
  @CsvSource({
    "12345678, 12345678, -1",
    "47112344;timeout=60, 47112344, 60",
    "A-b_c.$+ ; Timeout = 30, A-b_c.$+, 30",
    "abc;other=1;flag, abc, -1",
    "abc;timeout=0, abc, 0"
  })
  void reads(String text, String id, int timeout) throws RtspParseException {
    OptionalInt seconds = timeout < 0 ? OptionalInt.empty() : OptionalInt.of(timeout);

    assertThat(SessionHeader.parse(text)).isEqualTo(new SessionHeader(id, seconds));
  }

  @ParameterizedTest
  @CsvSource({"abc, abc", "abc ; timeout=60, abc;timeout=60"})
  void writes(String text, String written) throws RtspParseException {
    assertThat(SessionHeader.parse(text)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";timeout=60", "a b", "a/b", "äbc", "a\"b", "../x"})
  void knowsNoSessionOfAnImpossibleId(String text) {
    assertThat(statusOf(text)).isEqualTo(RtspStatus.SESSION_NOT_FOUND);
  }

  @Test
  void knowsNoSessionOfAnEndlessId() {
    assertThat(statusOf("a".repeat(129))).isEqualTo(RtspStatus.SESSION_NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"abc;timeout=", "abc;timeout=-1", "abc;timeout=60s", "abc;timeout=99999999999"})
  void refusesABadTimeout(String text) {
    assertThat(statusOf(text)).isEqualTo(RtspStatus.BAD_REQUEST);
  }

  private static RtspStatus statusOf(String text) {
    return catchThrowableOfType(RtspParseException.class, () -> SessionHeader.parse(text)).status();
  }

  @Test
  void cannotBeBuiltWrong() {
    assertThatThrownBy(() -> new SessionHeader("a;b", OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SessionHeader("ab", OptionalInt.of(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
