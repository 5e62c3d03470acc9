package io.baton.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientMemoryTest {
  private static final int KIB = 1024;
  private static final long TOTAL = 4096L * KIB;

  private final ClientMemory memory = new ClientMemory(new MemoryPlan(10, 1, 1, TOTAL, 512 * KIB));

  @Test
  void sharesShrinkAndAreNeverMoreThanThereIs() {
    List<Integer> shares = new ArrayList<>();
    int clients = 0;
    while (memory.enter(shares::add).isPresent()) {
      clients++;
      assertThat(memory.promised()).isLessThanOrEqualTo(TOTAL);
    }
    assertThat(clients).isEqualTo(64);
    assertThat(shares).contains(256 * KIB, 128 * KIB, 64 * KIB);
    assertThat(memory.share()).isEqualTo(64 * KIB);
  }

  @Test
  void sharesGrowAgainWhenClientsLeave() {
    List<ClientMemory.Client> clients = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      clients.add(memory.enter(share -> {}).orElseThrow());
    }
    assertThat(clients.get(0).share()).isEqualTo(256 * KIB);
    clients.get(8).close();
    clients.get(8).close();
    assertThat(clients.get(0).share()).isEqualTo(512 * KIB);
    assertThat(memory.promised()).isEqualTo(8L * 512 * KIB);
  }
}
