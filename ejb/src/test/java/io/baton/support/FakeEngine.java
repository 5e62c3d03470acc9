package io.baton.support;

import io.baton.connector.LoginPolicy;
import io.baton.connector.ReservationRefusal;
import io.baton.connector.RtspEndpoint;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.SessionSupply;
import io.baton.connector.StreamConnection;
import io.baton.connector.StreamConnectionFactory;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.connector.StreamPolicy;
import io.baton.connector.StreamUnavailableException;
import io.baton.connector.figures.EngineStatistics;
import io.baton.connector.figures.LoadReport;
import io.baton.connector.ofp.Ofp;
import io.baton.model.cluster.SupplierCondition;
import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.ReservationUse;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaDescription;
import io.baton.node.LocalEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An engine that streams nothing: sessions are what the test puts there. */
public final class FakeEngine implements StreamConnection {
  private final FakeMediaStore media = new FakeMediaStore();
  private final List<SessionSnapshot> sessions = new ArrayList<>();
  private final Map<String, Reservation> reserved = new LinkedHashMap<>();
  private final Map<String, CloseReason> released = new LinkedHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private RtspEndpoint endpoint = new RtspEndpoint("0.0.0.0", 8554, 0, 6970);
  private LoadReport load = Samples.load();
  private List<SupplierCondition> suppliers = List.of();
  private StreamPolicy policy = new StreamPolicy(false, Duration.ofSeconds(15));
  private Ofp ofp;
  private ReservationRefusal refusal;
  private int refusals;
  private boolean stopped;
  private boolean unreadable;
  private int piecesPort;

  /** What the beans use to reach it. */
  public LocalEngine local() {
    return new LocalEngine(
        new StreamConnectionFactory() {
          private static final long serialVersionUID = 1L;

          @Override
          public StreamConnection getConnection() throws StreamUnavailableException {
            if (stopped) {
              throw new StreamUnavailableException("stopped", null);
            }
            open.incrementAndGet();
            return FakeEngine.this;
          }
        });
  }

  /** Connections opened and not closed. */
  public int open() {
    return open.get();
  }

  public void stop() {
    stopped = true;
  }

  /** From now on content cannot be prepared. */
  public void loseContent() {
    unreadable = true;
  }

  public void listenAt(RtspEndpoint where) {
    endpoint = where;
  }

  /** From now on it reaches other nodes. */
  public void connect(Ofp network) {
    ofp = network;
  }

  /** From now on it measures this. */
  public void measure(LoadReport report) {
    load = report;
  }

  /** From now on it measures this of its suppliers. */
  public void measure(SupplierCondition... conditions) {
    suppliers = List.of(conditions);
  }

  public synchronized void add(SessionSnapshot session) {
    sessions.add(session);
  }

  @Override
  public LoginPolicy logins() {
    throw new UnsupportedOperationException("nobody logs in here");
  }

  @Override
  public FakeMediaStore media() {
    return media;
  }

  @Override
  public Optional<MediaDescription> prepare(ContentId content) {
    return unreadable ? Optional.empty() : Optional.of(Samples.description());
  }

  @Override
  public boolean play(String sessionId) {
    return session(sessionId).isPresent();
  }

  @Override
  public boolean pause(String sessionId) {
    return session(sessionId).isPresent();
  }

  @Override
  public synchronized Optional<ReservationRefusal> reserve(Reservation reservation) {
    if (refusals > 0 && --refusals == 0) {
      ReservationRefusal once = refusal;
      refusal = null;
      return Optional.of(once);
    }
    if (refusal != null || reserved.containsKey(reservation.assignment())) {
      return Optional.ofNullable(refusal);
    }
    LoadReport now = load();
    if (now.sessions() >= now.maxSessions()
        || now.reservedBandwidth() + reservation.bitrate() > now.maxBandwidth()) {
      return Optional.of(
          new ReservationRefusal(ReservationRefusal.Reason.NO_CAPACITY, "everything is promised"));
    }
    reserved.put(reservation.assignment(), reservation);
    return Optional.empty();
  }

  /** What is reserved and was not given back. */
  public synchronized List<Reservation> reserved() {
    return List.copyOf(reserved.values());
  }

  /** The next reservation is refused, and no other. */
  public void refuseOnce(ReservationRefusal why) {
    refusal = why;
    refusals = 1;
  }

  /** From now on nothing can be reserved. */
  public void refuse(ReservationRefusal why) {
    refusal = why;
  }

  @Override
  public Ofp ofp() {
    if (ofp == null) {
      throw new UnsupportedOperationException("no other nodes here");
    }
    return ofp;
  }

  @Override
  public synchronized boolean release(String sessionId, CloseReason reason) {
    released.put(sessionId, reason);
    boolean held = reserved.remove(sessionId) != null;
    return sessions.removeIf(session -> session.id().equals(sessionId)) || held;
  }

  /** What was released, and why, whether it was there or not. */
  public synchronized Map<String, CloseReason> released() {
    return Map.copyOf(released);
  }

  @Override
  public synchronized Set<String> promises() {
    return reserved.values().stream()
        .filter(reservation -> reservation.use() == ReservationUse.SUPPLY)
        .map(Reservation::assignment)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized boolean supply(String sessionId, SessionSupply supply) {
    for (int i = 0; i < sessions.size(); i++) {
      SessionSnapshot session = sessions.get(i);
      Optional<SessionSupply> present = session.value().supply();
      if (session.id().equals(sessionId)
          && present.filter(former -> former.epoch() < supply.epoch()).isPresent()) {
        sessions.set(i, Samples.supplied(sessionId, supply));
        return true;
      }
    }
    return false;
  }

  @Override
  public int piecesPort() {
    return piecesPort;
  }

  /** From now on it supplies pieces. */
  public void supplyPiecesAt(int port) {
    piecesPort = port;
  }

  /** A session ends. */
  public synchronized void end(String id) {
    sessions.removeIf(session -> session.id().equals(id));
  }

  @Override
  public synchronized List<SessionSnapshot> sessions() {
    return List.copyOf(sessions);
  }

  @Override
  public synchronized Optional<SessionSnapshot> session(String sessionId) {
    return sessions.stream().filter(session -> session.id().equals(sessionId)).findFirst();
  }

  /** What was said that it measures, and what is reserved. */
  @Override
  public synchronized LoadReport load() {
    return new LoadReport(
        load.measured(),
        load.sessions() + reserved.size(),
        load.maxSessions(),
        load.playing(),
        load.bandwidth(),
        load.reservedBandwidth() + reserved.values().stream().mapToLong(Reservation::bitrate).sum(),
        load.maxBandwidth(),
        load.cpu(),
        load.maxCpu(),
        load.lateness(),
        load.freeMediaBytes(),
        load.admission());
  }

  /** From now on capacity is held so long. */
  public void hold(Duration time) {
    policy = new StreamPolicy(false, time);
  }

  @Override
  public StreamPolicy policy() {
    return policy;
  }

  @Override
  public EngineStatistics statistics() {
    return Samples.statistics(suppliers);
  }

  @Override
  public RtspEndpoint endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    open.decrementAndGet();
  }
}
