package io.baton.engine.rtsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The header fields of a message: an ordered multi-map with case-insensitive names. Mutable and not
 * thread-safe. Names and values are checked when they are put in, so that no value can smuggle in a
 * line of its own.
 */
public final class RtspHeaders {
  private final List<Field> fields = new ArrayList<>();

  /** The first value of that name. */
  public Optional<String> first(String name) {
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        return Optional.of(field.value);
      }
    }
    return Optional.empty();
  }

  /** All values of that name, in order. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (Field field : fields) {
      if (field.name.equalsIgnoreCase(name)) {
        values.add(field.value);
      }
    }
    return values;
  }

  /**
   * All values of that name as one comma-separated list, which is what repeated fields mean by RFC
   * 2326 section 4.2.
   */
  public Optional<String> joined(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
  }

  public boolean contains(String name) {
    return first(name).isPresent();
  }

  /** Number of fields. */
  public int size() {
    return fields.size();
  }

  /**
   * Appends a field.
   *
   * @throws IllegalArgumentException if the name is no token or the value has control characters
   */
  public RtspHeaders add(String name, String value) {
    fields.add(new Field(name, value));
    return this;
  }

  /**
   * Puts a field in the place of all of that name.
   *
   * @throws IllegalArgumentException if the name is no token or the value has control characters
   */
  public RtspHeaders set(String name, String value) {
    Field field = new Field(name, value);
    remove(name);
    fields.add(field);
    return this;
  }

  /** Takes out all fields of that name. */
  public RtspHeaders remove(String name) {
    fields.removeIf(field -> field.name.equalsIgnoreCase(name));
    return this;
  }

  /** Calls the consumer with name and value of every field, in order. */
  public void forEach(BiConsumer<String, String> consumer) {
    fields.forEach(field -> consumer.accept(field.name, field.value));
  }

  /** Same fields in the same order; names are compared as they were written. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RtspHeaders headers && fields.equals(headers.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return fields.toString();
  }

  private record Field(String name, String value) {
    private Field {
      if (!HeaderText.isToken(name)) {
        throw new IllegalArgumentException("not a header name");
      }
      if (!HeaderText.isFieldValue(value)) {
        throw new IllegalArgumentException("header " + name + " has control characters");
      }
    }

    /** Without the secret of an Authorization, so that headers can be logged. */
    @Override
    public String toString() {
      boolean secret = name.equalsIgnoreCase(RtspHeaderNames.AUTHORIZATION);
      return name + ": " + (secret ? "***" : value);
    }
  }
}
