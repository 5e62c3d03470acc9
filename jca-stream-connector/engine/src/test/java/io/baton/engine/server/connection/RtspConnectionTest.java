package io.baton.engine.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.StreamDecision.Serve;
import io.baton.engine.config.EngineConfiguration;
import io.baton.engine.memory.MemoryPlan;
import io.baton.engine.rtsp.RtspMethod;
import io.baton.engine.rtsp.RtspRequest;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RtspConnectionTest {
  private static final long NO_TASK = -1;

  private static final String URI = "rtsp://127.0.0.1/film";

  private final List<RtspRequest> routed = new ArrayList<>();

  /** A connection that is asked nothing while it is open needs no loop. */
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
        .addLast(new RtspConnection(new RoutedRequests(), null, null, null, place, configuration));
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

  /** Players do not wait for the answer to TEARDOWN; nothing else can be answered any more. */
  @Test
  void onlyTeardownIsObeyedAfterTheEnd() {
    channel
        .pipeline()
        .addFirst(
            new ChannelInboundHandlerAdapter() {
              @Override
              public void channelInactive(ChannelHandlerContext context) {
                context.fireChannelRead(RtspRequest.of(RtspMethod.SETUP, URI, 1));
                context.fireChannelRead(RtspRequest.of(RtspMethod.TEARDOWN, URI, 2));
                context.fireChannelRead(RtspRequest.of(RtspMethod.OPTIONS, URI, 3));
                context.fireChannelRead(RtspRequest.of(RtspMethod.TEARDOWN, URI, 4));
                context.fireChannelInactive();
              }
            });
    channel.close();
    assertThat(routed).extracting(RtspRequest::method).containsExactly("TEARDOWN", "TEARDOWN");
  }

  /** Takes note of them. */
  private final class RoutedRequests implements Requests {
    @Override
    public void route(Exchange exchange) {
      routed.add(exchange.request());
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
