package io.baton.connector;

import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SessionState;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as it was at one moment.
 *
 * @param id session id
 * @param path what was asked for
 * @param content what is sent
 * @param client address of the client, as text
 * @param user authenticated user, empty if anonymous
 * @param userAgent what the client calls itself, empty if it does not say
 * @param transport how the client is served, UDP or interleaved
 * @param state RTSP state
 * @param position normal play time reached
 * @param scale rate of normal play time, 1.0 unless in trick play
 * @param speed rate of delivery, 1.0 unless asked otherwise
 * @param created when it was set up
 * @param packets RTP packets sent
 * @param octets RTP payload octets sent
 * @param bitrate bits a second it is admitted with
 * @param reportedLoss worst fraction lost in the clients' latest receiver reports, 0.0 to 1.0
 * @param reportedLost packets lost, cumulative, as reported
 * @param reportedJitter worst interarrival jitter reported; empty until a report came
 * @param supply how it is supplied; empty if this node has the content itself
 * @param value what another node needs to go on with it
 */
public record SessionSnapshot(
    String id,
    MediaPath path,
    ContentId content,
    String client,
    String user,
    String userAgent,
    DeliveryTransport transport,
    SessionState state,
    Duration position,
    double scale,
    double speed,
    Instant created,
    long packets,
    long octets,
    long bitrate,
    double reportedLoss,
    long reportedLost,
    Optional<Duration> reportedJitter,
    Optional<SupplyStatus> supply,
    SessionValue value) {
  /** Of a session of which no more is known: not how it is supplied, nor how to go on with it. */
  public SessionSnapshot(
      String id,
      MediaPath path,
      ContentId content,
      String client,
      String user,
      String userAgent,
      DeliveryTransport transport,
      SessionState state,
      Duration position,
      double scale,
      double speed,
      Instant created,
      long packets,
      long octets,
      long bitrate,
      double reportedLoss,
      long reportedLost,
      Optional<Duration> reportedJitter) {
    this(
        id,
        path,
        content,
        client,
        user,
        userAgent,
        transport,
        state,
        position,
        scale,
        speed,
        created,
        packets,
        octets,
        bitrate,
        reportedLoss,
        reportedLost,
        reportedJitter,
        Optional.empty(),
        SessionValue.NONE);
  }
}
