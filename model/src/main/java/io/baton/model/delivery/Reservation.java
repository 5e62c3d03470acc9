package io.baton.model.delivery;

import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.util.Objects;

/**
 * Capacity of this node held for one stream that the service has assigned to it (R5): the media is
 * prepared, its bandwidth is counted, and the client that comes with the assignment's id is served
 * without another decision.
 *
 * @param assignment id that cannot be guessed; becomes the id of the session
 * @param path the name under which the client asked
 * @param content what is to be sent
 * @param client address of the client, as text: the only one that media may go to
 * @param user authenticated user, empty if anonymous
 * @param mode how control and media travel
 * @param anchor name of the node that the client talks to
 * @param bitrate bits a second to count; if the content needs more, that is counted
 */
public record Reservation(
    String assignment,
    MediaPath path,
    ContentId content,
    String client,
    String user,
    DeliveryMode mode,
    String anchor,
    long bitrate) {
  public Reservation {
    Objects.requireNonNull(assignment, "assignment");
    Objects.requireNonNull(content, "content");
  }
}
