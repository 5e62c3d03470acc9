package io.baton.web.problem;

import io.baton.connector.media.MediaStoreException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** What the media store could not do. Its messages are made to be shown. */
@Provider
public class MediaStoreMapper extends RequestMapper<MediaStoreException> {
  @Override
  public Response toResponse(MediaStoreException failure) {
    if (failure.reason() == MediaStoreException.Reason.UNAVAILABLE) {
      WebLog.LOG.mediaStoreUnavailable(failure, method(), path());
    }
    return response(Problem.of(type(failure.reason()), Sentence.of(failure.getMessage()), path()));
  }

  private static ProblemType type(MediaStoreException.Reason reason) {
    return switch (reason) {
      case INCOMPLETE -> ProblemType.INCOMPLETE_UPLOAD;
      case TOO_LARGE -> ProblemType.TOO_LARGE;
      case DISK_FULL -> ProblemType.DISK_FULL;
      case NOT_FOUND -> ProblemType.MEDIA_NOT_FOUND;
      case UNAVAILABLE -> ProblemType.UNAVAILABLE;
    };
  }
}
