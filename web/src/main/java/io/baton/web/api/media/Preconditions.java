package io.baton.web.api.media;

import io.baton.catalog.MediaRecord;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/**
 * The conditions of a request on media, RFC 9110 section 13. {@code If-Match} is about what this
 * node has, which is all that it replaces or deletes. {@code If-None-Match: *} is about the name,
 * which any node of the cluster may have. Not by {@link Request#evaluatePreconditions}, which
 * compares weak entity tags as if they were strong.
 */
public final class Preconditions {
  private static final int PER_MILLE = 1000;
  private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final boolean reads;
  private final Optional<EntityTags> ifMatch;
  private final Optional<EntityTags> ifNoneMatch;

  /**
   * Of a request.
   *
   * @throws ProblemException 400 if a condition cannot be understood
   */
  public Preconditions(Request request, HttpHeaders headers) {
    this.reads = READING.contains(request.getMethod());
    this.ifMatch = EntityTags.of(headers, HttpHeaders.IF_MATCH);
    this.ifNoneMatch = EntityTags.of(headers, HttpHeaders.IF_NONE_MATCH);
  }

  /** Changes whenever the document of the media does; none if this node has no such media. */
  static Optional<EntityTag> tag(ClusterMedia.Item item) {
    return item.own().map(own -> tag(own, item));
  }

  private static EntityTag tag(MediaRecord media, ClusterMedia.Item item) {
    return new EntityTag(
        media.state().name().charAt(0)
            + Long.toString(media.changed().toEpochMilli(), Character.MAX_RADIX)
            + "-"
            + Math.round(media.progress() * PER_MILLE)
            + "-"
            + Integer.toHexString(item.elsewhere().toString().hashCode()));
  }

  /** Whether there are conditions at all; without, what is there need not be found out. */
  public boolean arePresent() {
    return ifMatch.isPresent() || ifNoneMatch.isPresent();
  }

  /**
   * Evaluates the conditions.
   *
   * @param current what there is under the name now
   * @return the answer 304 if the caller has the document already
   * @throws ProblemException 412 if a condition does not hold
   */
  public Optional<Response.ResponseBuilder> check(ClusterMedia.Item current) {
    Optional<EntityTag> tag = tag(current);
    if (ifMatch.isPresent() && tag.filter(ifMatch.get()::hasStrong).isEmpty()) {
      throw failed();
    }
    boolean had =
        ifNoneMatch
            .filter(
                named -> named.any() ? current.exists() : tag.filter(named::hasWeak).isPresent())
            .isPresent();
    if (had && !reads) {
      throw failed();
    }
    return had ? Optional.of(Response.notModified()) : Optional.empty();
  }

  private static ProblemException failed() {
    return new ProblemException(
        ProblemType.PRECONDITION_FAILED, ProblemType.PRECONDITION_FAILED.detail());
  }
}
