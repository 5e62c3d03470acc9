package io.baton.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ViewerSharesTest {
  private final ViewerShares shares =
      new ViewerShares(new ViewerShares.Limits(4, 5, 2), System::nanoTime);

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private boolean take(String id, String user, String client) {
    return shares.take(id, user, address(client)).isEmpty();
  }

  private boolean play(String id, String user, String client) {
    boolean taken = take(id, user, client);
    shares.played(id);
    return taken;
  }

  @Test
  void aUserHasAShareWhereverItIs() {
    for (int i = 0; i < 4; i++) {
      assertThat(play("a" + i, "ann", "192.0.2." + i)).isTrue();
    }
    assertThat(shares.take("b", "ann", address("192.0.2.9")))
        .contains("user ann has 4 streams, which is its share");
    assertThat(take("c", "bob", "192.0.2.1")).isTrue();
    assertThat(shares.refused()).isEqualTo(1);
  }

  @Test
  void anAddressHasAShareWhoeverComesFromIt() {
    for (int i = 0; i < 5; i++) {
      assertThat(play("a" + i, "user" + i, "192.0.2.1")).isTrue();
    }
    assertThat(shares.take("b", "ann", address("192.0.2.1")))
        .contains("address 192.0.2.1 has 5 streams, which is its share");
    assertThat(take("b", "", "192.0.2.1")).isFalse();
    assertThat(take("b", "ann", "192.0.2.2")).isTrue();
  }

  @Test
  void fewMayBePreparedAtOnce() {
    take("a", "ann", "192.0.2.1");
    take("b", "ann", "192.0.2.1");
    assertThat(shares.take("c", "ann", address("192.0.2.2")))
        .contains("user ann has 2 streams that do not play yet");
    assertThat(take("c", "bob", "192.0.2.1")).isFalse();
    shares.played("a");
    assertThat(take("c", "ann", "192.0.2.1")).isTrue();
  }

  @Test
  void whatEndsGivesItsShareBack() {
    for (int i = 0; i < 100; i++) {
      assertThat(take("a" + i, "ann", "192.0.2.1")).isTrue();
      if (i % 2 == 0) {
        shares.played("a" + i);
      }
      shares.release("a" + i);
      shares.release("a" + i);
    }
  }

  /** A reservation becomes a session of the same id. */
  @Test
  void aStreamIsCountedOnce() {
    for (int i = 0; i < 10; i++) {
      assertThat(take("a", "ann", "192.0.2.1")).isTrue();
    }
    assertThat(take("b", "ann", "192.0.2.1")).isTrue();
  }

  @Test
  void anIpv6NetworkIsOneAddress() {
    take("a", "", "2001:db8::1");
    take("b", "", "2001:db8::2");
    assertThat(take("c", "", "2001:db8::3")).isFalse();
  }
}
