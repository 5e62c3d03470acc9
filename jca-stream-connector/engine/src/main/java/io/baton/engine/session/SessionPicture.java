package io.baton.engine.session;

import io.baton.connector.SessionSnapshot;
import io.baton.engine.stream.Rate;
import io.baton.engine.stream.TimelineEntry;
import io.baton.model.delivery.SessionState;
import java.time.Duration;
import java.time.Instant;

/**
 * What others see of a session.
 *
 * @param id of the session
 * @param request that it was set up for
 * @param created when
 * @param tracks what was sent and reported
 */
record SessionPicture(String id, SessionRequest request, Instant created, SessionTracks tracks) {
  /**
   * As it is at a moment.
   *
   * @param position normal play time reached, nanoseconds
   * @param entry present entry of its timeline
   * @param reserved bits a second
   * @param now wall clock, nanoseconds since 1970
   */
  SessionSnapshot of(
      SessionState state, long position, TimelineEntry entry, long reserved, long now) {
    return new SessionSnapshot(
        id,
        request.path(),
        request.content().id(),
        request.client().getHostAddress(),
        request.user(),
        request.userAgent(),
        request.transport(),
        state,
        Duration.ofNanos(position),
        (double) entry.rate().scale() / Rate.ONE,
        (double) entry.rate().speed() / Rate.ONE,
        created,
        tracks.packetsSent(),
        tracks.octetsSent(),
        reserved,
        tracks.reportedLoss(),
        tracks.reportedLost(),
        tracks.reportedJitter(),
        request.supply().status(),
        tracks.value(entry, now));
  }
}
