package io.baton.location.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.model.cluster.Supervision;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupervisionStatementsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final SupervisionStatements statements = new SupervisionStatements();

  private boolean apply(String manager, long epoch) {
    return statements.apply(new Supervision("node2", List.of(manager), epoch), NOW);
  }

  /** What follows the largest number there is? Supervision would stand still for ever. */
  @Test
  void anEpochOutOfAllProportionDoesNotHold() {
    assertThat(apply("node1", Long.MAX_VALUE)).isFalse();
    assertThat(apply("node1", 3)).isTrue();
    assertThat(apply("node3", Long.MAX_VALUE)).isFalse();
    assertThat(apply("node3", 2_000_000)).isFalse();
    assertThat(apply("node3", 4)).isTrue();
    assertThat(apply("node1", 900_000)).as("of nodes that were apart").isTrue();
  }
}
