package io.baton.web.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;

/** What all exception mappers share: the request that failed, and how a problem is sent. */
abstract class RequestMapper<E extends Throwable> implements ExceptionMapper<E> {
  /** What passes, passes in a few seconds mostly; a caller that knows better says so. */
  private static final int RETRY_AFTER_SECONDS = 5;

  @Context UriInfo uri;
  @Context Request request;

  final String method() {
    return request.getMethod();
  }

  final String path() {
    return uri.getRequestUri().getRawPath();
  }

  static Response response(Problem problem) {
    Response.ResponseBuilder reply =
        Response.status(problem.status()).type(Problem.JSON).entity(problem);
    if (problem.status() == ProblemType.UNAVAILABLE.status()
        || problem.status() == Response.Status.TOO_MANY_REQUESTS.getStatusCode()) {
      reply.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return reply.build();
  }
}
