package io.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamEvent.SupplyChanged;
import io.baton.support.Samples;
import org.junit.jupiter.api.Test;

class SupplyHistoryTest {
  private final SupplyHistory history = new SupplyHistory();

  @Test
  void ofASessionTheLatestAreKeptAndAllAreCounted() {
    for (int i = 1; i <= SupplyChanges.MOST + 3; i++) {
      history.follow(Samples.change("s1", i));
    }

    SupplyChanges changes = history.of("s1");
    assertThat(changes.total()).isEqualTo(SupplyChanges.MOST + 3);
    assertThat(changes.latest()).hasSize(SupplyChanges.MOST);
    assertThat(changes.latest().get(0).piece()).isEqualTo(4);
    assertThat(changes.latest()).extracting(SupplyChanged::piece).isSorted();
  }

  /** What is told of sessions after their end must not fill the memory. */
  @Test
  void sessionsThatHaveNotChangedForLongGiveWay() {
    for (int i = 0; i < SupplyHistory.MOST; i++) {
      history.follow(Samples.change("s" + i, i));
    }
    history.follow(Samples.change("s0", 0));
    history.follow(Samples.change("one more", 0));

    assertThat(history.of("s0").total()).isEqualTo(2);
    assertThat(history.of("s1")).isEqualTo(SupplyChanges.NONE);
    assertThat(history.of("s2").total()).isEqualTo(1);
    assertThat(history.of("one more").total()).isEqualTo(1);
  }
}
