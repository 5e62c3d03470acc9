package io.baton.client.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessUsageTest {
  @Test
  void readsALineWithAnAwkwardProgramName() {
    ProcessUsage usage =
        ProcessUsage.parse(
            "4242 (a ) b (c) S 1 1 1 0 -1 4194560 900 0 3 0 150 50 7 7 20 0 9 0 100 9999 25 1\n");
    assertThat(usage.cpuSeconds()).isEqualTo(2);
    assertThat(usage.residentBytes()).isEqualTo(25 * 4096);
  }

  @Test
  void measuresThisProcess() throws IOException {
    ProcessUsage usage = ProcessUsage.of(ProcessHandle.current().pid());
    assertThat(usage.cpuSeconds()).isPositive();
    assertThat(usage.residentBytes()).isGreaterThan(1 << 20);
  }

  @Test
  void saysThatThereIsNoSuchProcess() {
    assertThatThrownBy(() -> ProcessUsage.of(Long.MAX_VALUE)).isInstanceOf(IOException.class);
  }
}
