package io.baton.web.problem;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem document, RFC 9457 section 3.
 *
 * @param type what kind of problem, as a URI; {@code about:blank} where the status says it all
 * @param title the kind in a few words
 * @param status HTTP status
 * @param detail what is wrong with this request
 * @param instance path of the request
 * @param sessions how many sessions stream the media; of {@link ProblemType#MEDIA_IN_USE} alone
 * @param errorId names the entry of the node's log; of {@link ProblemType#INTERNAL} alone
 */
@Schema(name = "Problem", description = "What went wrong, RFC 9457")
@JsonbPropertyOrder({"type", "title", "status", "detail", "instance", "sessions", "errorId"})
public record Problem(
    @Schema(
            required = true,
            format = "uri",
            description = "Kind of problem; stable, so clients may test for it",
            examples = "urn:baton:problem:media-not-found")
        String type,
    @Schema(required = true, description = "The kind in words", examples = "No such media")
        String title,
    @Schema(
            required = true,
            minimum = "400",
            maximum = "599",
            description = "HTTP status",
            examples = "404")
        int status,
    @Schema(
            required = true,
            description = "What is wrong with this request",
            examples = "There is no media named films/a.mp4.")
        String detail,
    @Schema(
            required = true,
            format = "uri-reference",
            description = "Path of the request",
            examples = "/baton/api/v1/media/films/a.mp4")
        String instance,
    @Schema(description = "Sessions that stream the media; only of the kind media-in-use")
        Integer sessions,
    @Schema(
            format = "uuid",
            description = "Names the entry of the node's log; only of the kind internal")
        String errorId) {
  /** Media type of the document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** The same as a value. */
  static final MediaType JSON = new MediaType("application", "problem+json");

  static Problem of(ProblemType type, String detail, String instance) {
    String uri = type.uri().toString();
    return new Problem(uri, type.title(), type.status(), detail, instance, null, null);
  }

  /** The problem of a status alone; without a kind of its own it is {@code about:blank}. */
  static Problem ofStatus(int status, String phrase, String instance) {
    return ProblemType.ofStatus(status)
        .map(type -> of(type, type.detail(), instance))
        .orElseGet(() -> new Problem("about:blank", phrase, status, phrase, instance, null, null));
  }

  Problem withSessions(int count) {
    return new Problem(type, title, status, detail, instance, count, errorId);
  }

  Problem withErrorId(String id) {
    return new Problem(type, title, status, detail, instance, sessions, id);
  }
}
