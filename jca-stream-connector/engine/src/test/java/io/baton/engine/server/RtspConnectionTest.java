package io.baton.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RtspConnectionTest {
  private static final long NO_TASK = -1;
  private static final Duration STALL = Duration.ofSeconds(10);

  /** A connection without requests needs neither router nor loop. */
  private final EmbeddedChannel channel =
      new EmbeddedChannel(new RtspConnection(null, null, null, Duration.ofMinutes(1), STALL));

  @Test
  void isWatchedWhileItIsOpen() {
    assertThat(channel.runScheduledPendingTasks()).isPositive();
    assertThat(channel.isOpen()).isTrue();
  }

  /** Else a flood of connections would stay in memory for the time that they may be idle. */
  @Test
  void isForgottenWhenItCloses() {
    channel.close();
    assertThat(channel.runScheduledPendingTasks()).isEqualTo(NO_TASK);
  }
}
