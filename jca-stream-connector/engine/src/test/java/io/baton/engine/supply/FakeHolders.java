package io.baton.engine.supply;

import io.baton.connector.Supplier;
import io.baton.engine.media.ContentFiles;
import io.baton.engine.piece.AnswerListener;
import io.baton.engine.piece.ContentRange;
import io.baton.engine.piece.DamageReport;
import io.baton.engine.piece.Fetch;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.FetchListener;
import io.baton.engine.piece.Fetcher;
import io.baton.engine.piece.IndexPiece;
import io.baton.engine.piece.Part;
import io.baton.model.media.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Nodes that hold one piece of content, on a network without sockets, by a virtual clock. */
final class FakeHolders implements Fetcher {
  /** How a holder is at the moment. */
  enum State {
    WORKS,
    HANGS,
    DEAD,
    LACKS
  }

  /**
   * A range that was asked for.
   *
   * @param node of whom
   * @param range what
   */
  record Request(String node, ContentRange range) {}

  private static final long LATENCY = TimeUnit.MILLISECONDS.toNanos(1);

  private final ScheduledExecutorService loop;
  private final Map<Part, byte[]> parts = new EnumMap<>(Part.class);
  private final Map<String, State> states = new HashMap<>();
  private final Map<String, Long> transferMillis = new HashMap<>();
  private final Map<String, Long> delays = new HashMap<>();
  private final Map<String, String> origins = new HashMap<>();
  private final Set<String> damaging = new HashSet<>();
  private final Map<String, List<Runnable>> stopped = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<DamageReport> reports = new ArrayList<>();
  private final List<Set<String>> renewals = new ArrayList<>();
  private final Set<String> forgotten = new HashSet<>();

  FakeHolders(ScheduledExecutorService loop, ContentFiles files) throws IOException {
    this.loop = loop;
    parts.put(Part.MANIFEST, Files.readAllBytes(files.manifest()));
    parts.put(Part.INDEX, Files.readAllBytes(files.index()));
    parts.put(Part.MEDIA, Files.readAllBytes(files.media()));
  }

  /** Changes how a holder is; what it was asked for while it hung is answered when it works. */
  void become(String node, State state) {
    states.put(node, state);
    if (state != State.HANGS) {
      List<Runnable> waiting = stopped.getOrDefault(node, List.of());
      stopped.remove(node);
      waiting.forEach(Runnable::run);
    }
  }

  /** From now on a piece takes so long from its first octet to its last. */
  void slow(String node, long millis) {
    transferMillis.put(node, millis);
  }

  /** From now on the first octet of a piece takes so long. */
  void delay(String node, long millis) {
    delays.put(node, TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** From now on what it sends is damaged. */
  void damage(String node) {
    damaging.add(node);
  }

  /** What a node holds is a copy of what another one has. */
  void copied(String node, String origin) {
    origins.put(node, origin);
  }

  /** From now on all holders do not know a promise. */
  void forget(String assignment) {
    forgotten.add(assignment);
  }

  /** Ranges asked for since the last call. */
  List<Request> takeRequests() {
    List<Request> taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  List<DamageReport> reports() {
    return reports;
  }

  List<Set<String>> renewals() {
    return renewals;
  }

  private State state(String node) {
    return states.getOrDefault(node, State.WORKS);
  }

  private void after(long nanos, Runnable task) {
    loop.schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  /** An exchange with one node. */
  private abstract class Exchange implements Fetch {
    private final String node;
    private boolean cancelled;

    Exchange(Supplier supplier) {
      this.node = supplier.node();
    }

    String node() {
      return node;
    }

    /** Has something happen unless the node is not able to. */
    final void later(long nanos, Runnable step) {
      after(nanos, () -> run(step));
    }

    private void run(Runnable step) {
      if (cancelled) {
        return;
      }
      switch (state(node)) {
        case WORKS -> step.run();
        case HANGS ->
            stopped.computeIfAbsent(node, added -> new ArrayList<>()).add(() -> run(step));
        case DEAD -> failed(FetchFailure.UNREACHABLE);
        case LACKS -> failed(FetchFailure.NOT_FOUND);
      }
    }

    abstract void failed(FetchFailure failure);

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  /** One that is answered at once. */
  private <T> Fetch answer(Supplier supplier, T answer, AnswerListener<T> listener) {
    Exchange exchange =
        new Exchange(supplier) {
          @Override
          void failed(FetchFailure failure) {
            listener.failed(failure);
          }
        };
    exchange.later(LATENCY, () -> listener.answered(answer));
    return exchange;
  }

  @Override
  public Fetch fetch(
      Supplier supplier,
      ContentRange range,
      ByteBuffer target,
      long dueAt,
      FetchListener listener) {
    requests.add(new Request(supplier.node(), range));
    Exchange exchange =
        new Exchange(supplier) {
          @Override
          void failed(FetchFailure failure) {
            listener.failed(failure);
          }
        };
    long transfer = TimeUnit.MILLISECONDS.toNanos(transferMillis.getOrDefault(supplier.node(), 2L));
    exchange.later(
        delays.getOrDefault(supplier.node(), LATENCY),
        () -> {
          listener.started();
          exchange.later(
              transfer,
              () -> {
                send(exchange.node(), range, target);
                // Pieces of an index come compressed.
                boolean index = range.part() == Part.INDEX;
                listener.completed(index ? range.length() / 2 : range.length());
              });
        });
    return exchange;
  }

  private void send(String node, ContentRange range, ByteBuffer target) {
    byte[] octets = parts.get(range.part());
    target.put(target.position(), octets, Math.toIntExact(range.from()), range.length());
    if (damaging.contains(node)) {
      target.put(target.position(), (byte) ~target.get(target.position()));
    }
  }

  /** As it is on its way, a damaged piece of an index cannot be decompressed. */
  @Override
  public Fetch fetchIndex(
      Supplier supplier, IndexPiece piece, ByteBuffer target, long dueAt, FetchListener listener) {
    if (!damaging.contains(supplier.node())) {
      return fetch(supplier, piece.range(), target, dueAt, listener);
    }
    requests.add(new Request(supplier.node(), piece.range()));
    Exchange exchange =
        new Exchange(supplier) {
          @Override
          void failed(FetchFailure failure) {
            listener.failed(failure);
          }
        };
    exchange.later(
        LATENCY,
        () -> {
          listener.started();
          exchange.later(LATENCY, () -> listener.failed(FetchFailure.DAMAGED));
        });
    return exchange;
  }

  @Override
  public Fetch manifest(
      Supplier supplier, ContentId content, long dueAt, AnswerListener<ByteBuffer> listener) {
    return answer(supplier, ByteBuffer.wrap(parts.get(Part.MANIFEST).clone()), listener);
  }

  @Override
  public Fetch probe(Supplier supplier, ContentId content, AnswerListener<Boolean> listener) {
    return answer(supplier, true, listener);
  }

  @Override
  public Fetch origin(
      Supplier supplier, ContentId content, AnswerListener<Optional<String>> listener) {
    return answer(supplier, Optional.ofNullable(origins.get(supplier.node())), listener);
  }

  @Override
  public Fetch renew(
      Supplier supplier, Set<String> assignments, AnswerListener<Set<String>> listener) {
    renewals.add(assignments);
    Set<String> unknown = new HashSet<>(assignments);
    unknown.retainAll(forgotten);
    return answer(supplier, unknown, listener);
  }

  @Override
  public Fetch report(Supplier supplier, DamageReport report, AnswerListener<Boolean> listener) {
    reports.add(report);
    return answer(supplier, true, listener);
  }

  /** Octets of a part of the content. */
  long size(Part part) {
    return parts.get(part).length;
  }
}
