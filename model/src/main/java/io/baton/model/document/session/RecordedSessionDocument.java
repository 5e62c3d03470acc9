package io.baton.model.document.session;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A streaming session of any node as it was at its latest event.
 *
 * @param id session id
 * @param node that streams it
 * @param anchor node that the player talks to
 * @param supplier node whose pieces it streams; absent if the node that streams has the content
 * @param epoch goes up when its player acts and when another supplier is assigned
 * @param path media it plays
 * @param content SHA-256 of the content sent
 * @param client address of the player
 * @param user authenticated user, if any
 * @param transport {@code udp} or {@code tcp}
 * @param state {@code ready}, {@code playing} or {@code ended}
 * @param positionSeconds normal play time reached, reckoned from the event
 * @param scale rate of play time
 * @param speed rate of delivery
 * @param created when it was set up
 * @param reportedLoss worst fraction lost in the latest receiver reports, 0.0 to 1.0
 * @param recorded when the event happened
 */
@Schema(
    name = "RecordedSession",
    description = "A streaming session of any node as it was at its latest event")
@JsonbPropertyOrder({
  "id",
  "node",
  "anchor",
  "supplier",
  "epoch",
  "path",
  "content",
  "client",
  "user",
  "transport",
  "state",
  "positionSeconds",
  "scale",
  "speed",
  "created",
  "reportedLoss",
  "recorded"
})
public record RecordedSessionDocument(
    @Schema(required = true) String id,
    @Schema(required = true, description = "Node that streams it", examples = "node-2") String node,
    @Schema(required = true, description = "Node that the player talks to", examples = "node-1")
        String anchor,
    @Schema(
            nullable = false,
            description =
                "Node that was assigned as its supplier; absent if the node that streams has the"
                    + " content",
            examples = "node-3")
        Optional<String> supplier,
    @Schema(
            required = true,
            description = "Goes up when its player acts and when another supplier is assigned")
        long epoch,
    @Schema(required = true, description = "Media it plays", examples = "films/2026/trailer.mp4")
        String path,
    @Schema(required = true, pattern = "[0-9a-f]{64}", description = "SHA-256 of what is sent")
        String content,
    @Schema(required = true, description = "Address of the player", examples = "192.0.2.7")
        String client,
    @Schema(nullable = false, description = "Authenticated user, if any") Optional<String> user,
    @Schema(
            required = true,
            enumeration = {"udp", "tcp"},
            description = "How RTP reaches the player")
        String transport,
    @Schema(
            required = true,
            enumeration = {"ready", "playing", "ended"})
        String state,
    @Schema(
            required = true,
            description = "Normal play time reached, reckoned from the event",
            examples = "31.7")
        double positionSeconds,
    @Schema(required = true, description = "Rate of play time", examples = "1.0") double scale,
    @Schema(required = true, description = "Rate of delivery", examples = "1.0") double speed,
    @Schema(required = true, description = "When it was set up") Instant created,
    @Schema(
            required = true,
            minimum = "0",
            maximum = "1",
            description = "Worst fraction lost in the latest receiver reports")
        double reportedLoss,
    @Schema(required = true, description = "When the event happened") Instant recorded) {}
