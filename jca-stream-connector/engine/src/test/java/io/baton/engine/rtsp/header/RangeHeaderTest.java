package io.baton.engine.rtsp.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.baton.engine.rtsp.RtspParseException;
import io.baton.engine.rtsp.RtspStatus;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeHeaderTest {
  private static final long SECOND = 1_000_000_000;

  static Stream<Arguments> wellFormed() {
    RangeHeader now = new RangeHeader(true, OptionalLong.empty(), OptionalLong.empty());
    return Stream.of(
        arguments("npt=0-", RangeHeader.from(0), "npt=0.000-"),
        arguments("npt=0.000-", RangeHeader.from(0), "npt=0.000-"),
        arguments("npt=0.-", RangeHeader.from(0), "npt=0.000-"),
        arguments("npt=now-", now, "npt=now-"),
        arguments("NPT=NOW-", now, "npt=now-"),
        arguments(
            "npt=now-7.5",
            new RangeHeader(true, OptionalLong.empty(), OptionalLong.of(7 * SECOND + SECOND / 2)),
            "npt=now-7.500"),
        arguments("npt=10-20", RangeHeader.between(10 * SECOND, 20 * SECOND), "npt=10.000-20.000"),
        arguments(
            "npt=-20",
            new RangeHeader(false, OptionalLong.empty(), OptionalLong.of(20 * SECOND)),
            "npt=-20.000"),
        arguments("npt=31.7-", RangeHeader.from(31_700_000_000L), "npt=31.700-"),
        arguments("npt=0.1234567891-", RangeHeader.from(123_456_789), "npt=0.123456-"),
        arguments("npt=0.000001-", RangeHeader.from(1_000), "npt=0.000001-"),
        arguments("npt=00000001-", RangeHeader.from(SECOND), "npt=1.000-"),
        arguments(
            "npt=999999999.999999999-",
            RangeHeader.from(999_999_999_999_999_999L),
            "npt=999999999.999999-"),
        arguments("npt=1:02:03.25-", RangeHeader.from(3_723_250_000_000L), "npt=3723.250-"),
        arguments("npt=00:00:10-0:0:20", RangeHeader.between(10 * SECOND, 20 * SECOND), null),
        arguments("npt=99999:59:59-", RangeHeader.from(359_999_999_000_000_000L), null),
        arguments(" npt = 10 - 20 ", RangeHeader.between(10 * SECOND, 20 * SECOND), null),
        arguments("npt=20-10", RangeHeader.between(20 * SECOND, 10 * SECOND), "npt=20.000-10.000"),
        arguments("npt=10-;time=19970123T143720Z", RangeHeader.from(10 * SECOND), "npt=10.000-"));
  }

  @ParameterizedTest
  @MethodSource("wellFormed")
  void readsAndWrites(String text, RangeHeader expected, String written) throws RtspParseException {
    RangeHeader range = RangeHeader.parse(text);

    assertThat(range).isEqualTo(expected);
    if (written != null) {
      assertThat(range).hasToString(written);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "npt",
        "npt=",
        "npt=-",
        "npt=10",
        "npt=ten-",
        "npt=1e3-",
        "npt=NaN-",
        "npt=--5",
        "npt=-5-10",
        "npt=+5-",
        "npt=.5-",
        "npt=1000000000-",
        "npt=1.0000000000000000000-",
        "npt=1:2-",
        "npt=0:60:00-",
        "npt=0:00:60-",
        "npt=100000:00:00-",
        "npt=1:2:3:4-",
        "npt=0:-1:00-",
        "npt=١-",
        "=0-",
        "n pt=0-"
      })
  void refusesWithBadRequest(String text) {
    assertThat(statusOf(text)).isEqualTo(RtspStatus.BAD_REQUEST);
  }

  @ParameterizedTest
  @CsvSource({
    "smpte=10:12:33:20-, smpte",
    "clock=19961108T142300Z-, clock",
    "SMPTE-25=1-, smpte-25"
  })
  void namesAnotherUnit(String text, String unit) {
    UnsupportedRangeUnitException exception =
        catchThrowableOfType(UnsupportedRangeUnitException.class, () -> RangeHeader.parse(text));

    assertThat(exception.unit()).isEqualTo(unit);
    assertThat(exception.status()).isEqualTo(RtspStatus.NOT_IMPLEMENTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"npt=0-now", "npt=now-now", "npt=0-5,npt=10-15"})
  void refusesWhatCannotBePlayed(String text) {
    assertThat(statusOf(text)).isEqualTo(RtspStatus.INVALID_RANGE);
  }

  private static RtspStatus statusOf(String text) {
    return catchThrowableOfType(RtspParseException.class, () -> RangeHeader.parse(text)).status();
  }

  @Test
  void cannotBeBuiltWrong() {
    assertThatThrownBy(() -> RangeHeader.from(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RangeHeader.between(0, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RangeHeader(true, OptionalLong.of(1), OptionalLong.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RangeHeader(false, OptionalLong.empty(), OptionalLong.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
