package io.baton.engine.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamDecision.Serve;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.memory.MemoryPlan;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RtspConnectionTest {
  private static final long NO_TASK = -1;

  /** A connection without requests needs neither router nor loop. */
  private final EmbeddedChannel channel = new EmbeddedChannel();

  @BeforeEach
  void connect() {
    EngineConfiguration configuration =
        EngineConfiguration.read(
            key -> Optional.of("unused").filter(store -> key.equals("baton.media.store")));
    ConnectionLimiter limiter =
        new ConnectionLimiter(
            "RTSP",
            ConnectionLimits.of(configuration, MemoryPlan.of(configuration, 1L << 30, 1L << 30)),
            new ServerCounters(),
            System::nanoTime);
    ConnectionLimiter.Place place =
        limiter.admit(channel, InetAddress.getLoopbackAddress()).orElseThrow();
    channel
        .pipeline()
        .addLast(new RtspConnection(new NoRequests(), null, null, null, place, configuration));
  }

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

  /** Of which none comes. */
  private static final class NoRequests implements Requests {
    @Override
    public void route(Exchange exchange) {
      throw new AssertionError("nothing was asked");
    }

    @Override
    public void abandon(Serve decision) {
      throw new AssertionError("nothing was decided");
    }

    @Override
    public ServerCounters counters() {
      return new ServerCounters();
    }
  }
}
