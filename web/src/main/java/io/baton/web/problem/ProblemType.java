package io.baton.web.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of problem that the service reports, each with the type URI that clients may test for,
 * RFC 9457 section 3.1.1. {@code docs/api.md} lists them all.
 */
public enum ProblemType {
  BAD_REQUEST(400, "Bad request", "The request cannot be understood."),
  BAD_PATH(400, "Not a media path", "The path is not one that media can have."),
  INCOMPLETE_UPLOAD(400, "Upload incomplete", "The upload ended before its announced length."),
  PARTIAL_UPLOAD(400, "Partial upload", "Only whole files are accepted; send no Content-Range."),
  UNAUTHORIZED(401, "Authentication needed", "Send the name and password of a user."),
  FORBIDDEN(403, "Not allowed", "The user does not have the role that this needs."),
  NOT_FOUND(404, "No such resource", "There is nothing at this address."),
  MEDIA_NOT_FOUND(404, "No such media", "There is no media of this name."),
  SESSION_NOT_FOUND(404, "No such session", "There is no session of this id."),
  NODE_NOT_FOUND(404, "No such node", "The cluster has no node of this name that does this."),
  ASSIGNMENT_NOT_FOUND(404, "No such assignment", "There is no assignment of this id."),
  METHOD_NOT_ALLOWED(405, "Method not allowed", "The Allow header names the methods that are."),
  NOT_ACCEPTABLE(406, "Not acceptable", "The resource has no form that the Accept header admits."),
  TOO_SLOW(408, "Too slow", "The upload brought too few bytes for too long."),
  MEDIA_IN_USE(409, "Media in use", "The media is being streamed."),
  NO_OTHER_SUPPLIER(409, "No other supplier", "No other node can supply the session."),
  PRECONDITION_FAILED(412, "Precondition failed", "A condition of the request does not hold."),
  TOO_LARGE(413, "Too large", "The upload is larger than the configured limit."),
  UNSUPPORTED_CONTENT(
      415, "Unsupported content", "The content has a type or an encoding that is not accepted."),
  TOO_MANY_UPLOADS(429, "Too many uploads", "The user or address sends too many files at once."),
  TOO_MANY_STREAMS(429, "Too many event streams", "The user follows events too often at once."),
  INTERNAL(500, "Internal error", "The node failed; its log has the cause under this error id."),
  UNAVAILABLE(503, "Unavailable", "The node cannot do this now."),
  DISK_FULL(507, "No space left", "The media store is full.");

  private final int status;
  private final String title;
  private final String detail;

  ProblemType(int status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  /** What identifies the kind; the same on every node and in every version. */
  public URI uri() {
    return URI.create("urn:baton:problem:" + slug());
  }

  /** The last part of {@link #uri()}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** The kind in a few words. */
  public String title() {
    return title;
  }

  /** What to say of it where nothing more particular is known. */
  public String detail() {
    return detail;
  }

  /** The most general kind of a status. */
  public static Optional<ProblemType> ofStatus(int status) {
    return switch (status) {
      case 400 -> Optional.of(BAD_REQUEST);
      case 404 -> Optional.of(NOT_FOUND);
      default -> Arrays.stream(values()).filter(type -> type.status == status).findFirst();
    };
  }
}
