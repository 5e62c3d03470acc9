package io.baton.record;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/**
 * The JSON that nodes share as bytes. Its provider is looked up once: {@link jakarta.json.Json}
 * searches the class path in every call, which costs more than what it is called for. Thread-safe.
 */
public final class RecordJson {
  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private RecordJson() {}

  /** An object without members. */
  public static JsonObjectBuilder object() {
    return PROVIDER.createObjectBuilder();
  }

  /** An object with the members of another. */
  public static JsonObjectBuilder object(JsonObject members) {
    return PROVIDER.createObjectBuilder(members);
  }

  /** An array without elements. */
  public static JsonArrayBuilder array() {
    return PROVIDER.createArrayBuilder();
  }

  /** A text. */
  static JsonValue value(String text) {
    return PROVIDER.createValue(text);
  }

  /** A number, whole or not. */
  static JsonValue value(Number number) {
    return number instanceof Double
        ? PROVIDER.createValue(number.doubleValue())
        : PROVIDER.createValue(number.longValue());
  }

  /** An object as UTF-8. */
  public static byte[] write(JsonObjectBuilder object) {
    return text(object).getBytes(StandardCharsets.UTF_8);
  }

  /** An object as text. */
  static String text(JsonObjectBuilder object) {
    return object.build().toString();
  }

  /**
   * The object that some bytes are.
   *
   * @throws jakarta.json.JsonException if they are none
   */
  public static JsonObject read(byte[] bytes) {
    try (JsonReader reader = PROVIDER.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    }
  }
}
