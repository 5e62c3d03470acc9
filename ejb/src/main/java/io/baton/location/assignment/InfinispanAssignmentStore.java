package io.baton.location.assignment;

import io.baton.cluster.WriteBehind;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.record.RecordCodec;
import io.baton.record.RecordJson;
import io.baton.record.UnreadableRecordException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadFactory;

/** Assignments in the replicated cache that the server configuration declares. */
public final class InfinispanAssignmentStore implements AssignmentStore, AutoCloseable {
  static final RecordCodec<AssignmentRecord> CODEC =
      new RecordCodec<>(AssignmentRecord.class, 1, InfinispanAssignmentStore::completed);
  private static final int WRITERS = 2;
  private static final int MOST_WAITING = 20_000;

  private final ConcurrentMap<String, byte[]> cache;
  private final WriteBehind<byte[]> writer;

  /** Writes on threads of its own, for a member that hangs holds up its writers. */
  public InfinispanAssignmentStore(ConcurrentMap<String, byte[]> cache, ThreadFactory threads) {
    this(cache, new WriteBehind<>(cache, threads, WRITERS, MOST_WAITING));
  }

  InfinispanAssignmentStore(ConcurrentMap<String, byte[]> cache, WriteBehind<byte[]> writer) {
    this.cache = cache;
    this.writer = writer;
  }

  /** Writes what waits, within a limit, and nothing after that. */
  @Override
  public void close() {
    writer.close();
  }

  @Override
  public void record(AssignmentRecord record) {
    writer.put(record.assignment(), CODEC.encode(record));
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

  /** The first nodes supplied no pieces. */
  private static JsonObject completed(JsonObject json) {
    JsonArrayBuilder components = RecordJson.array();
    json.getJsonArray("components")
        .getValuesAs(JsonObject.class)
        .forEach(component -> components.add(withPiecesPort(component)));
    return RecordJson.object()
        .add("standbys", RecordJson.array())
        .addAll(RecordJson.object(json).add("components", components))
        .build();
  }

  private static JsonObjectBuilder withPiecesPort(JsonObject component) {
    return RecordJson.object().add("piecesPort", 0).addAll(RecordJson.object(component));
  }

  private static Optional<AssignmentRecord> read(byte[] bytes) {
    try {
      return Optional.of(CODEC.decode(bytes));
    } catch (UnreadableRecordException e) {
      AssignmentLog.LOG.unreadable(e.getMessage());
      return Optional.empty();
    }
  }
}
