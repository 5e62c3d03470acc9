package io.baton.engine.piece.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Feeds what the server parses itself arbitrary text. Fuzzed one at a time, such as {@code
 * JAZZER_FUZZ=1 mvn test -Dtest=RequestFuzzTest#range}.
 */
class RequestFuzzTest {
  private static final long SIZE = 1_000_000;

  @FuzzTest(maxDuration = "1m")
  void range(byte[] bytes) {
    ByteRange.parse(new String(bytes, StandardCharsets.UTF_8), SIZE)
        .ifPresent(
            range -> {
              assertTrue(range.from() >= 0 && range.length() >= 1);
              assertTrue(range.from() + range.length() <= SIZE);
            });
  }

  @FuzzTest(maxDuration = "1m")
  void target(byte[] bytes) {
    Target.parse(new String(bytes, StandardCharsets.UTF_8));
  }

  @FuzzTest(maxDuration = "1m")
  void codings(byte[] bytes) {
    AcceptedCodings.includeDeflate(List.of(new String(bytes, StandardCharsets.ISO_8859_1)));
  }
}
