package io.baton.client.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client reads every document as the server writes it. */
class DocumentsTest {
  private static final Map<Class<?>, Object> VALUES =
      Map.of(
          String.class,
          "text",
          int.class,
          7,
          Integer.class,
          7,
          long.class,
          8_000_000_000L,
          Long.class,
          8_000_000_000L,
          double.class,
          0.25,
          Double.class,
          0.25,
          boolean.class,
          true,
          Boolean.class,
          true,
          Instant.class,
          Instant.parse("2026-03-01T12:00:00.123Z"));

  private static final URI LINK = URI.create("rtsp://media_server:8554/b%20%C3%A9.mp4");

  /** What the server writes with. */
  private final Jsonb server = JsonbBuilder.create();

  private final JsonMapper client = ModelJson.mapper().defaultPropertyInclusion(present()).build();

  private static JsonInclude.Value present() {
    return JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS);
  }

  static Stream<Class<?>> documents() {
    return new ClassFileImporter()
        .importPackages("io.baton.model.document").stream()
            .map(JavaClass::reflect)
            .filter(Class::isRecord);
  }

  @Test
  void thereAreDocuments() {
    assertThat(documents()).hasSizeGreaterThan(15);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void wholeDocumentsAreRead(Class<?> type) throws Exception {
    check(sample(type, true));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void documentsWithoutWhatMayBeAbsentAreRead(Class<?> type) throws Exception {
    check(sample(type, false));
  }

  private void check(Object document) throws Exception {
    String json = server.toJson(document);

    assertThat(client.readValue(json, document.getClass())).isEqualTo(document);
    assertThat(client.writeValueAsString(document)).isEqualTo(json);
  }

  private static Object sample(Type type, boolean whole) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      return sample(generic, whole);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return instance(plain, whole);
    }
    return plain == URI.class ? LINK : VALUES.get(plain);
  }

  private static Object sample(ParameterizedType type, boolean whole)
      throws ReflectiveOperationException {
    Type[] parts = type.getActualTypeArguments();
    Type raw = type.getRawType();
    if (raw == Map.class) {
      return Map.of("name", sample(parts[1], whole));
    }
    if (raw == List.class) {
      return List.of(sample(parts[0], whole));
    }
    return whole ? Optional.of(sample(parts[0], true)) : Optional.empty();
  }

  private static Object instance(Class<?> type, boolean whole) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = sample(components[i].getGenericType(), whole);
    }
    return type.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
        .newInstance(values);
  }
}
