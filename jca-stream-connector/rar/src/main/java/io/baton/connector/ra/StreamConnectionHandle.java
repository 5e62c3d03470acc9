package io.baton.connector.ra;

import io.baton.connector.LoginPolicy;
import io.baton.connector.ReservationRefusal;
import io.baton.connector.RtspEndpoint;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionSupply;
import io.baton.connector.StreamConnection;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.connector.StreamPolicy;
import io.baton.connector.figures.EngineStatistics;
import io.baton.connector.figures.LoadReport;
import io.baton.connector.media.MediaStore;
import io.baton.connector.ofp.Ofp;
import io.baton.model.delivery.Reservation;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** What a bean holds: works until it is closed. */
final class StreamConnectionHandle implements StreamConnection {
  private final AtomicReference<BatonManagedConnection> connection;

  StreamConnectionHandle(BatonManagedConnection connection) {
    this.connection = new AtomicReference<>(connection);
  }

  void moveTo(BatonManagedConnection other) {
    BatonManagedConnection before = connection.getAndSet(other);
    if (before != null) {
      before.forget(this);
    }
  }

  void invalidate() {
    connection.set(null);
  }

  private StreamConnection engine() {
    BatonManagedConnection open = connection.get();
    if (open == null) {
      throw new IllegalStateException("The stream connection is closed");
    }
    return open.engine();
  }

  @Override
  public Optional<MediaDescription> prepare(ContentId content) {
    return engine().prepare(content);
  }

  @Override
  public boolean play(String sessionId) {
    return engine().play(sessionId);
  }

  @Override
  public boolean pause(String sessionId) {
    return engine().pause(sessionId);
  }

  @Override
  public Optional<ReservationRefusal> reserve(Reservation reservation) {
    return engine().reserve(reservation);
  }

  @Override
  public Set<String> promises() {
    return engine().promises();
  }

  @Override
  public boolean supply(String sessionId, SessionSupply supply) {
    return engine().supply(sessionId, supply);
  }

  @Override
  public int piecesPort() {
    return engine().piecesPort();
  }

  @Override
  public LoginPolicy logins() {
    return engine().logins();
  }

  @Override
  public Ofp ofp() {
    return engine().ofp();
  }

  @Override
  public boolean release(String sessionId, CloseReason reason) {
    return engine().release(sessionId, reason);
  }

  @Override
  public List<SessionSnapshot> sessions() {
    return engine().sessions();
  }

  @Override
  public Optional<SessionSnapshot> session(String sessionId) {
    return engine().session(sessionId);
  }

  @Override
  public LoadReport load() {
    return engine().load();
  }

  @Override
  public EngineStatistics statistics() {
    return engine().statistics();
  }

  @Override
  public MediaStore media() {
    return engine().media();
  }

  @Override
  public RtspEndpoint endpoint() {
    return engine().endpoint();
  }

  @Override
  public StreamPolicy policy() {
    return engine().policy();
  }

  @Override
  public void close() {
    BatonManagedConnection open = connection.getAndSet(null);
    if (open != null) {
      open.closed(this);
    }
  }
}
