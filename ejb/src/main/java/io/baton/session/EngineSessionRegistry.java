package io.baton.session;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamConnection;
import io.baton.connector.StreamEvent;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks the engine for its sessions, and the store for everybody's. */
@Singleton
@Startup
@DependsOn("InfinispanSessionStore")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class EngineSessionRegistry implements SessionRegistry {
  @EJB private LocalEngine engine;
  @EJB private SessionStore store;
  private final SupplyHistory history = new SupplyHistory();
  private Clock clock = Clock.systemUTC();

  /** For the container. */
  public EngineSessionRegistry() {}

  EngineSessionRegistry(LocalEngine engine, SessionStore store, Clock clock) {
    this.engine = engine;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public List<SessionSnapshot> list() {
    try (StreamConnection connection = engine.connect()) {
      return connection.sessions().stream()
          .sorted(Comparator.comparing(SessionSnapshot::created))
          .toList();
    } catch (EngineUnavailableException e) {
      return List.of();
    }
  }

  @Override
  public Optional<SessionSnapshot> find(String id) {
    try (StreamConnection connection = engine.connect()) {
      return connection.session(id);
    } catch (EngineUnavailableException e) {
      return Optional.empty();
    }
  }

  @Override
  public SupplyChanges supplyChanges(String id) {
    return history.of(id);
  }

  @Override
  public void follow(StreamEvent event) {
    history.follow(event);
  }

  @Override
  @RolesAllowed("baton-admin")
  public boolean end(String id) {
    try (StreamConnection connection = engine.connect()) {
      return connection.release(id);
    }
  }

  @Override
  public List<SessionRecord> recorded() {
    // The events have other nodes' times of day.
    Instant now = clock.instant();
    return store.all().stream()
        .map(session -> session.asOf(now))
        .sorted(Comparator.comparing(SessionRecord::created))
        .toList();
  }
}
