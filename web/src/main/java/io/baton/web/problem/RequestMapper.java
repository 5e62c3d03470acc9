package io.baton.web.problem;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;

/** What all exception mappers share: the request that failed, and how a problem is sent. */
abstract class RequestMapper<E extends Throwable> implements ExceptionMapper<E> {
  @Context UriInfo uri;
  @Context Request request;

  final String method() {
    return request.getMethod();
  }

  final String path() {
    return uri.getRequestUri().getRawPath();
  }

  static Response response(Problem problem) {
    return Response.status(problem.status()).type(Problem.JSON).entity(problem).build();
  }
}
