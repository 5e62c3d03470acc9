package io.baton.record;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.function.UnaryOperator;

/**
 * A record as bytes or text that older and newer nodes both read: JSON with a version and a member
 * for each component of the record, by its name, as in the messages of OFP. Components may be added
 * within a version, for readers skip those that they do not know; any other change is a new
 * version. Thread-safe.
 *
 * @param <R> class of the record
 */
public final class RecordCodec<R extends Record> {
  private static final String VERSION = "v";

  private final RecordShape<R> shape;
  private final int version;
  private final UnaryOperator<JsonObject> completion;

  public RecordCodec(Class<R> type, int version) {
    this(type, version, json -> json);
  }

  /**
   * For records with components that were added within a version.
   *
   * @param completion adds what nodes did not write that did not know these components
   */
  public RecordCodec(Class<R> type, int version, UnaryOperator<JsonObject> completion) {
    this.shape = new RecordShape<>(type);
    this.version = version;
    this.completion = completion;
  }

  /** The record as UTF-8. */
  public byte[] encode(R record) {
    return RecordJson.write(json(record));
  }

  /** The record as text. */
  public String encodeText(R record) {
    return RecordJson.text(json(record));
  }

  private JsonObjectBuilder json(R record) {
    JsonObjectBuilder json = RecordJson.object().add(VERSION, version);
    shape.write(record, json);
    return json;
  }

  /**
   * The record that some text is.
   *
   * @throws UnreadableRecordException if it is none, or one of another version
   */
  public R decode(String text) throws UnreadableRecordException {
    return decode(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The record that some bytes are.
   *
   * @throws UnreadableRecordException if they are none, or one of another version
   */
  public R decode(byte[] bytes) throws UnreadableRecordException {
    try {
      JsonObject json = RecordJson.read(bytes);
      int found = json.getInt(VERSION);
      if (found == version) {
        return shape.read(completion.apply(json));
      }
      throw new UnreadableRecordException("version " + found, null);
    } catch (JsonException
        | NullPointerException
        | ClassCastException
        | IllegalArgumentException
        | ArithmeticException
        | DateTimeException e) {
      // The JSON API answers a missing or mistyped field with the second and third of these.
      throw new UnreadableRecordException("malformed: " + e.getMessage(), e);
    }
  }
}
