package io.baton.client.load;

import io.baton.client.network.ServerTrust;
import io.baton.client.rtsp.RtspAddress;
import io.baton.model.delivery.DeliveryTransport;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a load run does.
 *
 * @param addresses streams that the sessions take in turn, at least one
 * @param sessions how many, at least 1
 * @param sessionsPerSecond how many are started a second, above 0
 * @param warmUp how long to play before without measuring; zero for not at all
 * @param duration how long it is measured after all have started
 * @param spread whether sessions start at distinct positions, evenly spread over the media, such
 *     that none reaches its end during the run
 * @param transport UDP or TCP
 * @param threads event loops, at least 1
 * @param trains whether to receive trains of datagrams whole where the kernel can
 * @param trust which servers are trusted in TLS
 * @param serverPid process whose use of CPU and memory is measured; empty for none
 */
public record LoadPlan(
    List<RtspAddress> addresses,
    int sessions,
    double sessionsPerSecond,
    Duration warmUp,
    Duration duration,
    boolean spread,
    DeliveryTransport transport,
    int threads,
    boolean trains,
    ServerTrust trust,
    OptionalLong serverPid) {
  /** What the run takes beside starting and measuring. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  /** Enough to have every part of the client's code run often. */
  private static final int WARM_UP_SESSIONS = 100;

  private static final double NANOS_PER_SECOND = 1e9;

  public LoadPlan {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("a load run plays at least one stream");
    }
    if (sessions < 1 || threads < 1) {
      throw new IllegalArgumentException("a load run has at least one session and one thread");
    }
    if (!(sessionsPerSecond > 0)) {
      throw new IllegalArgumentException("sessions are started at a rate above 0");
    }
    if (duration.isNegative() || warmUp.isNegative()) {
      throw new IllegalArgumentException("a run lasts no negative time");
    }
  }

  /** The same with fewer sessions at most, for warming up. */
  LoadPlan forWarmUp() {
    return new LoadPlan(
        addresses,
        Math.min(sessions, WARM_UP_SESSIONS),
        sessionsPerSecond,
        Duration.ZERO,
        warmUp,
        spread,
        transport,
        threads,
        trains,
        trust,
        serverPid);
  }

  /** What a session plays. */
  RtspAddress address(int session) {
    return addresses.get(session % addresses.size());
  }

  /** When a session is started, from the beginning of the run. */
  Duration delay(int session) {
    return Duration.ofNanos((long) (session / sessionsPerSecond * NANOS_PER_SECOND));
  }

  /**
   * Normal play time at which a session begins.
   *
   * @param media playing time of the media
   */
  Duration position(int session, Duration media) {
    Duration usable = media.minus(delay(sessions)).minus(duration).minus(MARGIN);
    if (!spread || usable.isNegative()) {
      return Duration.ZERO;
    }
    return usable.multipliedBy(session).dividedBy(sessions);
  }
}
