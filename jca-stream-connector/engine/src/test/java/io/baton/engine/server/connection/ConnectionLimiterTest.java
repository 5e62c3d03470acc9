package io.baton.engine.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.engine.server.connection.ConnectionLimiter.Place;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConnectionLimiterTest {
  private static final String ANN = "192.0.2.1";
  private static final String BOB = "192.0.2.2";

  private final AtomicLong clock = new AtomicLong();
  private final ServerCounters counters = new ServerCounters();
  private final ConnectionLimiter limiter =
      new ConnectionLimiter("RTSP", new ConnectionLimits(6, 4, 3, 2), counters, clock::get);

  private Optional<Place> connect(EmbeddedChannel channel, String address) throws Exception {
    return limiter.admit(channel, InetAddress.getByName(address));
  }

  private Place known(String address) throws Exception {
    Place place = connect(new EmbeddedChannel(), address).orElseThrow();
    place.isKnown();
    return place;
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  @Test
  void strangersOfOneAddressHaveAShare() throws Exception {
    assertThat(connect(new EmbeddedChannel(), ANN)).isPresent();
    assertThat(connect(new EmbeddedChannel(), ANN)).isPresent();
    assertThat(connect(new EmbeddedChannel(), ANN)).isEmpty();
    assertThat(connect(new EmbeddedChannel(), BOB)).isPresent();
    assertThat(counters.refusedConnections().sum()).isEqualTo(1);
  }

  @Test
  void theOldestIdleStrangerGivesWay() throws Exception {
    EmbeddedChannel first = new EmbeddedChannel();
    EmbeddedChannel second = new EmbeddedChannel();
    connect(first, ANN);
    connect(second, ANN);
    pass(Duration.ofSeconds(1));
    assertThat(connect(new EmbeddedChannel(), ANN)).isPresent();
    assertThat(first.isOpen()).isFalse();
    assertThat(second.isOpen()).isTrue();
    assertThat(counters.displacedConnections().sum()).isEqualTo(1);
    assertThat(counters.refusedConnections().sum()).isZero();
  }

  @Test
  void strangersThatAskGiveWayInTheEnd() throws Exception {
    Place asking = connect(new EmbeddedChannel(), ANN).orElseThrow();
    connect(new EmbeddedChannel(), ANN).orElseThrow().isKnown();
    connect(new EmbeddedChannel(), ANN);
    pass(Duration.ofSeconds(9));
    asking.asked();
    limiter.admit(new EmbeddedChannel(), InetAddress.getByName(ANN));
    asking.asked();
    assertThat(counters.displacedConnections().sum()).isEqualTo(1);
    pass(Duration.ofSeconds(1));
    asking.asked();
    assertThat(connect(new EmbeddedChannel(), ANN)).isPresent();
  }

  /** One address fills the room for strangers of all: those who come from elsewhere get in. */
  @Test
  void strangersOfAllAddressesGiveWayToo() throws Exception {
    EmbeddedChannel first = new EmbeddedChannel();
    connect(first, ANN);
    connect(new EmbeddedChannel(), ANN);
    connect(new EmbeddedChannel(), BOB);
    assertThat(limiter.strangers()).isEqualTo(3);
    assertThat(connect(new EmbeddedChannel(), "192.0.2.3")).isEmpty();
    pass(Duration.ofSeconds(1));
    assertThat(connect(new EmbeddedChannel(), "192.0.2.3")).isPresent();
    assertThat(first.isOpen()).isFalse();
    assertThat(limiter.strangers()).isEqualTo(3);
  }

  @Test
  void usersGiveWayToNobody() throws Exception {
    for (int i = 0; i < 4; i++) {
      known(ANN);
    }
    pass(Duration.ofMinutes(1));
    assertThat(connect(new EmbeddedChannel(), ANN)).isEmpty();
    known(BOB);
    known(BOB);
    assertThat(connect(new EmbeddedChannel(), BOB)).isEmpty();
    assertThat(counters.displacedConnections().sum()).isZero();
  }

  @Test
  void whatANodePassesOnIsNotOneClientsShare() throws Exception {
    for (int i = 0; i < 5; i++) {
      known(ANN).isNode();
    }
    assertThat(connect(new EmbeddedChannel(), ANN)).isPresent();
    assertThat(connect(new EmbeddedChannel(), BOB)).as("of all").isEmpty();
  }

  @Test
  void anIpv6NetworkIsOneClient() throws Exception {
    connect(new EmbeddedChannel(), "2001:db8::1");
    connect(new EmbeddedChannel(), "2001:db8::2");
    assertThat(connect(new EmbeddedChannel(), "2001:db8::3")).isEmpty();
    assertThat(connect(new EmbeddedChannel(), "2001:db8:0:1::1")).isPresent();
  }

  @Test
  void aPlaceIsFreeAgainWhenItsConnectionCloses() throws Exception {
    for (int i = 0; i < 10; i++) {
      EmbeddedChannel channel = new EmbeddedChannel();
      Place place = connect(channel, ANN).orElseThrow();
      if (i % 2 == 0) {
        place.isNode();
      }
      channel.close();
    }
    assertThat(counters.open().sum()).isZero();
    assertThat(limiter.strangers()).isZero();
  }
}
