package io.baton.record;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a record consists of, and how that is written in JSON: numbers, truth and text as such,
 * enums by name, times in ISO 8601, lists as arrays, records as objects. A record of one component
 * is written as that component.
 */
final class RecordShape<R extends Record> {
  /** How the value of a component is read. */
  private static final Map<Class<?>, Function<JsonValue, Object>> READERS =
      Map.of(
          String.class, RecordShape::text,
          int.class, value -> ((JsonNumber) value).intValueExact(),
          long.class, value -> ((JsonNumber) value).longValueExact(),
          double.class, value -> ((JsonNumber) value).doubleValue(),
          boolean.class, RecordShape::truth,
          Instant.class, value -> Instant.parse(text(value)),
          Duration.class, value -> Duration.parse(text(value)));

  private static final Map<Class<?>, RecordShape<?>> NESTED = new ConcurrentHashMap<>();

  private final Class<R> type;
  private final RecordComponent[] components;
  private final Constructor<R> constructor;

  RecordShape(Class<R> type) {
    this.type = type;
    components = type.getRecordComponents();
    try {
      constructor =
          type.getDeclaredConstructor(
              Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its constructor: " + type, e);
    }
  }

  private static RecordShape<?> of(Class<?> type) {
    return NESTED.computeIfAbsent(type, key -> new RecordShape<>(key.asSubclass(Record.class)));
  }

  /** Adds a record's components to an object. */
  void write(Record record, JsonObjectBuilder json) {
    for (RecordComponent component : components) {
      json.add(component.getName(), value(component(record, component)));
    }
  }

  private static Object component(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot be read: " + component, e);
    }
  }

  private static JsonValue value(Object value) {
    if (value instanceof Record record) {
      return of(record.getClass()).nested(record);
    }
    if (value instanceof List<?> list) {
      JsonArrayBuilder array = RecordJson.array();
      list.forEach(element -> array.add(value(element)));
      return array.build();
    }
    if (value instanceof Number number) {
      return RecordJson.value(number);
    }
    if (value instanceof Boolean truth) {
      return truth ? JsonValue.TRUE : JsonValue.FALSE;
    }
    return RecordJson.value(value instanceof Enum<?> constant ? constant.name() : value.toString());
  }

  private JsonValue nested(Record record) {
    if (components.length == 1) {
      return value(component(record, components[0]));
    }
    JsonObjectBuilder json = RecordJson.object();
    write(record, json);
    return json.build();
  }

  /**
   * Makes a record of an object.
   *
   * @throws RuntimeException of several kinds if something is missing or of another type
   */
  R read(JsonObject json) {
    return make(
        Stream.of(components)
            .map(component -> read(json, component.getName(), component.getGenericType()))
            .toArray());
  }

  private static Object read(JsonObject json, String name, Type type) {
    return read(Objects.requireNonNull(json.get(name), name), type);
  }

  private static Object read(JsonValue value, Type type) {
    if (type instanceof ParameterizedType list) {
      Type element = list.getActualTypeArguments()[0];
      return ((JsonArray) value).stream().map(part -> read(part, element)).toList();
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isRecord()) {
      return of(raw).readNested(value);
    }
    return raw.isEnum() ? constant(raw, text(value)) : READERS.get(raw).apply(value);
  }

  private R readNested(JsonValue value) {
    return components.length == 1
        ? make(read(value, components[0].getGenericType()))
        : read(value.asJsonObject());
  }

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such " + type + ": " + name));
  }

  private R make(Object... values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot be made: " + type, e);
    }
  }

  private static boolean truth(JsonValue value) {
    if (value.equals(JsonValue.TRUE) || value.equals(JsonValue.FALSE)) {
      return value.equals(JsonValue.TRUE);
    }
    throw new IllegalArgumentException("neither true nor false: " + value);
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).getString();
  }
}
