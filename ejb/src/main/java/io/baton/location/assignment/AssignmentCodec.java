package io.baton.location.assignment;

import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.ScoreFactor;
import io.baton.model.assignment.ServiceComponent;
import io.baton.model.delivery.DeliveryMode;
import io.baton.node.RecordJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * Assignments as bytes that older and newer nodes both read: JSON with a version. Fields may be
 * added within a version, for readers skip those that they do not know; anything else is a new
 * version.
 */
final class AssignmentCodec {
  private static final int VERSION = 1;

  private AssignmentCodec() {}

  static byte[] encode(AssignmentRecord record) {
    return RecordJson.write(
        RecordJson.object()
            .add("v", VERSION)
            .add("assignment", record.assignment())
            .add("path", record.path())
            .add("content", record.content())
            .add("client", record.client())
            .add("user", record.user())
            .add("mode", record.mode().name())
            .add("anchor", record.anchor())
            .add("manager", record.manager())
            .add("components", components(record.components()))
            .add("bitrate", record.bitrate())
            .add("made", record.made().toString())
            .add("epoch", record.epoch())
            .add("explanation", factors(record.explanation())));
  }

  private static JsonArrayBuilder components(List<ServiceComponent> components) {
    JsonArrayBuilder array = RecordJson.array();
    components.forEach(
        part ->
            array.add(
                RecordJson.object()
                    .add("name", part.name())
                    .add("provider", part.provider())
                    .add("host", part.host())
                    .add("port", part.port())));
    return array;
  }

  private static JsonArrayBuilder factors(List<ScoreFactor> factors) {
    JsonArrayBuilder array = RecordJson.array();
    factors.forEach(
        factor ->
            array.add(
                RecordJson.object()
                    .add("name", factor.name())
                    .add("value", factor.value())
                    .add("contribution", factor.contribution())));
    return array;
  }

  static AssignmentRecord decode(byte[] bytes) throws UnreadableAssignmentException {
    try {
      JsonObject json = RecordJson.read(bytes);
      if (json.getInt("v") != VERSION) {
        throw new UnreadableAssignmentException("version " + json.getInt("v"), null);
      }
      return record(json);
    } catch (JsonException
        | NullPointerException
        | ClassCastException
        | IllegalArgumentException
        | DateTimeException e) {
      // The JSON API answers a missing or mistyped field with the second and third of these.
      throw new UnreadableAssignmentException("malformed: " + e.getMessage(), e);
    }
  }

  private static AssignmentRecord record(JsonObject json) {
    return new AssignmentRecord(
        json.getString("assignment"),
        json.getString("path"),
        json.getString("content"),
        json.getString("client"),
        json.getString("user"),
        DeliveryMode.valueOf(json.getString("mode")),
        json.getString("anchor"),
        json.getString("manager"),
        components(json.getJsonArray("components")),
        json.getJsonNumber("bitrate").longValueExact(),
        Instant.parse(json.getString("made")),
        json.getJsonNumber("epoch").longValueExact(),
        factors(json.getJsonArray("explanation")));
  }

  private static List<ServiceComponent> components(JsonArray array) {
    return array.getValuesAs(JsonObject.class).stream()
        .map(
            part ->
                new ServiceComponent(
                    part.getString("name"),
                    part.getString("provider"),
                    part.getString("host"),
                    part.getInt("port")))
        .toList();
  }

  private static List<ScoreFactor> factors(JsonArray array) {
    return array.getValuesAs(JsonObject.class).stream()
        .map(
            factor ->
                new ScoreFactor(
                    factor.getString("name"),
                    factor.getString("value"),
                    factor.getJsonNumber("contribution").doubleValue()))
        .toList();
  }
}
