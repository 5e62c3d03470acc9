package io.baton.model.delivery;

import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.util.Objects;

/**
 * Capacity of this node held for one stream that the service has assigned to it (R5): the media is
 * prepared and its bandwidth is counted. If it is for delivery, the client that comes with the
 * assignment's id is served without another decision. If it is for supply, it is a promise to the
 * anchor, which renews it while the stream lasts.
 *
 * @param assignment id that cannot be guessed; becomes the id of the session if the use is delivery
 * @param path the name under which the client asked
 * @param content what is to be sent
 * @param client address of the client, as text: the only one that media may go to
 * @param user authenticated user, empty if anonymous
 * @param mode how control and media travel
 * @param anchor name of the node that the client talks to
 * @param bitrate bits a second to count; if the content needs more, that is counted
 * @param use what it is held for; null, as older nodes write it, is delivery
 */
public record Reservation(
    String assignment,
    MediaPath path,
    ContentId content,
    String client,
    String user,
    DeliveryMode mode,
    String anchor,
    long bitrate,
    ReservationUse use) {
  public Reservation {
    Objects.requireNonNull(assignment, "assignment");
    Objects.requireNonNull(content, "content");
    use = use == null ? ReservationUse.DELIVERY : use;
  }

  /** For delivery. */
  public Reservation(
      String assignment,
      MediaPath path,
      ContentId content,
      String client,
      String user,
      DeliveryMode mode,
      String anchor,
      long bitrate) {
    this(assignment, path, content, client, user, mode, anchor, bitrate, ReservationUse.DELIVERY);
  }
}
