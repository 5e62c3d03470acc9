package io.baton.engine.session;

import io.baton.connector.SessionSnapshot;
import io.baton.engine.delivery.StreamLoop;
import io.baton.model.media.ContentId;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** All sessions of the engine, by id and by the sources they send from. Thread-safe. */
public final class SessionTable {
  private static final long SNAPSHOT_SECONDS = 5;

  private final ConcurrentMap<String, StreamSession> byId = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, StreamSession> bySource = new ConcurrentHashMap<>();
  private final ConcurrentMap<InetSocketAddress, StreamSession> byReceiver =
      new ConcurrentHashMap<>();

  /** Registers a session; false if there is one of its id. */
  boolean add(StreamSession session) {
    return byId.putIfAbsent(session.id(), session) == null;
  }

  /** Registers a synchronisation source; false if another session has it. */
  boolean addSource(int ssrc, StreamSession session) {
    return bySource.putIfAbsent(ssrc, session) == null;
  }

  void removeSource(int ssrc, StreamSession session) {
    bySource.remove(ssrc, session);
  }

  /** Registers where a session's receiver reports from; of two sessions the later one has it. */
  void addReceiver(InetSocketAddress receiver, StreamSession session) {
    byReceiver.put(receiver, session);
  }

  void removeReceiver(InetSocketAddress receiver, StreamSession session) {
    byReceiver.remove(receiver, session);
  }

  void remove(StreamSession session) {
    byId.remove(session.id(), session);
    session.sources().forEach(ssrc -> removeSource(ssrc, session));
    session.receivers().forEach(receiver -> removeReceiver(receiver, session));
  }

  public Optional<StreamSession> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The session that sends from a synchronisation source. */
  public Optional<StreamSession> findBySource(int ssrc) {
    return Optional.ofNullable(bySource.get(ssrc));
  }

  /** The session whose receiver reports from an address and port. */
  public Optional<StreamSession> findByReceiver(InetSocketAddress receiver) {
    return Optional.ofNullable(byReceiver.get(receiver));
  }

  /** Sessions at this moment, in no order. */
  public Collection<StreamSession> all() {
    return List.copyOf(byId.values());
  }

  /** How many sessions stream a piece of content. */
  public int streaming(ContentId content) {
    return (int) byId.values().stream().filter(s -> s.content().id().equals(content)).count();
  }

  /**
   * Describes sessions as they are now. Blocks until their event loops have answered, so it must
   * not be called on one.
   */
  public List<SessionSnapshot> snapshots(Collection<StreamSession> sessions) {
    Map<StreamLoop, List<StreamSession>> byLoop =
        sessions.stream().collect(Collectors.groupingBy(StreamSession::loop));
    List<Future<List<SessionSnapshot>>> answers = new ArrayList<>();
    byLoop.forEach(
        (loop, owned) ->
            answers.add(
                loop.executor()
                    .submit(() -> owned.stream().map(StreamSession::snapshot).toList())));
    List<SessionSnapshot> snapshots = new ArrayList<>();
    for (Future<List<SessionSnapshot>> answer : answers) {
      snapshots.addAll(await(answer));
    }
    return snapshots;
  }

  private static List<SessionSnapshot> await(Future<List<SessionSnapshot>> answer) {
    try {
      return answer.get(SNAPSHOT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the event loops", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("an event loop does not answer", e);
    }
  }
}
