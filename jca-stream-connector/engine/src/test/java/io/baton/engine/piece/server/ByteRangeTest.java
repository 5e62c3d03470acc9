package io.baton.engine.piece.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  private static final long SIZE = 1_000;

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-999, 0, 1000",
    "bytes=0-1000, 0, 1000",
    "bytes=10-, 10, 990",
    "bytes=999-, 999, 1",
    "bytes=-1, 999, 1",
    "bytes=-1000, 0, 1000",
    "bytes=-5000, 0, 1000",
    "bytes=500-999999999999999999, 500, 500",
    "' bytes=1-2 ', 1, 2",
  })
  void readsOneRange(String header, long from, long length) {
    assertThat(ByteRange.parse(header, SIZE)).contains(new ByteRange(from, length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=1000-",
        "bytes=1000-1001",
        "bytes=5-4",
        "bytes=-0",
        "bytes=-",
        "bytes=",
        "bytes=0-1,5-6",
        "bytes=a-b",
        "bytes=+1-2",
        "bytes=0x1-2",
        "bytes=0-9999999999999999999",
        "bytes 0-1",
        "seconds=0-1",
        "0-1",
        "",
      })
  void refusesOthers(String header) {
    assertThat(ByteRange.parse(header, SIZE)).isEmpty();
  }

  @Test
  void nothingOfAnEmptyFile() {
    assertThat(ByteRange.parse("bytes=0-", 0)).isEmpty();
    assertThat(ByteRange.parse("bytes=-1", 0)).isEmpty();
  }

  @Test
  void saysWhatIsSent() {
    assertThat(new ByteRange(10, 5).header(SIZE)).isEqualTo("bytes 10-14/1000");
    assertThat(ByteRange.unsatisfied(SIZE)).isEqualTo("bytes */1000");
  }
}
