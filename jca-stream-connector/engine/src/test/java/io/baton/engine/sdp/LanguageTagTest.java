package io.baton.engine.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTagTest {
  @ParameterizedTest
  @CsvSource({
    "de, de",
    "deu, de",
    "ger, de",
    "fre, fr",
    "fra, fr",
    "eng, en",
    "gsw, gsw",
    "ger-at, de-at",
    "zh-hant, zh-hant",
    "'', ''"
  })
  void shortestCode(String code, String tag) {
    assertThat(LanguageTag.of(code)).isEqualTo(tag);
  }
}
