package io.baton.engine.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NtpTimeTest {
  /** 1970 and 1972 as RFC 5905 figure 4 gives them; halves and quarters are exact in binary. */
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 83aa7e8000000000",
    "1972-01-01T00:00:00Z, 876ce58000000000",
    "1999-12-31T00:00:00.500Z, bc16708080000000",
    "2036-02-07T06:28:15.250Z, ffffffff40000000",
    "2036-02-07T06:28:16Z, 0000000000000000"
  })
  void knowsTheEpochs(Instant instant, String bits) {
    NtpTime time = new NtpTime(Long.parseUnsignedLong(bits, 16));

    assertThat(NtpTime.of(instant)).isEqualTo(time);
    assertThat(time.toInstant()).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 999_999_999, 1_000_000_000, 1_774_000_000_123_456_789L})
  void convertsNanosecondsBothWays(long nanos) {
    Instant instant = Instant.EPOCH.plusNanos(nanos);

    assertThat(NtpTime.ofEpochNanos(nanos)).isEqualTo(NtpTime.of(instant));
    assertThat(NtpTime.ofEpochNanos(nanos).toInstant())
        .isCloseTo(instant, within(1, ChronoUnit.NANOS));
  }

  @Test
  void middleIsThatOfTheRfcsExample() {
    // RFC 3550 figure 2: an SR at b44db705:20000000 is referred to as b705:2000.
    assertThat(new NtpTime(0xb44db705_20000000L).middle()).isEqualTo(0xb7052000L);
  }
}
