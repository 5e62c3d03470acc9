package io.baton.session;

import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.SessionState;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import io.baton.node.RecordJson;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * Sessions as bytes that older and newer nodes both read: JSON with a version. Fields may be added
 * within a version, for readers skip those that they do not know; anything else is a new version.
 */
final class SessionCodec {
  private static final int VERSION = 1;

  private SessionCodec() {}

  static byte[] encode(SessionRecord session) {
    return RecordJson.write(
        RecordJson.object()
            .add("v", VERSION)
            .add("id", session.id())
            .add("node", session.node())
            .add("anchor", session.anchor())
            .add("epoch", session.epoch())
            .add("path", session.path().value())
            .add("content", session.content().sha256())
            .add("client", session.client())
            .add("user", session.user())
            .add("transport", session.transport().name())
            .add("state", session.state().name())
            .add("position", session.position().toString())
            .add("scale", session.scale())
            .add("speed", session.speed())
            .add("created", session.created().toString())
            .add("loss", session.reportedLoss())
            .add("recorded", session.recorded().toString()));
  }

  static SessionRecord decode(byte[] bytes) throws UnreadableSessionException {
    try {
      JsonObject json = RecordJson.read(bytes);
      if (json.getInt("v") != VERSION) {
        throw new UnreadableSessionException("version " + json.getInt("v"), null);
      }
      return session(json);
    } catch (JsonException
        | NullPointerException
        | ClassCastException
        | IllegalArgumentException
        | DateTimeException e) {
      // The JSON API answers a missing or mistyped field with the second and third of these.
      throw new UnreadableSessionException("malformed: " + e.getMessage(), e);
    }
  }

  private static SessionRecord session(JsonObject json) {
    return new SessionRecord(
        json.getString("id"),
        json.getString("node"),
        json.getString("anchor", json.getString("node")),
        json.containsKey("epoch") ? json.getJsonNumber("epoch").longValueExact() : 0,
        new MediaPath(json.getString("path")),
        new ContentId(json.getString("content")),
        json.getString("client"),
        json.getString("user"),
        DeliveryTransport.valueOf(json.getString("transport")),
        SessionState.valueOf(json.getString("state")),
        Duration.parse(json.getString("position")),
        json.getJsonNumber("scale").doubleValue(),
        json.getJsonNumber("speed").doubleValue(),
        Instant.parse(json.getString("created")),
        json.containsKey("loss") ? json.getJsonNumber("loss").doubleValue() : 0,
        Instant.parse(json.getString("recorded")));
  }
}
