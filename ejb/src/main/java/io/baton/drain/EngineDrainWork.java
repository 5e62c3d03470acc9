package io.baton.drain;

import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamConnection;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.location.content.LocatedCopy;
import io.baton.location.content.VirtualContentDatabase;
import io.baton.location.provider.ServiceProvider;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.media.ContentId;
import io.baton.node.EngineUnavailableException;
import io.baton.node.LocalEngine;
import io.baton.session.SessionAssignment;
import io.baton.session.SessionRecord;
import io.baton.session.SessionRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What the engine of this node streams, supplies, and passes on. */
final class EngineDrainWork implements DrainWork {
  private static final long BITS = 8;
  private static final long MILLIS = 1000;

  private final LocalEngine engine;
  private final ServiceProvider provider;
  private final SessionRegistry sessions;
  private final VirtualContentDatabase contents;
  private final String self;

  EngineDrainWork(
      LocalEngine engine,
      ServiceProvider provider,
      SessionRegistry sessions,
      VirtualContentDatabase contents,
      String self) {
    this.engine = engine;
    this.provider = provider;
    this.sessions = sessions;
    this.contents = contents;
    this.self = self;
  }

  /**
   * The engine admits promises, reservations and sessions alike; what it passes on it counts too.
   */
  @Override
  public Left left() {
    try (StreamConnection connection = engine.connect()) {
      int supplies = connection.promises().size();
      int admitted = Math.max(0, connection.load().sessions() - supplies);
      return new Left(supplies, admitted + connection.statistics().forwarding().sessions());
    } catch (EngineUnavailableException e) {
      return Left.NOTHING;
    }
  }

  @Override
  public long bytes() {
    try (StreamConnection connection = engine.connect()) {
      Set<String> supplied = connection.promises();
      long own =
          connection.sessions().stream()
              .mapToLong(session -> bytes(session.content(), session.position()))
              .sum();
      return own
          + sessions.recorded().stream()
              .filter(session -> isSupplied(session, supplied))
              .mapToLong(session -> bytes(session.content(), session.position()))
              .sum();
    } catch (EngineUnavailableException e) {
      return 0;
    }
  }

  private static boolean isSupplied(SessionRecord session, Set<String> supplied) {
    return session.assignments().stream()
        .map(SessionAssignment::assignment)
        .anyMatch(supplied::contains);
  }

  /** Of a film from a position to its end. */
  private long bytes(ContentId content, Duration position) {
    return contents.find(content).stream()
        .findFirst()
        .map(LocatedCopy::copy)
        .map(
            copy ->
                Math.max(0, copy.durationMillis() - position.toMillis())
                    * copy.bitrate()
                    / BITS
                    / MILLIS)
        .orElse(0L);
  }

  @Override
  public void end() {
    try (StreamConnection connection = engine.connect()) {
      Set<String> streams = new HashSet<>(connection.promises());
      ids(connection.sessions()).forEach(streams::add);
      provider.held().stream().map(AssignmentRecord::assignment).forEach(streams::add);
      passedOn().forEach(streams::add);
      for (String stream : streams) {
        connection.release(stream, CloseReason.DRAINED);
        provider.ended(stream);
      }
    } catch (EngineUnavailableException e) {
      return; // They have ended with it.
    }
  }

  private static Stream<String> ids(Collection<SessionSnapshot> snapshots) {
    return snapshots.stream().map(SessionSnapshot::id);
  }

  /** Sessions of other nodes whose viewers talk to this one. */
  private Stream<String> passedOn() {
    return sessions.recorded().stream()
        .filter(session -> session.anchor().equals(self) && !session.node().equals(self))
        .map(SessionRecord::id);
  }
}
