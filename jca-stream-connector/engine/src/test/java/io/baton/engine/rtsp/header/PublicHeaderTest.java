package io.baton.engine.rtsp.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.rtsp.RtspMethod;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicHeaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DESCRIBE, SETUP, TEARDOWN, PLAY, PAUSE | DESCRIBE, SETUP, PLAY, PAUSE, TEARDOWN",
        "OPTIONS,OPTIONS,,PLAY_NOTIFY,play | OPTIONS",
        "nothing | ''"
      })
  void readsKnownMethods(String text, String written) {
    assertThat(PublicHeader.parse(text)).hasToString(written);
  }

  @Test
  void keepsItsMethodsToItself() {
    EnumSet<RtspMethod> methods = EnumSet.of(RtspMethod.PLAY);
    PublicHeader header = new PublicHeader(methods);
    methods.add(RtspMethod.RECORD);

    assertThat(header.methods()).containsExactly(RtspMethod.PLAY);
  }
}
