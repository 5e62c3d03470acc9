package io.baton.web.api.media;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.UploadElsewhere;
import io.baton.connector.media.MediaInUseException;
import io.baton.connector.media.MediaStoreException;
import io.baton.location.content.LocatedCopy;
import io.baton.model.media.MediaPath;
import io.baton.overview.Elsewhere;
import io.baton.web.api.Caller;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Deletes media of this node, for REST and for CTP. */
@Dependent
public class MediaRemoval {
  private final MediaCatalog catalog;
  private final ClusterMedia cluster;

  @Inject
  public MediaRemoval(MediaCatalog catalog, ClusterMedia cluster) {
    this.catalog = catalog;
    this.cluster = cluster;
  }

  /**
   * Deletes media.
   *
   * @param force also if it is being streamed
   * @param conditions that must hold
   * @param caller for the audit log
   * @return 204
   * @throws ProblemException 404 if this node has no such media, 412 if a precondition does not
   *     hold
   */
  public Response remove(MediaPath path, boolean force, Preconditions conditions, Caller caller)
      throws MediaInUseException, MediaStoreException {
    ClusterMedia.Item current = cluster.find(path);
    conditions.check(current);
    if (!catalog.delete(path, force)) {
      throw current.elsewhere().isNothing()
          ? noSuchMedia(path)
          : onOthers(path, current.elsewhere());
    }
    caller.deleted(path, force);
    return Response.noContent().build();
  }

  private static ProblemException onOthers(MediaPath path, Elsewhere elsewhere) {
    Stream<String> nodes =
        Stream.concat(
            elsewhere.copies().stream().map(LocatedCopy::node),
            elsewhere.uploads().stream().map(UploadElsewhere::node));
    return new ProblemException(
        ProblemType.MEDIA_NOT_FOUND,
        "This node has no media named "
            + path
            + "; delete it where it is: "
            + String.join(", ", new TreeSet<>(nodes.toList()))
            + ".");
  }

  static ProblemException noSuchMedia(MediaPath path) {
    return new ProblemException(
        ProblemType.MEDIA_NOT_FOUND, "There is no media named " + path + ".");
  }
}
