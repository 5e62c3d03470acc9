package io.baton.engine.media.store;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** The store's small files: records as JSON, times in ISO 8601, unknown members ignored. */
final class StoreJson {
  /** Far above what the largest such file needs. */
  private static final long MAX_OCTETS = 4L << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .registerModule(
              new SimpleModule()
                  .addSerializer(Duration.class, ToStringSerializer.instance)
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Duration.class, new Parsed<>(Duration.class, Duration::parse))
                  .addDeserializer(Instant.class, new Parsed<>(Instant.class, Instant::parse)));

  private StoreJson() {}

  static byte[] bytes(Object value) throws IOException {
    return MAPPER.writeValueAsBytes(value);
  }

  /**
   * Reads a file, which must not be a symbolic link.
   *
   * @throws IOException if it cannot be read or does not hold such a record
   */
  static <T> T read(Path file, Class<T> type) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_OCTETS) {
      throw new IOException(file + " is not a file of the media store");
    }
    T value = MAPPER.readValue(Files.readAllBytes(file), type);
    if (value == null) {
      throw new IOException(file + " is empty");
    }
    return value;
  }

  private static final class Parsed<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parser;

    Parsed(Class<T> type, Function<String, T> parser) {
      super(type);
      this.parser = parser;
    }

    @Override
    protected T _deserialize(String value, DeserializationContext context) throws IOException {
      try {
        return parser.apply(value);
      } catch (DateTimeException e) {
        throw context.weirdStringException(value, _valueClass, "not a time in ISO 8601");
      }
    }
  }
}
