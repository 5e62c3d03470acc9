package io.baton.engine.piece;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Feeds the readers of bodies arbitrary text. Fuzzed one at a time, such as {@code JAZZER_FUZZ=1
 * mvn test -Dtest=PieceFuzzTest#report}.
 */
class PieceFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void report(byte[] bytes) {
    DamageReport report;
    try {
      report = DamageReport.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return;
    }
    assertEquals(report, DamageReport.parse(report.text()));
  }

  @FuzzTest(maxDuration = "1m")
  void assignments(byte[] bytes) {
    Set<String> ids;
    try {
      ids = AssignmentList.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return;
    }
    String text = AssignmentList.format(ids);
    assertTrue(text.length() <= AssignmentList.MAX_OCTETS);
    assertEquals(ids, AssignmentList.parse(text));
  }
}
