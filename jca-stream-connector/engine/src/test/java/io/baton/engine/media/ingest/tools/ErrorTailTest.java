package io.baton.engine.media.ingest.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ffmpeg and ffprobe say, and what of it the publisher is told. */
class ErrorTailTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "file:/srv/media/staging/0a1b/upload: Invalid data found | Invalid data found",
        "file:/srv/our media/staging/0a1b/upload: End of file | End of file",
        "[in#0 @ 0x55d2] Error opening input: Invalid data found"
            + " | Error opening input: Invalid data found",
        "[mov,mp4,m4a @ 0x7f1e] moov atom not found | moov atom not found",
        "Error opening input file file:/srv/media/staging/0a1b/upload."
            + " | Error opening the file.",
        "[hls @ 0x1] Failed to open file 'file:/srv/media/x' | Failed to open file the file",
        "tool: libxcb.so.1: no version information available (required by tool) | \"\"",
      })
  void leavesOutWhoSpeaksAndWhereTheFileIs(String said, String told) {
    ErrorTail tail =
        new ErrorTail(new ByteArrayInputStream((said + "\n").getBytes(StandardCharsets.UTF_8)));

    tail.run();

    assertThat(tail.complaint()).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"once,once", "'same\nsame',same", "'one\ntwo',one; two"})
  void putsLinesTogether(String said, String told) {
    ErrorTail tail = new ErrorTail(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)));

    tail.run();

    assertThat(tail.complaint()).isEqualTo(told);
  }
}
