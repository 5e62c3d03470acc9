package io.baton.model.document.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A streaming session as it was a moment ago.
 *
 * @param id session id
 * @param path media it plays
 * @param content SHA-256 of the content sent
 * @param client address of the player
 * @param user authenticated user, if any
 * @param userAgent what the player calls itself, if it does
 * @param transport {@code udp} or {@code tcp}
 * @param state {@code ready}, {@code playing} or {@code ended}
 * @param positionSeconds normal play time reached
 * @param scale rate of play time
 * @param speed rate of delivery
 * @param created when it was set up
 * @param packets RTP packets sent
 * @param octets RTP payload octets sent
 * @param bitrate bits a second it is admitted with
 * @param reportedLoss worst fraction lost in the latest receiver reports, 0.0 to 1.0
 * @param reportedLost packets lost in all, as reported
 * @param reportedJitterSeconds worst jitter reported, once there was a report
 * @param supply how it is supplied; absent if this node has the content itself
 */
@Schema(name = "Session", description = "A streaming session as it was a moment ago")
@JsonbPropertyOrder({
  "id",
  "path",
  "content",
  "client",
  "user",
  "userAgent",
  "transport",
  "state",
  "positionSeconds",
  "scale",
  "speed",
  "created",
  "packets",
  "octets",
  "bitrate",
  "reportedLoss",
  "reportedLost",
  "reportedJitterSeconds",
  "supply"
})
public record SessionDocument(
    @Schema(required = true) String id,
    @Schema(required = true, description = "Media it plays", examples = "films/2026/trailer.mp4")
        String path,
    @Schema(required = true, pattern = "[0-9a-f]{64}", description = "SHA-256 of what is sent")
        String content,
    @Schema(required = true, description = "Address of the player", examples = "192.0.2.7")
        String client,
    @Schema(nullable = false, description = "Authenticated user, if any") Optional<String> user,
    @Schema(nullable = false, description = "What the player calls itself")
        Optional<String> userAgent,
    @Schema(
            required = true,
            enumeration = {"udp", "tcp"},
            description = "How RTP reaches the player")
        String transport,
    @Schema(
            required = true,
            enumeration = {"ready", "playing", "ended"})
        String state,
    @Schema(required = true, description = "Normal play time reached", examples = "31.7")
        double positionSeconds,
    @Schema(required = true, description = "Rate of play time", examples = "1.0") double scale,
    @Schema(required = true, description = "Rate of delivery", examples = "1.0") double speed,
    @Schema(required = true, description = "When it was set up") Instant created,
    @Schema(required = true, description = "RTP packets sent") long packets,
    @Schema(required = true, description = "RTP payload octets sent") long octets,
    @Schema(required = true, description = "Bits a second it is admitted with") long bitrate,
    @Schema(
            required = true,
            minimum = "0",
            maximum = "1",
            description = "Worst fraction lost in the latest receiver reports")
        double reportedLoss,
    @Schema(required = true, description = "Packets lost in all, as reported") long reportedLost,
    @Schema(
            nullable = false,
            description = "Worst jitter reported; absent until there was a report")
        Optional<Double> reportedJitterSeconds,
    @Schema(
            nullable = false,
            description = "How it is supplied; absent if the node has the content itself")
        Optional<SessionSupplyDocument> supply) {}
