package io.baton.engine.session;

import io.baton.connector.StreamEvent;
import io.baton.engine.admission.HeldCapacity;
import io.baton.engine.admission.SessionBandwidth;
import io.baton.engine.delivery.StreamLoop;
import io.baton.engine.stream.Rate;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Admits and creates sessions. Thread-safe. */
public final class SessionFactory {
  private static final int ID_BYTES = 16;

  private final SessionContext context;
  private final SecureRandom random = new SecureRandom();
  private final FirstEntries firstEntries;

  public SessionFactory(SessionContext context) {
    this.context = context;
    this.firstEntries = new FirstEntries(context.table());
  }

  /**
   * Creates a session that has no track yet.
   *
   * @param loop that is to own it; the caller is on it
   * @throws NoCapacityException if the node has none left
   */
  public StreamSession create(SessionRequest request, StreamLoop loop) throws NoCapacityException {
    long bits = SessionBandwidth.of(request.content(), Rate.NORMAL);
    String id = newId();
    Optional<String> share = context.shares().take(id, request.user(), request.client());
    if (share.isPresent()) {
      throw new NoCapacityException(share.get());
    }
    Optional<String> refusal = context.admission().admit(bits);
    if (refusal.isPresent()) {
      context.shares().release(id);
      throw new NoCapacityException(refusal.get());
    }
    StreamSession session = new StreamSession(id, request, loop, context, firstEntries, bits);
    context.table().add(session);
    announce(session);
    return session;
  }

  /**
   * Turns held capacity into a session that has no track yet; the assignment's id becomes its own.
   *
   * @param loop that is to own it; the caller is on it
   * @throws ReservationGoneException if it was used up, given back or has expired
   */
  public StreamSession create(SessionRequest request, StreamLoop loop, HeldCapacity held)
      throws ReservationGoneException {
    String id = held.reservation().assignment();
    StreamSession session =
        new StreamSession(id, request, loop, context, firstEntries, held.bits());
    if (!context.table().add(session)) {
      throw new ReservationGoneException();
    }
    // A reserving call looks for reservations first, for sessions then: it finds one or the other.
    if (!context.reservations().take(id)) {
      context.table().remove(session);
      throw new ReservationGoneException();
    }
    announce(session);
    return session;
  }

  private void announce(StreamSession session) {
    context.counters().created().increment();
    Instant now = context.clock().instant();
    context.events().accept(new StreamEvent.Created(now, session.snapshot()));
  }

  private String newId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
