package io.baton.cluster;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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
    return Json.createObjectBuilder()
        .add("v", VERSION)
        .add("name", node.name())
        .add("incarnation", node.incarnation())
        .add("roles", Json.createArrayBuilder(node.roles().stream().sorted().toList()))
        .add("host", node.host())
        .add("rtsp", node.rtspPort())
        .add("ofp", node.ofpPort())
        .add("http", node.httpPort())
        .add("location", node.location())
        .add("priority", node.priority())
        .add("supervises", Json.createArrayBuilder(node.supervises().stream().sorted().toList()))
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  static NodeAdvertisement decode(byte[] bytes) throws UnreadableAdvertisementException {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      JsonObject json = reader.readObject();
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
        strings(json.getJsonArray("supervises")));
  }

  private static Set<String> strings(JsonArray array) {
    return array.getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .collect(Collectors.toUnmodifiableSet());
  }
}
