package io.baton.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** On four cores. */
class ProcessorLoadTest {
  private static final long SECOND = 1_000_000_000;

  private double process = 0.2;
  private double machine = 0.2;
  private long tools = 7 * SECOND;
  private long clock = 100 * SECOND;
  private final ProcessorLoad load =
      new ProcessorLoad(() -> process, () -> machine, () -> tools, () -> clock, 4);

  @Test
  void neighboursCount() {
    machine = 0.95;
    assertAfterASecond(0.95);
  }

  @Test
  void theProcessCountsWhereTheMachineLooksIdle() {
    process = 0.8;
    machine = 0.1;
    assertAfterASecond(0.8);
  }

  @Test
  void importsGiveWayAndDoNotCount() {
    machine = 0.95;
    tools += 2 * SECOND; // half of four cores
    assertAfterASecond(0.45);

    assertAfterASecond(0.95); // they have ended, and it was others
  }

  @Test
  void importsNeverHideTheProcess() {
    process = 0.7;
    machine = 0.9;
    tools += 4 * SECOND;
    assertAfterASecond(0.7);
  }

  @Test
  void whatIsUnknownDoesNotCount() {
    process = -1;
    machine = Double.NaN;
    assertAfterASecond(0);
    machine = 0.5;
    assertAfterASecond(0.5);
  }

  private void assertAfterASecond(double expected) {
    clock += SECOND;
    assertThat(load.getAsDouble()).isCloseTo(expected, within(1e-9));
  }
}
