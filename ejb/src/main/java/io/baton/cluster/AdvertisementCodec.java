package io.baton.cluster;

import io.baton.model.cluster.ServiceState;
import io.baton.record.RecordJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Advertisements as bytes that older and newer nodes both read: JSON with a version. Fields may be
 * added within a version, for readers skip those that they do not know; anything else is a new
 * version.
 */
final class AdvertisementCodec {
  private static final int VERSION = 1;

  private AdvertisementCodec() {}

  static byte[] encode(NodeAdvertisement node) {
    return RecordJson.write(
        RecordJson.object()
            .add("v", VERSION)
            .add("name", node.name())
            .add("incarnation", node.incarnation())
            .add("roles", array(node.roles()))
            .add("host", node.host())
            .add("rtsp", node.rtspPort())
            .add("ofp", node.ofpPort())
            .add("http", node.httpPort())
            .add("location", node.location())
            .add("priority", node.priority())
            .add("supervises", array(node.supervises()))
            .add("pieces", node.piecesPort())
            .add("state", node.state().text()));
  }

  private static JsonArrayBuilder array(Set<String> names) {
    JsonArrayBuilder array = RecordJson.array();
    names.stream().sorted().forEach(array::add);
    return array;
  }

  static NodeAdvertisement decode(byte[] bytes) throws UnreadableAdvertisementException {
    try {
      JsonObject json = RecordJson.read(bytes);
      if (json.getInt("v") != VERSION) {
        throw new UnreadableAdvertisementException("version " + json.getInt("v"), null);
      }
      return node(json);
    } catch (JsonException | NullPointerException | ClassCastException e) {
      // The JSON API answers a missing or mistyped field with the second and third of these.
      throw new UnreadableAdvertisementException("malformed: " + e.getMessage(), e);
    }
  }

  private static NodeAdvertisement node(JsonObject json) {
    return new NodeAdvertisement(
        json.getString("name"),
        json.getJsonNumber("incarnation").longValue(),
        strings(json.getJsonArray("roles")),
        json.getString("host"),
        json.getInt("rtsp"),
        json.getInt("ofp"),
        json.getInt("http"),
        json.getString("location"),
        json.getInt("priority"),
        strings(json.getJsonArray("supervises")),
        json.getInt("pieces", 0),
        ServiceState.of(json.getString("state", "")));
  }

  private static Set<String> strings(JsonArray array) {
    return array.getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .collect(Collectors.toUnmodifiableSet());
  }
}
