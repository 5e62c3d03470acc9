package io.baton.engine.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.model.media.ContentId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bodies of requests between nodes. */
class BodiesTest {
  private static final String ID = "0f".repeat(32);

  @Test
  void readsWhatItWrites() {
    DamageReport report = new DamageReport(new ContentId(ID), Part.MEDIA, 17);
    assertThat(DamageReport.parse(report.text())).isEqualTo(report);

    Set<String> ids = Set.of("a", "b-2", "~".repeat(AssignmentList.MAX_ID));
    assertThat(AssignmentList.parse(AssignmentList.format(ids))).isEqualTo(ids);
    assertThat(AssignmentList.parse("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"content\":\"x\",\"part\":\"media\",\"piece\":1}",
        "{\"content\":\"ID\",\"part\":\"film\",\"piece\":1}",
        "{\"content\":\"ID\",\"part\":\"media\"}",
        "{\"content\":\"ID\",\"part\":\"media\",\"piece\":-1}",
        "{\"content\":\"ID\",\"part\":\"media\",\"piece\":1.5}",
        "{\"content\":\"ID\",\"part\":\"media\",\"piece\":99999999999}",
        "{\"content\":\"ID\",\"part\":\"media\",\"piece\":\"1\"}",
      })
  void refusesOtherReports(String text) {
    assertThatThrownBy(() -> DamageReport.parse(text.replace("ID", ID)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n\nb", "a b", "ä", "a\tb", "\u0000"})
  void refusesOtherIds(String text) {
    assertThatThrownBy(() -> AssignmentList.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void boundsIdsAndTheirNumber() {
    assertThatThrownBy(() -> AssignmentList.parse("a".repeat(AssignmentList.MAX_ID + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    String many =
        IntStream.rangeClosed(0, AssignmentList.MAX_IDS)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining("\n"));
    assertThatThrownBy(() -> AssignmentList.parse(many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10000");
  }
}
