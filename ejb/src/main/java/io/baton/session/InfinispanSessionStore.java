package io.baton.session;

import io.baton.cluster.WriteBehind;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.connector.StreamEvent.CloseReason;
import io.baton.location.provider.ServiceProvider;
import io.baton.node.NodeSettings;
import io.baton.node.SteadyClock;
import io.baton.record.RecordCodec;
import io.baton.record.RecordJson;
import io.baton.record.UnreadableRecordException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Sessions in the replicated cache that the server configuration declares. Records of sessions that
 * are gone without a word are removed by {@link RecordKeeper}.
 *
 * <p>When an anchor dies, its providers find its connections broken before the group finds it gone.
 * So the record of a session that broke off outlives it for a while: else nobody could tell whom
 * the death of the anchor concerned.
 */
@Singleton
@Startup
@DependsOn("LocalServiceProvider")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InfinispanSessionStore implements SessionStore {
  static final RecordCodec<SessionRecord> CODEC =
      new RecordCodec<>(SessionRecord.class, 1, InfinispanSessionStore::completed);

  /** How long the record of a session that broke off outlives it: a node is missed sooner. */
  static final Duration KEPT = Duration.ofSeconds(10);

  /** How a provider sees the death of an anchor: it leaves without a word, or takes no more. */
  private static final Set<CloseReason> BREAKS =
      Set.of(CloseReason.DISCONNECTED, CloseReason.TOO_SLOW);

  private static final int WRITERS = 2;
  private static final int MOST_WAITING = 20_000;

  @Resource(lookup = "java:jboss/infinispan/cache/baton/sessions")
  private ConcurrentMap<String, byte[]> cache;

  @Resource private ManagedThreadFactory threads;
  @EJB private ServiceProvider provider;

  /** This node's sessions, as many as the engine admits, and until when each record is kept. */
  private final ConcurrentMap<String, Instant> own = new ConcurrentHashMap<>();

  private final Clock clock;
  private WriteBehind writer;
  private String node;

  /** For the container. */
  public InfinispanSessionStore() {
    clock = SteadyClock.system();
  }

  InfinispanSessionStore(
      ConcurrentMap<String, byte[]> cache,
      WriteBehind writer,
      ServiceProvider provider,
      String node,
      Clock clock) {
    this.cache = cache;
    this.writer = writer;
    this.provider = provider;
    this.node = node;
    this.clock = clock;
  }

  @PostConstruct
  void start() {
    node = NodeSettings.current().name();
    writer = new WriteBehind(cache, threads, WRITERS, MOST_WAITING);
  }

  /** A node that stops takes its sessions' records away, if the others let it within a limit. */
  @PreDestroy
  void stop() {
    own.keySet().forEach(writer::remove);
    writer.close();
  }

  @Override
  public void record(StreamEvent.OfSession event) {
    if (event instanceof StreamEvent.Closed closed) {
      close(closed);
    } else {
      record(event.session(), event.at());
    }
  }

  @Override
  public void record(SessionSnapshot session, Instant at) {
    put(SessionRecord.of(session, at, node, provider.held(session.id())), Instant.MIN);
  }

  private void close(StreamEvent.Closed closed) {
    SessionRecord last = SessionRecord.of(closed, node, provider.held(closed.id()));
    if (BREAKS.contains(closed.reason()) && !last.anchor().equals(node)) {
      put(last, clock.instant().plus(KEPT));
    } else {
      forget(last.id());
    }
  }

  private void put(SessionRecord record, Instant keptUntil) {
    own.put(record.id(), keptUntil);
    writer.put(record.id(), CODEC.encode(record));
  }

  @Override
  public void remove(String session) {
    if (!clock.instant().isBefore(own.getOrDefault(session, Instant.MIN))) {
      forget(session);
    }
  }

  private void forget(String session) {
    own.remove(session);
    writer.remove(session);
  }

  @Override
  public List<SessionRecord> all() {
    List<SessionRecord> sessions = new ArrayList<>();
    for (byte[] bytes : cache.values()) {
      try {
        sessions.add(CODEC.decode(bytes));
      } catch (UnreadableRecordException e) {
        SessionLog.LOG.unreadable(e.getMessage());
      }
    }
    return sessions;
  }

  /**
   * The first nodes streamed to their own clients alone, and made no assignments; they kept no
   * records of what had ended.
   */
  private static JsonObject completed(JsonObject json) {
    return RecordJson.object()
        .add("anchor", json.get("node"))
        .add("epoch", 0)
        .add("reportedLoss", 0)
        .add("end", "")
        .addAll(RecordJson.object(json))
        .build();
  }
}
