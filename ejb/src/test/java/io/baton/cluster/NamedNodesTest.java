package io.baton.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamedNodesTest {
  private final Properties settings = new Properties();
  private final Set<String> members = new HashSet<>(Set.of("node-1"));
  private final TestClock clock = new TestClock();
  private final List<String> reported = new ArrayList<>();

  private NamedNodes named() {
    return new NamedNodes(
        settings, members::contains, (setting, name) -> reported.add(setting + ": " + name), clock);
  }

  @Test
  void aNameThatNoNodeHasIsToldOnce() {
    settings.setProperty("baton.portal.slms", "node-1, nod-2");
    settings.setProperty("baton.slm.providers", "node-3,nod-2,");
    NamedNodes named = named();
    named.check();
    clock.advance(NamedNodes.PATIENCE.minusMillis(1));
    named.check();
    assertThat(reported).isEmpty();

    clock.advance(Duration.ofMillis(1));
    named.check();
    named.check();
    assertThat(reported)
        .containsExactly(
            "baton.portal.slms and baton.slm.providers: nod-2", "baton.slm.providers: node-3");
  }

  @Test
  void aNodeThatWasThereOnceIsSpeltRight() {
    settings.setProperty("baton.assignment.informed", "node-2");
    NamedNodes named = named();
    members.add("node-2");
    named.check();
    members.remove("node-2");
    clock.advance(NamedNodes.PATIENCE);
    named.check();
    assertThat(reported).isEmpty();
  }

  @Test
  void theBackupIsNoNode() {
    settings.setProperty("baton.assignment.informed", "backup");
    NamedNodes named = named();
    clock.advance(NamedNodes.PATIENCE);
    named.check();
    assertThat(reported).isEmpty();
  }
}
