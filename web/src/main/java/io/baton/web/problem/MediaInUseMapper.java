package io.baton.web.problem;

import io.baton.connector.media.MediaInUseException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Media that is being streamed is deleted only if that is asked for. */
@Provider
public class MediaInUseMapper extends RequestMapper<MediaInUseException> {
  @Override
  public Response toResponse(MediaInUseException refusal) {
    String detail = refusal.getMessage() + "; delete it with force=true all the same.";
    return response(
        Problem.of(ProblemType.MEDIA_IN_USE, detail, path()).withSessions(refusal.sessions()));
  }
}
