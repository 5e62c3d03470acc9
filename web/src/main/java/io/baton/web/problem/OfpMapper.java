package io.baton.web.problem;

import io.baton.connector.ofp.OfpException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** What the location service answers in place of a result. */
@Provider
public class OfpMapper extends RequestMapper<OfpException> {
  @Override
  public Response toResponse(OfpException failure) {
    Response response =
        switch (failure.status()) {
          case BAD_REQUEST -> problem(ProblemType.BAD_REQUEST, failure);
          case FORBIDDEN -> problem(ProblemType.FORBIDDEN, failure);
          case NOT_FOUND -> problem(ProblemType.MEDIA_NOT_FOUND, failure);
          case WRONG_ROLE, NO_CAPACITY, UNAVAILABLE, NOT_READY, TIMEOUT, UNREACHABLE ->
              problem(ProblemType.UNAVAILABLE, failure);
          case INTERNAL -> response(FailureReport.log(failure, method(), path()));
        };
    failure
        .retryAfterSeconds()
        .ifPresent(seconds -> response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, seconds));
    return response;
  }

  private Response problem(ProblemType type, OfpException failure) {
    return response(Problem.of(type, failure.getMessage() + ".", path()));
  }
}
