package io.baton.client.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.baton.model.assignment.Candidate;
import io.baton.model.assignment.ScoreFactor;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The JSON of the service's HTTP API, in the records of the service's own model. */
public final class ModelJson {
  private ModelJson() {}

  /**
   * Reads and writes JSON as the API does; skips what it does not know, and takes a list or map
   * that an older server does not tell for an empty one.
   */
  public static JsonMapper.Builder mapper() {
    JsonMapper.Builder mapper =
        JsonMapper.builder()
            .addModules(new Jdk8Module(), times())
            .addMixIn(Candidate.class, CandidateNames.class)
            .addMixIn(ScoreFactor.class, FactorNames.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE);
    for (Class<?> type : List.of(List.class, Map.class)) {
      mapper.withConfigOverride(
          type, values -> values.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
    }
    return mapper;
  }

  private static SimpleModule times() {
    return new SimpleModule("times")
        .addSerializer(Instant.class, ToStringSerializer.instance)
        .addDeserializer(Instant.class, new InstantDeserializer());
  }

  private interface CandidateNames {
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<ScoreFactor> explanation();
  }

  private interface FactorNames {
    @JsonProperty("factor")
    String name();
  }

  /** ISO 8601. */
  private static final class InstantDeserializer extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantDeserializer() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getValueAsString("");
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        throw context.weirdStringException(text, Instant.class, e.getMessage());
      }
    }
  }
}
