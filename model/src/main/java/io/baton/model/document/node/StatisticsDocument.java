package io.baton.model.document.node;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Counters since the engine started; all but {@code openConnections}, the latenesses, and what is
 * forwarded or supplied now only grow.
 *
 * @param connections RTSP connections accepted
 * @param openConnections RTSP connections open now
 * @param requests RTSP requests answered
 * @param badRequests requests that could not be understood, whatever they were answered
 * @param authFailures RTSP requests with wrong credentials, or with an assignment that is unknown
 *     or not the sender's
 * @param sessionsCreated sessions set up
 * @param sessionsRejected set-ups refused for lack of capacity
 * @param sessionsTimedOut sessions whose player fell silent
 * @param sessionsDropped sessions whose player was too slow
 * @param packets RTP packets sent
 * @param octets octets of RTP packets sent, headers and interleaved framing included
 * @param trains send operations
 * @param sendErrors packets that the kernel refused
 * @param reportedLost packets that players reported lost
 * @param latenessP50Seconds median packet lateness over the last period
 * @param latenessP99Seconds 99th percentile
 * @param latenessMaxSeconds greatest
 * @param datagramMode how UDP is sent
 * @param forwarding streams that other nodes send, not part of the figures above
 * @param supplied pieces for other nodes, not part of the figures above either
 * @param supply pieces of other nodes
 */
@Schema(name = "Statistics", description = "Counters since the engine started")
@JsonbPropertyOrder({
  "connections",
  "openConnections",
  "requests",
  "badRequests",
  "authFailures",
  "sessionsCreated",
  "sessionsRejected",
  "sessionsTimedOut",
  "sessionsDropped",
  "packets",
  "octets",
  "trains",
  "sendErrors",
  "reportedLost",
  "latenessP50Seconds",
  "latenessP99Seconds",
  "latenessMaxSeconds",
  "datagramMode",
  "forwarding",
  "supplied",
  "supply"
})
public record StatisticsDocument(
    @Schema(required = true, description = "RTSP connections accepted") long connections,
    @Schema(required = true, description = "RTSP connections open now") long openConnections,
    @Schema(required = true, description = "RTSP requests answered") long requests,
    @Schema(
            required = true,
            description = "Requests that could not be understood (400, 413, 414 …)")
        long badRequests,
    @Schema(
            required = true,
            description = "RTSP requests with wrong credentials or a wrong assignment")
        long authFailures,
    @Schema(required = true, description = "Sessions set up") long sessionsCreated,
    @Schema(required = true, description = "Set-ups refused for lack of capacity")
        long sessionsRejected,
    @Schema(required = true, description = "Sessions whose player fell silent")
        long sessionsTimedOut,
    @Schema(required = true, description = "Sessions whose player was too slow")
        long sessionsDropped,
    @Schema(required = true, description = "RTP packets sent") long packets,
    @Schema(
            required = true,
            description = "Octets of RTP packets sent, headers and interleaved framing included")
        long octets,
    @Schema(required = true, description = "Send operations") long trains,
    @Schema(required = true, description = "Packets that the kernel refused") long sendErrors,
    @Schema(required = true, description = "Packets that players reported lost") long reportedLost,
    @Schema(required = true, description = "Median packet lateness over the last period")
        double latenessP50Seconds,
    @Schema(required = true, description = "99th percentile") double latenessP99Seconds,
    @Schema(required = true, description = "Greatest") double latenessMaxSeconds,
    @Schema(
            required = true,
            enumeration = {"gso", "sendmmsg", "nio"},
            description = "How UDP is sent")
        String datagramMode,
    @Schema(required = true, description = "Streams of other nodes; not part of the other figures")
        ForwardingDocument forwarding,
    @Schema(required = true, description = "Pieces for other nodes; not part of the other figures")
        SuppliedDocument supplied,
    @Schema(required = true, description = "Pieces of other nodes") SupplyDocument supply) {}
