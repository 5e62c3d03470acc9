package io.baton.web.api.media;

import io.baton.catalog.MediaRecord;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Conditional requests on media, RFC 9110 section 13. */
public final class Preconditions {
  private static final int PER_MILLE = 1000;

  private static final List<String> CONDITIONS =
      List.of(
          HttpHeaders.IF_MATCH,
          HttpHeaders.IF_NONE_MATCH,
          HttpHeaders.IF_MODIFIED_SINCE,
          HttpHeaders.IF_UNMODIFIED_SINCE);

  private Preconditions() {}

  /** Changes whenever the document of the media does. */
  static EntityTag tag(MediaView.Item item) {
    MediaRecord media = item.media();
    return new EntityTag(
        media.state().name().charAt(0)
            + Long.toString(media.changed().toEpochMilli(), Character.MAX_RADIX)
            + "-"
            + Math.round(media.progress() * PER_MILLE)
            + "-"
            + Integer.toHexString(item.elsewhere().toString().hashCode()));
  }

  /** Whether a request has conditions at all; without, what is there need not be found out. */
  public static boolean arePresent(HttpHeaders headers) {
    return CONDITIONS.stream().anyMatch(name -> headers.getHeaderString(name) != null);
  }

  /**
   * Evaluates {@code If-Match} and {@code If-None-Match}.
   *
   * @param current what there is under the name now, if anything
   * @return the answer 304 if the caller has the document already
   * @throws ProblemException 412 if a condition does not hold
   */
  public static Optional<Response.ResponseBuilder> check(
      Request request, Optional<MediaView.Item> current) {
    Response.ResponseBuilder failed =
        current
            .map(item -> request.evaluatePreconditions(tag(item)))
            .orElseGet(request::evaluatePreconditions);
    if (failed == null) {
      return Optional.empty();
    }
    if (failed.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()) {
      return Optional.of(failed);
    }
    throw new ProblemException(
        ProblemType.PRECONDITION_FAILED, ProblemType.PRECONDITION_FAILED.detail());
  }
}
