package io.baton.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.media.UploadDescription;
import io.baton.model.media.MediaPath;
import io.baton.model.text.LogText;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of media, and how text from outside stands in the log. */
class NamesTest {
  @ParameterizedTest
  @CsvSource({"u\u0308.mp4, \u00fc.mp4", "\u1112\u1161\u11ab, \ud55c", "a.mp4, a.mp4"})
  void composedAndDecomposedNamesAreOne(String given, String name) {
    assertThat(new MediaPath(given)).isEqualTo(new MediaPath(name));
    assertThat(MediaPath.parse("/" + given).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u202eb",
        "a\u2066b",
        "a\u200fb",
        "a\u2028b",
        "a\u2029b",
        "a\u200bb",
        "a\u200db",
        "\ufeffa",
        "a\u00adb",
        "a/ /b",
        " ",
        "a/\u00a0",
        "\u3000/b"
      })
  void newNamesAreVisible(String name) {
    assertThatThrownBy(() -> description(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a media path has no ");
  }

  @Test
  void saysWhichCharacterIsWrong() {
    assertThatThrownBy(() -> description("a\u202eb"))
        .hasMessageContaining("U+202E, RIGHT-TO-LEFT OVERRIDE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b.mp4", "\u05d0\u05d1.mp4", "\ud83c\udfac.mp4", "\u0928\u094d\u0928"})
  void namesInAnyScriptAreTaken(String name) {
    assertThatCode(() -> description(name)).doesNotThrowAnyException();
  }

  private static UploadDescription description(String name) {
    return new UploadDescription(
        new MediaPath(name), OptionalLong.empty(), "", UploadDescription.NORMAL, false);
  }

  @Test
  void nothingFromOutsideEndsALogLineOrTurnsItRound() {
    assertThat(new LogText("a\r\n2026 INFO forged\u2028\u202e\u001b[31m\\n"))
        .hasToString("a\\u000d\\u000a2026 INFO forged\\u2028\\u202e\\u001b[31m\\\\n");
    assertThat(new LogText("films/\u00fc b.mp4")).hasToString("films/\u00fc b.mp4");
    assertThat(new LogText(null)).hasToString("null");
  }
}
