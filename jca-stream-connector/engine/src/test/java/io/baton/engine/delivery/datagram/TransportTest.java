package io.baton.engine.delivery.datagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.config.DatagramMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransportTest {
  @Test
  void choosesTheBestIfThatIsLeftOpen() {
    assertThat(Transport.choose(DatagramMode.AUTO).mode()).isNotEqualTo(DatagramMode.AUTO);
  }

  /** Linux from 4.18 on, where these tests run, has them all. */
  @ParameterizedTest
  @EnumSource(value = DatagramMode.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
  void takesTheWantedMode(DatagramMode mode) {
    Transport transport = Transport.choose(mode);
    assertThat(transport.mode()).isEqualTo(mode);
    assertThat(transport.packetsPerTrain()).isEqualTo(mode == DatagramMode.GSO ? 45 : 1);
  }
}
