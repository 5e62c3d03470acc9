package io.baton.web.problem;

import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** A bean refused the caller. */
@Provider
public class AccessMapper extends RequestMapper<EJBAccessException> {
  @Override
  public Response toResponse(EJBAccessException refusal) {
    return response(Problem.of(ProblemType.FORBIDDEN, ProblemType.FORBIDDEN.detail(), path()));
  }
}
