package io.baton.engine.piece.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedCodingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deflate | true",
        "Deflate | true",
        "deflate, gzip, br, zstd | true",
        "gzip,deflate;q=0.5 | true",
        "gzip , deflate ; q=0.001 | true",
        "deflate;q=1.000 | true",
        "* | true",
        "gzip, *;q=0.1 | true",
        "'' | false",
        "gzip | false",
        "identity | false",
        "deflated | false",
        "deflate;q=0 | false",
        "deflate;q=0.000, * | false",
        "*;q=0 | false",
        "deflate;q=2 | false",
        "deflate;q= | false",
        "deflate gzip | false",
        ",,;, | false",
      })
  void saysWhatTheClientTakes(String header, boolean deflate) {
    assertThat(AcceptedCodings.includeDeflate(List.of(header))).isEqualTo(deflate);
  }

  @Test
  void theHeaderMayBeMissingOrRepeated() {
    assertThat(AcceptedCodings.includeDeflate(List.of())).isFalse();
    assertThat(AcceptedCodings.includeDeflate(List.of("gzip", "deflate"))).isTrue();
  }
}
