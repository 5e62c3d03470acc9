package io.baton.session;

import io.baton.cluster.WriteBehind;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.location.provider.ServiceProvider;
import io.baton.model.delivery.StreamTimeline;
import io.baton.node.NodeSettings;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Sessions in the replicated cache that the server configuration declares. Records of sessions that
 * are gone without a word are removed by {@link RecordKeeper}.
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
  private static final RecordCodec<StreamTimeline> TIMELINE =
      new RecordCodec<>(StreamTimeline.class, 1);
  private static final int WRITERS = 2;
  private static final int MOST_WAITING = 20_000;

  /** Records as text: the cache compares values, and would compare arrays by identity. */
  @Resource(lookup = "java:jboss/infinispan/cache/baton/session-records")
  private ConcurrentMap<String, String> cache;

  @Resource private ManagedThreadFactory threads;
  @EJB private ServiceProvider provider;

  /** By this node's sessions their latest epoch: as many as the engine admits. */
  private final ConcurrentMap<String, Long> own = new ConcurrentHashMap<>();

  private WriteBehind<String> writer;
  private String node;

  /** For the container. */
  public InfinispanSessionStore() {}

  InfinispanSessionStore(
      ConcurrentMap<String, String> cache,
      WriteBehind<String> writer,
      ServiceProvider provider,
      String node) {
    this.cache = cache;
    this.writer = writer;
    this.provider = provider;
    this.node = node;
  }

  @PostConstruct
  void start() {
    node = NodeSettings.current().name();
    writer = new WriteBehind<>(cache, threads, WRITERS, MOST_WAITING);
  }

  /** A node that stops takes its sessions' records away, if the others let it within a limit. */
  @PreDestroy
  void stop() {
    own.forEach(this::remove);
    writer.close();
  }

  @Override
  public void record(StreamEvent.OfSession event) {
    if (event instanceof StreamEvent.Closed) {
      remove(event.session().id(), event.session().value().epoch());
    } else {
      record(event.session(), event.at());
    }
  }

  @Override
  public void record(SessionSnapshot session, Instant at) {
    long epoch = session.value().epoch();
    SessionRecord record = SessionRecord.of(session, at, node, provider.held(session.id()));
    String text = CODEC.encodeText(record);
    own.compute(
        session.id(),
        (id, latest) -> {
          if (latest != null && latest > epoch) {
            return latest;
          }
          writer.put(id, text, present -> isHigher(present, epoch));
          return epoch;
        });
  }

  @Override
  public void remove(SessionRecord record) {
    remove(record.id(), record.epoch());
  }

  private void remove(String session, long epoch) {
    own.remove(session);
    writer.remove(session, present -> isHigher(present, epoch));
  }

  /** What cannot be read is of a later version, so its node knows better. */
  private static boolean isHigher(String present, long epoch) {
    return read(present).map(record -> record.epoch() > epoch).orElse(true);
  }

  @Override
  public List<SessionRecord> all() {
    List<SessionRecord> sessions = new ArrayList<>();
    for (String text : cache.values()) {
      read(text).ifPresent(sessions::add);
    }
    return sessions;
  }

  private static Optional<SessionRecord> read(String text) {
    try {
      return Optional.of(CODEC.decode(text));
    } catch (UnreadableRecordException e) {
      SessionLog.LOG.unreadable(e.getMessage());
      return Optional.empty();
    }
  }

  /** The first nodes streamed to their own clients alone, and did not tell how to go on. */
  private static JsonObject completed(JsonObject json) {
    return RecordJson.object()
        .add("anchor", json.get("node"))
        .add("epoch", 0)
        .add("reportedLoss", 0)
        .add("timeline", RecordJson.read(TIMELINE.encode(StreamTimeline.NONE)))
        .add("destinations", RecordJson.array())
        .add("assignments", RecordJson.array())
        .addAll(RecordJson.object(json))
        .build();
  }
}
