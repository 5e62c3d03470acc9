package io.baton.web.problem;

import io.baton.node.EngineUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** The streaming engine is not running. */
@Provider
public class EngineUnavailableMapper extends RequestMapper<EngineUnavailableException> {
  @Override
  public Response toResponse(EngineUnavailableException failure) {
    WebLog.LOG.engineUnavailable(failure, method(), path());
    return response(Problem.of(ProblemType.UNAVAILABLE, Sentence.of(failure.getMessage()), path()));
  }
}
