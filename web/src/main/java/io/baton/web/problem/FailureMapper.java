package io.baton.web.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Every unexpected failure. Nothing of it reaches the caller but the id of the log entry. */
@Provider
public class FailureMapper extends RequestMapper<Throwable> {
  @Override
  public Response toResponse(Throwable failure) {
    return response(FailureReport.log(failure, method(), path()));
  }
}
