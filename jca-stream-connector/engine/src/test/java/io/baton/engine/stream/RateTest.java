package io.baton.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
  @ParameterizedTest
  @CsvSource({
    "1000, 1000, 1000, 1000",
    "0, 1000, 1000, 1000",
    "1499, 1000, 1000, 1000",
    "1500, 1000, 2000, 1000",
    "2000, 1000, 2000, 1000",
    "7300, 1000, 7300, 1000",
    "99000, 1000, 32000, 1000",
    "1000, 1, 1000, 500",
    "1000, 4000, 1000, 4000",
    "1000, 64000, 1000, 4000"
  })
  void approximatesWhatIsAskedFor(int scale, int speed, int givenScale, int givenSpeed) {
    assertThat(Rate.nearest(scale, speed)).isEqualTo(new Rate(givenScale, givenSpeed));
  }

  @ParameterizedTest
  @CsvSource({"999, 1000", "1001, 1000", "1999, 1000", "32001, 1000", "1000, 499", "1000, 4001"})
  void refusesWhatCannotBeDelivered(int scale, int speed) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(scale, speed));
  }

  @Test
  void onlyOtherScalesThanOneAreTrickPlay() {
    assertThat(Rate.NORMAL.trickPlay()).isFalse();
    assertThat(new Rate(1000, 4000).trickPlay()).isFalse();
    assertThat(new Rate(2000, 1000).trickPlay()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void spansAreExactForYears(long seed) {
    Random random = new Random(seed);
    long year = 365L * 24 * 3600 * MediaTime.SECOND;
    for (int i = 0; i < 1000; i++) {
      Rate rate = new Rate(2000 + random.nextInt(30_001), 500 + random.nextInt(3501));
      long span = random.nextLong() % year;
      long product = (long) rate.scale() * rate.speed();
      assertThat(rate.mediaSpan(span)).isEqualTo(floored(span, product, 1_000_000));
      assertThat(rate.wallSpan(span)).isEqualTo(floored(span, 1_000_000, product));
    }
  }

  private static long floored(long value, long factor, long divisor) {
    BigInteger product = BigInteger.valueOf(value).multiply(BigInteger.valueOf(factor));
    BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(divisor));
    return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
  }
}
