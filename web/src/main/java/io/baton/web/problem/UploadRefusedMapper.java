package io.baton.web.problem;

import io.baton.catalog.upload.UploadRefusedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Too many uploads at once: the sender's own, or all of them. */
@Provider
public class UploadRefusedMapper extends RequestMapper<UploadRefusedException> {
  @Override
  public Response toResponse(UploadRefusedException refusal) {
    ProblemType type =
        refusal.limit() == UploadRefusedException.Limit.NODE
            ? ProblemType.UNAVAILABLE
            : ProblemType.TOO_MANY_UPLOADS;
    return response(Problem.of(type, Sentence.of(refusal.getMessage()), path()));
  }
}
