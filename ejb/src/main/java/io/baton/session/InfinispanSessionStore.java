package io.baton.session;

import io.baton.connector.StreamEvent;
import io.baton.node.NodeSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentMap;

/**
 * Sessions in the replicated cache that the server configuration declares. A node's records do not
 * outlive it: they are removed when it stops, and when it starts after a crash.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InfinispanSessionStore implements SessionStore {
  @Resource(lookup = "java:jboss/infinispan/cache/baton/sessions")
  private ConcurrentMap<String, byte[]> cache;

  private String node;

  /** For the container. */
  public InfinispanSessionStore() {}

  InfinispanSessionStore(ConcurrentMap<String, byte[]> cache, String node) {
    this.cache = cache;
    this.node = node;
  }

  @PostConstruct
  void start() {
    node = NodeSettings.current().name();
    forgetOwn();
  }

  @PreDestroy
  void forgetOwn() {
    for (SessionRecord session : all()) {
      if (session.node().equals(node)) {
        cache.remove(session.id());
      }
    }
  }

  @Override
  public void record(StreamEvent event) {
    String id = event.session().id();
    if (event instanceof StreamEvent.Closed) {
      cache.remove(id);
    } else {
      cache.put(id, SessionCodec.encode(SessionRecord.of(event, node)));
    }
  }

  @Override
  public List<SessionRecord> all() {
    List<SessionRecord> sessions = new ArrayList<>();
    cache
        .values()
        .forEach(
            bytes -> {
              try {
                sessions.add(SessionCodec.decode(bytes));
              } catch (UnreadableSessionException e) {
                SessionLog.LOG.unreadable(e.getMessage());
              }
            });
    return sessions;
  }
}
