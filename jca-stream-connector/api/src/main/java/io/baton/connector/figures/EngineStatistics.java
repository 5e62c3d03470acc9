package io.baton.connector.figures;

import java.time.Duration;
import java.time.Instant;

/**
 * Counters of the engine since it started; they never go down.
 *
 * @param started when the engine started
 * @param connections RTSP connections accepted
 * @param openConnections RTSP connections open now
 * @param requests RTSP requests answered
 * @param badRequests requests that could not be understood, whatever they were answered
 * @param authFailures RTSP requests with wrong credentials (401), or with an assignment that is
 *     unknown or not the sender's (412)
 * @param sessionsCreated sessions set up
 * @param sessionsRejected set-ups refused for lack of capacity
 * @param sessionsTimedOut sessions ended because their client fell silent
 * @param sessionsDropped sessions ended because their client was too slow
 * @param packets RTP packets sent
 * @param octets octets of RTP packets sent, headers and interleaved framing included
 * @param trains send operations; packets / trains is the mean train length
 * @param sendErrors packets that the kernel refused
 * @param heldRounds rounds of sending that ended because an event loop had sent what it may in a
 *     moment ({@code baton.engine.headroom})
 * @param heldRequests times that a request had to wait since others had taken their share of an
 *     event loop's time ({@code baton.rtsp.request.share})
 * @param reportedLost packets that clients reported lost
 * @param importsBounded imports ended because they would have used too much
 * @param latenessP50 median lateness over the last period
 * @param latenessP99 99th percentile of lateness over the last period
 * @param latenessMax greatest lateness over the last period
 * @param datagramMode how UDP is sent: {@code gso}, {@code sendmmsg} or {@code nio}
 * @param limits what limits have kept out
 * @param forwarding streams that other nodes send to clients of this one; not part of the figures
 *     above
 * @param supplied what was supplied to other nodes; not part of the figures above either
 * @param supply what other nodes supplied
 */
public record EngineStatistics(
    Instant started,
    long connections,
    long openConnections,
    long requests,
    long badRequests,
    long authFailures,
    long sessionsCreated,
    long sessionsRejected,
    long sessionsTimedOut,
    long sessionsDropped,
    long packets,
    long octets,
    long trains,
    long sendErrors,
    long heldRounds,
    long heldRequests,
    long reportedLost,
    long importsBounded,
    Duration latenessP50,
    Duration latenessP99,
    Duration latenessMax,
    String datagramMode,
    LimitStatistics limits,
    ForwardStatistics forwarding,
    PieceStatistics supplied,
    SupplyStatistics supply) {}
