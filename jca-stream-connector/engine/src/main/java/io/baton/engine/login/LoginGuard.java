package io.baton.engine.login;

import io.baton.connector.ClientNetwork;
import io.baton.connector.LoginPolicy;
import io.baton.connector.audit.AuditLog;
import io.baton.connector.audit.PeriodicReport;
import io.baton.connector.figures.LoginStatistics;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Counts wrong passwords, by user and address and by address alone, and makes further attempts
 * wait: half a second after the free ones, twice as long after each further one, up to a limit.
 * Attempts that wait stand in line, so that asking on many connections at once gains nothing.
 */
public final class LoginGuard implements LoginPolicy {
  /** Users mistype: so many wrong passwords cost no time. */
  private static final int FREE_OF_USER = 3;

  /** Many users may share an address. */
  private static final int FREE_OF_ADDRESS = 20;

  /** Lines of single failures each minute; more are counted. */
  private static final int LISTED = 60;

  private static final long LISTED_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier clock;
  private final FailureTable users;
  private final FailureTable addresses;
  private final LongAdder failed = new LongAdder();
  private final LongAdder delayed = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final PeriodicReport unlisted;
  private final RecentLogins logins = new RecentLogins();
  private final Visits visits = new Visits();

  // Guarded by this.
  private long listedSince;
  private int listed;

  /**
   * Starts without any failure.
   *
   * @param maxDelay longest that an attempt waits; zero turns the policy off
   * @param clock nanoseconds since any moment
   */
  public LoginGuard(Duration maxDelay, LongSupplier clock) {
    this.clock = clock;
    this.users = new FailureTable(FREE_OF_USER, maxDelay.toNanos());
    this.addresses = new FailureTable(FREE_OF_ADDRESS, maxDelay.toNanos());
    this.unlisted = new PeriodicReport(clock);
    this.listedSince = clock.getAsLong();
  }

  private record UserAt(String user, InetAddress network) {}

  private static UserAt userAt(Attempt attempt) {
    return new UserAt(attempt.user(), ClientNetwork.of(attempt.client()));
  }

  @Override
  public synchronized Optional<Duration> admit(Attempt attempt) {
    long now = clock.getAsLong();
    UserAt key = userAt(attempt);
    boolean known = logins.contains(key, now);
    long wait = Math.max(users.wait(key, now), known ? 0 : addresses.wait(key.network(), now));
    if (users.isFull(key, now) || (!known && addresses.isFull(key.network(), now))) {
      refused.increment();
      return Optional.empty();
    }
    users.line(key, now);
    if (!known) {
      addresses.line(key.network(), now);
    }
    if (wait > 0) {
      delayed.increment();
    }
    return Optional.of(Duration.ofNanos(wait));
  }

  @Override
  public synchronized void failed(Attempt attempt) {
    long now = clock.getAsLong();
    UserAt key = userAt(attempt);
    int failures = users.failed(key, now);
    addresses.failed(key.network(), now);
    failed.increment();
    if (isListed(now)) {
      AuditLog.LOG.loginFailed(
          attempt.door().name(),
          attempt.user(),
          attempt.client().getHostAddress(),
          failures,
          Duration.ofNanos(Math.max(users.wait(key, now), addresses.wait(key.network(), now)))
              .toString());
    } else {
      unlisted.occurred(others -> AuditLog.LOG.moreLoginsFailed(others + 1));
    }
  }

  private boolean isListed(long now) {
    if (now - listedSince >= LISTED_NANOS) {
      listedSince = now;
      listed = 0;
    }
    return listed++ < LISTED;
  }

  @Override
  public void succeeded(Attempt attempt) {
    boolean news;
    synchronized (this) {
      long now = clock.getAsLong();
      boolean failedBefore = users.forget(userAt(attempt));
      logins.add(userAt(attempt), now);
      news = visits.isNew(attempt, now) || failedBefore;
    }
    if (!news) {
      return;
    }
    AuditLog.LOG.login(attempt.door().name(), attempt.user(), attempt.client().getHostAddress());
  }

  /** What became of attempts so far. */
  public LoginStatistics statistics() {
    return new LoginStatistics(failed.sum(), delayed.sum(), refused.sum());
  }
}
