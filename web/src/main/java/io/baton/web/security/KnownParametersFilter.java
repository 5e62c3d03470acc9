package io.baton.web.security;

import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses query parameters that a resource does not have: a misspelt filter would filter nothing.
 */
@Provider
public class KnownParametersFilter implements ContainerRequestFilter {
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Set<String> given = new TreeSet<>(request.getUriInfo().getQueryParameters().keySet());
    Method method = resource.getResourceMethod();
    if (given.isEmpty() || method == null) {
      return;
    }
    Set<String> known = known(method);
    given.removeAll(known);
    if (!given.isEmpty()) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "There is no parameter "
              + String.join(", ", given)
              + (known.isEmpty() ? "; there is none." : "; there are " + known + "."));
    }
  }

  private static Set<String> known(Method method) {
    return Arrays.stream(method.getParameters())
        .flatMap(KnownParametersFilter::annotated)
        .map(element -> element.getAnnotation(QueryParam.class))
        .filter(Objects::nonNull)
        .map(QueryParam::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A parameter, or the fields of one that stands for several. */
  private static Stream<AnnotatedElement> annotated(Parameter parameter) {
    return parameter.isAnnotationPresent(BeanParam.class)
        ? Arrays.stream(parameter.getType().getDeclaredFields())
        : Stream.of(parameter);
  }
}
