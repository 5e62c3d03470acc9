package io.baton.web.api;

import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;

/** Reads query parameters that are {@code true} or {@code false}; anything else becomes a 400. */
@Provider
public class FlagConverter implements ParamConverterProvider {
  @Override
  @SuppressWarnings("unchecked")
  public <T> ParamConverter<T> getConverter(
      Class<T> rawType, Type genericType, Annotation[] annotations) {
    return rawType == boolean.class
        ? (ParamConverter<T>) new Converter(parameter(annotations))
        : null;
  }

  private static String parameter(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .filter(QueryParam.class::isInstance)
        .map(annotation -> ((QueryParam) annotation).value())
        .findFirst()
        .orElse("");
  }

  private record Converter(String parameter) implements ParamConverter<Boolean> {
    @Override
    public Boolean fromString(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true" -> true;
        case "false" -> false;
        default ->
            throw new ProblemException(
                ProblemType.BAD_REQUEST, "Parameter " + parameter + " must be true or false.");
      };
    }

    @Override
    public String toString(Boolean flag) {
      return flag.toString();
    }
  }
}
