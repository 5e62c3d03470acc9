package io.baton.engine.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.LoginPolicy.Attempt;
import io.baton.connector.LoginPolicy.Door;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginGuardTest {
  private static final Duration MAX = Duration.ofSeconds(30);

  private final AtomicLong clock = new AtomicLong();
  private final LoginGuard guard = new LoginGuard(MAX, clock::get);

  private static Attempt attempt(String user, String address) {
    try {
      return new Attempt(Door.RTSP, user, InetAddress.getByName(address));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** A wrong password, looked at as soon as it may be; the time that it waited. */
  private Duration guess(Attempt attempt) {
    Duration wait = guard.admit(attempt).orElseThrow();
    clock.addAndGet(wait.toNanos());
    guard.failed(attempt);
    return wait;
  }

  @Test
  void wrongPasswordsCostMoreAndMoreTime() {
    Attempt ann = attempt("ann", "192.0.2.1");
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      millis.add(guess(ann).toMillis());
    }
    assertThat(millis)
        .containsExactly(
            0L, 0L, 0L, 0L, 500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L);
    assertThat(guard.statistics().failed()).isEqualTo(12);
    assertThat(guard.statistics().delayed()).isEqualTo(8);
  }

  @Test
  void aStrangerKeepsNobodyOut() {
    for (int i = 0; i < 100; i++) {
      guess(attempt("ann", "192.0.2.1"));
    }
    assertThat(guard.admit(attempt("ann", "192.0.2.2"))).contains(Duration.ZERO);
  }

  @Test
  void theRightUserWaitsAndIsLetIn() {
    Attempt ann = attempt("ann", "192.0.2.1");
    for (int i = 0; i < 100; i++) {
      guess(ann);
    }
    Optional<Duration> wait = guard.admit(ann);
    assertThat(wait).hasValueSatisfying(time -> assertThat(time).isLessThanOrEqualTo(MAX));
    guard.succeeded(ann);
    for (int i = 0; i < 10; i++) {
      assertThat(guard.admit(attempt("ann", "192.0.2.1"))).contains(Duration.ZERO);
    }
  }

  @Test
  void askingOnManyConnectionsAtOnceGainsNothing() {
    Attempt ann = attempt("ann", "192.0.2.1");
    for (int i = 0; i < 8; i++) {
      guess(ann);
    }
    int admitted = 0;
    for (int i = 0; i < 1000; i++) {
      admitted += guard.admit(ann).isPresent() ? 1 : 0;
    }
    assertThat(admitted).as("within the longest wait").isBetween(1, 5);
    assertThat(guard.statistics().refused()).isEqualTo(1000 - admitted);
  }

  @Test
  void manyUsersOfOneAddressAreOneGuesser() {
    Duration waited = Duration.ZERO;
    for (int i = 0; i < 40; i++) {
      waited = waited.plus(guess(attempt("user" + i, "192.0.2.1")));
    }
    assertThat(waited).isGreaterThan(Duration.ofMinutes(5));
    assertThat(guard.admit(attempt("ann", "192.0.2.2"))).contains(Duration.ZERO);
  }

  @Test
  void theHostsOfAnIpv6NetworkAreOneGuesser() {
    for (int i = 1; i < 10; i++) {
      guess(attempt("ann", "2001:db8::" + i));
    }
    assertThat(guard.admit(attempt("ann", "2001:db8::ffff")).orElseThrow()).isPositive();
    assertThat(guard.admit(attempt("ann", "2001:db8:1::1"))).contains(Duration.ZERO);
  }

  @Test
  void quietIsForgotten() {
    Attempt ann = attempt("ann", "192.0.2.1");
    for (int i = 0; i < 10; i++) {
      guess(ann);
    }
    clock.addAndGet(Duration.ofMinutes(16).toNanos());
    assertThat(guard.admit(ann)).contains(Duration.ZERO);
  }

  @Test
  void canBeTurnedOff() {
    LoginGuard off = new LoginGuard(Duration.ZERO, clock::get);
    for (int i = 0; i < 100; i++) {
      assertThat(off.admit(attempt("ann", "192.0.2.1"))).contains(Duration.ZERO);
      off.failed(attempt("ann", "192.0.2.1"));
    }
  }
}
