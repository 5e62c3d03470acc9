package io.baton.web.api.media;

import io.baton.catalog.MediaCatalog;
import io.baton.connector.audit.AuditLog;
import io.baton.connector.media.MediaInUseException;
import io.baton.connector.media.MediaStoreException;
import io.baton.model.media.MediaPath;
import io.baton.web.api.Caller;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Deletes media, for REST and for CTP. */
@Dependent
public class MediaRemoval {
  private final MediaCatalog catalog;
  private final MediaView view;

  @Inject
  public MediaRemoval(MediaCatalog catalog, MediaView view) {
    this.catalog = catalog;
    this.view = view;
  }

  /**
   * Deletes media.
   *
   * @param force also if it is being streamed
   * @param request whose preconditions must hold
   * @param caller for the audit log
   * @return 204
   * @throws ProblemException 404 if there is no such media, 412 if a precondition does not hold
   */
  public Response remove(MediaPath path, boolean force, Request request, Caller caller)
      throws MediaInUseException, MediaStoreException {
    Preconditions.check(request, view.find(path));
    if (!catalog.delete(path, force)) {
      throw noSuchMedia(path);
    }
    AuditLog.LOG.deleted(caller.user(), caller.address(), path.value(), force);
    return Response.noContent().build();
  }

  static ProblemException noSuchMedia(MediaPath path) {
    return new ProblemException(
        ProblemType.MEDIA_NOT_FOUND, "There is no media named " + path + ".");
  }
}
