package io.baton.location.assignment;

import io.baton.cluster.WriteBehind;
import io.baton.model.assignment.AssignmentRecord;
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
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;

/** Assignments in the replicated cache that the server configuration declares. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InfinispanAssignmentStore implements AssignmentStore {
  private static final int WRITERS = 2;
  private static final int MOST_WAITING = 20_000;

  @Resource(lookup = "java:jboss/infinispan/cache/baton/assignments")
  private ConcurrentMap<String, byte[]> cache;

  @Resource private ManagedThreadFactory threads;
  private WriteBehind writer;

  /** For the container. */
  public InfinispanAssignmentStore() {}

  InfinispanAssignmentStore(ConcurrentMap<String, byte[]> cache, WriteBehind writer) {
    this.cache = cache;
    this.writer = writer;
  }

  @PostConstruct
  void start() {
    writer = new WriteBehind(cache, threads, WRITERS, MOST_WAITING);
  }

  @PreDestroy
  void stop() {
    writer.close();
  }

  @Override
  public void record(AssignmentRecord record) {
    writer.put(record.assignment(), AssignmentCodec.encode(record));
  }

  @Override
  public void remove(String assignment) {
    writer.remove(assignment);
  }

  @Override
  public Optional<AssignmentRecord> find(String assignment) {
    return Optional.ofNullable(cache.get(assignment)).flatMap(InfinispanAssignmentStore::read);
  }

  /** Iterates here: a stream of the cache would be sent to the other nodes, and lambdas cannot. */
  @Override
  public List<AssignmentRecord> all() {
    List<AssignmentRecord> records = new ArrayList<>();
    for (byte[] bytes : cache.values()) {
      read(bytes).ifPresent(records::add);
    }
    return records;
  }

  private static Optional<AssignmentRecord> read(byte[] bytes) {
    try {
      return Optional.of(AssignmentCodec.decode(bytes));
    } catch (UnreadableAssignmentException e) {
      AssignmentLog.LOG.unreadable(e.getMessage());
      return Optional.empty();
    }
  }
}
