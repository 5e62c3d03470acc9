package io.baton.web.api.media;

import io.baton.model.media.MediaPath;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import io.baton.web.problem.Sentence;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Turns the path of a URL into the name of media, or into a 400 that says what is wrong with it.
 */
@Provider
public class MediaPathConverter implements ParamConverterProvider {
  @Override
  public <T> ParamConverter<T> getConverter(
      Class<T> rawType, Type genericType, Annotation[] annotations) {
    return rawType == MediaPath.class ? new Converter<>(rawType) : null;
  }

  private record Converter<T>(Class<T> type) implements ParamConverter<T> {
    @Override
    public T fromString(String text) {
      try {
        return type.cast(MediaPath.parse(text));
      } catch (IllegalArgumentException e) {
        throw new ProblemException(ProblemType.BAD_PATH, Sentence.of(e.getMessage()));
      }
    }

    @Override
    public String toString(T path) {
      return path.toString();
    }
  }
}
