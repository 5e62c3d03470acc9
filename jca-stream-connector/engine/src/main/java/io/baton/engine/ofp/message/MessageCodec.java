package io.baton.engine.ofp.message;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpStatus;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.californium.core.coap.MediaTypeRegistry;

/**
 * Messages as bytes: a record is a map from its components' names to their values. What a reader
 * does not know is skipped, and what a writer left out is empty or zero, so that nodes of different
 * versions understand each other. Thread-safe.
 */
public final class MessageCodec {
  private static final int MAX_DEPTH = 12;
  private static final int MAX_STRING = 8192;
  private static final int MAX_NAME = 64;
  private static final int MAX_DIGITS = 40;

  /** What nodes speak. */
  public static final MessageCodec CBOR =
      new MessageCodec(MediaTypeRegistry.APPLICATION_CBOR, CBORFactory.builder());

  /** The same for people. */
  public static final MessageCodec JSON =
      new MessageCodec(MediaTypeRegistry.APPLICATION_JSON, JsonFactory.builder());

  private final int contentFormat;
  private final ObjectMapper mapper;

  private MessageCodec(int contentFormat, TSFBuilder<?, ?> factory) {
    this.contentFormat = contentFormat;
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(MAX_STRING)
            .maxNameLength(MAX_NAME)
            .maxNumberLength(MAX_DIGITS)
            .build();
    JsonMapper.Builder builder =
        JsonMapper.builder(factory.streamReadConstraints(limits).build())
            .addModules(new Jdk8Module(), values())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE);
    for (Class<?> type : List.of(String.class, List.class, Set.class)) {
      builder.withConfigOverride(
          type, override -> override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    }
    this.mapper = builder.build();
  }

  /** Value types of the service that are plain text or numbers on the wire. */
  private static SimpleModule values() {
    return new SimpleModule("baton")
        .addDeserializer(String.class, new UnicodeDeserializer())
        .addSerializer(ContentId.class, ToStringSerializer.instance)
        .addDeserializer(ContentId.class, new TextDeserializer<>(ContentId.class, ContentId::new))
        .addSerializer(MediaPath.class, ToStringSerializer.instance)
        .addDeserializer(MediaPath.class, new TextDeserializer<>(MediaPath.class, MediaPath::new))
        .addSerializer(Instant.class, new InstantSerializer())
        .addDeserializer(Instant.class, new InstantDeserializer());
  }

  /** Number of the format in CoAP's registry. */
  public int contentFormat() {
    return contentFormat;
  }

  /** Finds out ahead of time how messages of a class are read and written, which takes a while. */
  void prepare(Class<?> type) {
    mapper.readerFor(type);
    mapper.writerFor(type);
  }

  public byte[] encode(Object message) {
    try {
      return mapper.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as a message: " + message, e);
    }
  }

  /**
   * Reads a message.
   *
   * @throws OfpException {@link OfpStatus#BAD_REQUEST} if the bytes are no such message
   */
  public <T> T decode(byte[] bytes, Class<T> type) {
    try {
      T message = mapper.readValue(bytes, type);
      if (message != null) {
        return message;
      }
    } catch (JsonProcessingException e) {
      throw unreadable(type, e.getOriginalMessage());
    } catch (IOException e) {
      throw unreadable(type, "it breaks off");
    }
    throw unreadable(type, "it is null");
  }

  private static OfpException unreadable(Class<?> type, String reason) {
    return new OfpException(
        OfpStatus.BAD_REQUEST, "not a message " + type.getSimpleName() + ": " + reason);
  }

  /** The parsers let bytes through that are no UTF-8; such text cannot be written again. */
  private static String checked(String text, DeserializationContext context) throws IOException {
    if (text != null && !isUnicode(text)) {
      throw context.weirdStringException("", String.class, "it is no Unicode");
    }
    return text;
  }

  /** Whether surrogates come in pairs. */
  private static boolean isUnicode(String text) {
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        return false;
      }
      at += Character.charCount(point);
    }
    return true;
  }

  /** Reads text. */
  private static final class UnicodeDeserializer extends StringDeserializer {
    private static final long serialVersionUID = 1L;

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return checked(super.deserialize(parser, context), context);
    }
  }

  /** Reads a value from its text. */
  private static final class TextDeserializer<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> reader;

    TextDeserializer(Class<T> type, Function<String, T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      String text = checked(parser.getValueAsString(), context);
      try {
        return reader.apply(text == null ? "" : text);
      } catch (IllegalArgumentException e) {
        throw context.weirdStringException(text, handledType(), e.getMessage());
      }
    }
  }

  /** Milliseconds since 1970. */
  private static final class InstantSerializer extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantSerializer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeNumber(value.toEpochMilli());
    }
  }

  /** Milliseconds since 1970; 1970 itself if there are none. */
  private static final class InstantDeserializer extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantDeserializer() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Instant.ofEpochMilli(parser.getLongValue());
    }

    @Override
    public Instant getNullValue(DeserializationContext context) {
      return Instant.EPOCH;
    }
  }
}
