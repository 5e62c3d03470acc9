package io.baton.connector;

import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.Reservation;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is to become of a {@link StreamRequest}. */
public sealed interface StreamDecision {
  /**
   * This node serves it.
   *
   * @param path the name it was found under
   * @param content what to send
   * @param assignment id of the {@link Reservation} it uses up; empty if there is none
   */
  record Serve(MediaPath path, ContentId content, Optional<String> assignment)
      implements StreamDecision {
    /** Without a reservation: capacity is asked for at SETUP. */
    public Serve(MediaPath path, ContentId content) {
      this(path, content, Optional.empty());
    }
  }

  /**
   * Another node sends the media to the client itself, over UDP, and this one passes the client's
   * requests on to it (R38). If the provider cannot be reached, the request is decided again with
   * the provider among {@link StreamRequest#unreachable}.
   *
   * @param path the name it was found under
   * @param content what is sent
   * @param assignment id of the provider's {@link Reservation}
   * @param provider name of the node that serves it
   * @param host where it listens for RTSP
   * @param port where it listens for RTSP
   * @param mode direct; or relay, if provider or manager is of a version that supplies no pieces
   * @param bitrate bits a second that the provider counts for it
   */
  record Forward(
      MediaPath path,
      ContentId content,
      String assignment,
      String provider,
      String host,
      int port,
      DeliveryMode mode,
      long bitrate)
      implements StreamDecision {}

  /**
   * This node serves it, with pieces that other nodes supply (R36). The assigned supplier has
   * promised them, and the promise is to be renewed while the stream lasts; the others stand by.
   *
   * @param path the name it was found under
   * @param content what to send
   * @param assignment id of the supplier's {@link Reservation}
   * @param bitrate bits a second that were promised
   * @param suppliers the assigned one first, then its standbys, best first; never empty
   */
  record Relay(
      MediaPath path, ContentId content, String assignment, long bitrate, List<Supplier> suppliers)
      implements StreamDecision {
    public Relay {
      suppliers = List.copyOf(suppliers);
    }
  }

  /**
   * Another node serves it, and the client is to ask that one: 302 (R37).
   *
   * @param location where; {@code rtsps} if the request is {@link StreamRequest#secure}: a client
   *     that came over TLS is never sent to a plain connection
   */
  record Redirect(URI location) implements StreamDecision {}

  /**
   * It is not served.
   *
   * @param status RTSP status, 400 to 599
   * @param reason what to tell the client
   * @param retryAfterSeconds when it may be worth another try
   */
  record Refuse(int status, String reason, OptionalInt retryAfterSeconds)
      implements StreamDecision {}
}
