package io.baton.web.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Refusals: our own and those of the JAX-RS implementation (404, 405, 406, 415 …). */
@Provider
public class WebApplicationMapper extends RequestMapper<WebApplicationException> {
  /** Headers that belong to a status, so they stay when the entity is replaced. */
  private static final List<String> KEPT =
      List.of(
          HttpHeaders.ALLOW,
          HttpHeaders.RETRY_AFTER,
          HttpHeaders.WWW_AUTHENTICATE,
          HttpHeaders.ACCEPT_ENCODING);

  @Override
  public Response toResponse(WebApplicationException refusal) {
    Response original = refusal.getResponse();
    if (original.getStatus() < 400) {
      return original; // the reply to OPTIONS comes as an exception too
    }
    Response.ResponseBuilder reply = Response.fromResponse(response(problem(refusal)));
    for (String header : KEPT) {
      String value = original.getHeaderString(header);
      if (value != null) {
        reply.header(header, null).header(header, value);
      }
    }
    return reply.build();
  }

  private Problem problem(WebApplicationException refusal) {
    if (refusal instanceof ProblemException known) {
      return Problem.of(known.type(), known.getMessage(), path());
    }
    Response.StatusType status = refusal.getResponse().getStatusInfo();
    if (status.getStatusCode() == ProblemType.INTERNAL.status()) {
      return FailureReport.log(refusal, method(), path());
    }
    return Problem.ofStatus(status.getStatusCode(), status.getReasonPhrase(), path());
  }
}
