package io.baton.connector;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * The one policy for passwords, whichever way they come: wrong ones make further attempts wait, for
 * the same user from the same address, and for the same address whatever the user. No user is
 * locked out: who comes from elsewhere does not wait for a stranger's mistakes. Thread-safe; never
 * blocks.
 */
public interface LoginPolicy {
  /** Which way a password came. */
  enum Door {
    HTTP,
    RTSP
  }

  /**
   * An attempt to log in.
   *
   * @param door which way it came
   * @param user as claimed
   * @param client address that it came from
   */
  record Attempt(Door door, String user, InetAddress client) {}

  /**
   * When a password may be looked at.
   *
   * @return how long to wait before, zero at best; empty if too many wait already: then it is
   *     refused without being looked at
   */
  Optional<Duration> admit(Attempt attempt);

  /** The password was wrong, or there is no such user. */
  void failed(Attempt attempt);

  /** The password was right. */
  void succeeded(Attempt attempt);
}
