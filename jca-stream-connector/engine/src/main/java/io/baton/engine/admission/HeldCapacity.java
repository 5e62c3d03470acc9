package io.baton.engine.admission;

import io.baton.engine.media.Content;
import io.baton.model.delivery.Reservation;
import java.net.InetAddress;

/**
 * Capacity held for one assigned stream.
 *
 * @param reservation what was asked for
 * @param client the reservation's client
 * @param content opened and ready
 * @param bits bits a second that are counted
 * @param expiresAt when it is given back, nanoseconds since 1970
 */
public record HeldCapacity(
    Reservation reservation, InetAddress client, Content content, long bits, long expiresAt) {
  /** Whether it is held for a certain viewer. */
  public boolean isFor(InetAddress address, String user) {
    return client.equals(address) && reservation.user().equals(user);
  }
}
