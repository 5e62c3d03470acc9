package io.baton.client.cli.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.baton.client.service.ModelJson;

/** Results as JSON for other programs; what is empty is left out. */
public final class Json {
  private static final ObjectWriter WRITER =
      ModelJson.mapper()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build()
          .writerWithDefaultPrettyPrinter();

  private Json() {}

  public static String format(Object result) {
    try {
      return WRITER.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result that is no JSON", e);
    }
  }
}
