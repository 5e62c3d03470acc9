package io.baton.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogWordTest {
  /** A user called {@code x user=admin} must not look like two fields. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "ann, ann",
        "\u00e4nne, \u00e4nne",
        "x user=admin, \"x user=admin\"",
        "a\u00a0b, \"a\u00a0b\"",
        "a\"b, a\\\"b",
        "a\\b, a\\\\b",
        "a\tb, a\\u0009b",
        "a\u202eb, a\\u202eb",
        "``, \"\""
      })
  void isOneWordOfOneLine(String text, String word) {
    assertThat(new LogWord(text)).hasToString(word);
  }

  @Test
  void isCutBetweenCharacters() {
    assertThat(new LogWord("\ud83c\udfac".repeat(200))).hasToString("\ud83c\udfac".repeat(128));
    assertThat(new LogWord(null)).hasToString("null");
  }
}
