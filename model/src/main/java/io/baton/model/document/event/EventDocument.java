package io.baton.model.document.event;

import io.baton.model.document.node.DrainDocument;
import io.baton.model.document.session.SupplyChangeDocument;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something happened to a session of the node, or to a node of the cluster.
 *
 * @param type what happened
 * @param at when
 * @param node whose session it is, or which node it was
 * @param session id of the session
 * @param path media it plays
 * @param client address of its player
 * @param user authenticated user, if any
 * @param state its state after that
 * @param positionSeconds normal play time it has reached
 * @param reason why it ended
 * @param supply its other supplier
 * @param drain how far the drain of the node has come
 */
@Schema(
    name = "Event",
    description = "Something happened to a session of the node, or to a node of the cluster")
@JsonbPropertyOrder({
  "type",
  "at",
  "node",
  "session",
  "path",
  "client",
  "user",
  "state",
  "positionSeconds",
  "reason",
  "supply",
  "drain"
})
public record EventDocument(
    @Schema(
            required = true,
            enumeration = {
              SESSION_BEGUN,
              SESSION_CHANGED,
              SESSION_ENDED,
              SUPPLY_CHANGED,
              NODE_JOINED,
              NODE_LEFT,
              NODE_DRAINING,
              NODE_DRAINED,
              NODE_RUNNING
            },
            description = "What happened")
        String type,
    @Schema(required = true, description = "When") Instant at,
    @Schema(
            required = true,
            description = "Whose session it is, or which node it was",
            examples = "node-1")
        String node,
    @Schema(nullable = false, description = "Id of the session") Optional<String> session,
    @Schema(nullable = false, description = "Media it plays", examples = "films/2026/trailer.mp4")
        Optional<String> path,
    @Schema(nullable = false, description = "Address of its player", examples = "192.0.2.7")
        Optional<String> client,
    @Schema(nullable = false, description = "Authenticated user, if any") Optional<String> user,
    @Schema(
            nullable = false,
            enumeration = {"ready", "playing", "ended"},
            description = "Its state after that")
        Optional<String> state,
    @Schema(nullable = false, description = "Normal play time it has reached", examples = "31.7")
        Optional<Double> positionSeconds,
    @Schema(
            nullable = false,
            enumeration = {
              "teardown",
              "timeout",
              "disconnected",
              "too_slow",
              "unsupplied",
              "released",
              "drained",
              "failed",
              "shutdown"
            },
            description = "Why it ended")
        Optional<String> reason,
    @Schema(nullable = false, description = "Its other supplier")
        Optional<SupplyChangeDocument> supply,
    @Schema(
            nullable = false,
            description = "How far the drain of the answering node has come; of others absent")
        Optional<DrainDocument> drain) {
  public static final String SESSION_BEGUN = "session-begun";
  public static final String SESSION_CHANGED = "session-changed";
  public static final String SESSION_ENDED = "session-ended";
  public static final String SUPPLY_CHANGED = "supply-changed";
  public static final String NODE_JOINED = "node-joined";
  public static final String NODE_LEFT = "node-left";
  public static final String NODE_DRAINING = "node-draining";
  public static final String NODE_DRAINED = "node-drained";
  public static final String NODE_RUNNING = "node-running";
}
