package io.baton.client.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceSorterTest {
  private final List<String> delivered = new ArrayList<>();
  private final SequenceSorter<Integer> sorter =
      new SequenceSorter<>(
          new SequenceSorter.Consumer<>() {
            @Override
            public void packet(Integer packet) {
              delivered.add(packet.toString());
            }

            @Override
            public void lost(int count) {
              delivered.add("-" + count);
            }
          });

  private void add(int... numbers) {
    for (int number : numbers) {
      sorter.add(number & 0xffff, number);
    }
  }

  @Test
  void putsPacketsInOrderOverTheWrap() {
    add(65_534, 65_536, 65_535, 65_537);
    assertThat(delivered).containsExactly("65534", "65535", "65536", "65537");
  }

  @Test
  void dropsWhatComesAfterItsTurn() {
    add(5, 6, 5, 4, 7);
    assertThat(delivered).containsExactly("5", "6", "7");
  }

  @Test
  void waitsForAMissingPacketOnlySoLong() {
    add(1, 3);
    assertThat(delivered).containsExactly("1");
    for (int number = 4; number <= 3 + SequenceSorter.PATIENCE; number++) {
      add(number);
    }
    assertThat(delivered).startsWith("1", "-1", "3", "4").hasSize(3 + SequenceSorter.PATIENCE);
  }

  @Test
  void deliversTheRestAtTheEnd() {
    add(1, 4, 7);
    sorter.flush();
    assertThat(delivered).containsExactly("1", "-2", "4", "-2", "7");
  }
}
