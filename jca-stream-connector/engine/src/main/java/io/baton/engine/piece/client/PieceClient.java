package io.baton.engine.piece.client;

import io.baton.connector.Supplier;
import io.baton.engine.delivery.datagram.Transport;
import io.baton.engine.media.manifest.Manifest;
import io.baton.engine.piece.AnswerListener;
import io.baton.engine.piece.AssignmentList;
import io.baton.engine.piece.ContentRange;
import io.baton.engine.piece.DamageReport;
import io.baton.engine.piece.Fetch;
import io.baton.engine.piece.FetchFailure;
import io.baton.engine.piece.FetchListener;
import io.baton.engine.piece.Fetcher;
import io.baton.engine.piece.IndexPiece;
import io.baton.engine.piece.Part;
import io.baton.model.media.ContentId;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Asks suppliers over HTTP/1.1, on connections that are kept for the next request. */
public final class PieceClient implements Fetcher, AutoCloseable {
  /** What is short and says how a supplier is goes before all pieces. */
  private static final long URGENT_NANOS = TimeUnit.HOURS.toNanos(1);

  private final EventLoop loop;
  private final SupplierConnector connector;
  private final Map<Supplier, SupplierPool> pools = new HashMap<>();
  private final PieceInflater inflater = new PieceInflater();

  /** Those that do not know pieces of indexes, as long as there are connections to them. */
  private final Set<Supplier> former = new HashSet<>();

  private boolean closed;

  /**
   * Has no connections yet.
   *
   * @param loop that everything happens on, of a group of the same transport
   */
  public PieceClient(EventLoop loop, Transport transport, PieceClientSettings settings) {
    this.loop = loop;
    this.connector = new SupplierConnector(loop, transport, settings);
  }

  @Override
  public Fetch fetch(
      Supplier supplier,
      ContentRange range,
      ByteBuffer target,
      long dueAt,
      FetchListener listener) {
    return submit(supplier, new RangeExchange(range, target, dueAt, listener));
  }

  @Override
  public Fetch fetchIndex(
      Supplier supplier, IndexPiece piece, ByteBuffer target, long dueAt, FetchListener listener) {
    if (former.contains(supplier)) {
      return fetch(supplier, piece.range(), target, dueAt, listener);
    }
    return new IndexFetch(
            listener,
            next -> fetch(supplier, piece.range(), target, dueAt, next),
            () -> former.add(supplier))
        .begin(next -> submit(supplier, new IndexExchange(piece, target, dueAt, inflater, next)));
  }

  @Override
  public Fetch manifest(
      Supplier supplier, ContentId content, long dueAt, AnswerListener<ByteBuffer> listener) {
    String path = Requests.path(content, Part.MANIFEST);
    return submit(
        supplier,
        new WholeExchange<>(
            () -> Requests.of(HttpMethod.GET, path),
            dueAt,
            new WholeExchange.Reading<>(Manifest.MAX_OCTETS, octets -> octets, Optional.empty()),
            listener));
  }

  @Override
  public Fetch probe(Supplier supplier, ContentId content, AnswerListener<Boolean> listener) {
    String path = Requests.path(content, Part.MANIFEST);
    return submit(
        supplier,
        new WholeExchange<>(
            () -> Requests.of(HttpMethod.HEAD, path), urgent(), presence(), listener));
  }

  @Override
  public Fetch origin(
      Supplier supplier, ContentId content, AnswerListener<Optional<String>> listener) {
    return submit(supplier, new OriginExchange(content, urgent(), listener));
  }

  @Override
  public Fetch renew(
      Supplier supplier, Set<String> assignments, AnswerListener<Set<String>> listener) {
    String body = AssignmentList.format(assignments);
    return submit(
        supplier,
        new WholeExchange<>(
            () -> Requests.of(HttpMethod.PUT, "/promises", body),
            urgent(),
            new WholeExchange.Reading<>(
                AssignmentList.MAX_OCTETS,
                octets -> AssignmentList.parse(StandardCharsets.UTF_8.decode(octets).toString()),
                Optional.empty()),
            listener));
  }

  @Override
  public Fetch report(Supplier supplier, DamageReport report, AnswerListener<Boolean> listener) {
    return submit(
        supplier,
        new WholeExchange<>(
            () -> Requests.of(HttpMethod.POST, "/reports", report.text()),
            urgent(),
            presence(),
            listener));
  }

  private static WholeExchange.Reading<Boolean> presence() {
    return new WholeExchange.Reading<>(0, octets -> true, Optional.of(false));
  }

  private static long urgent() {
    return System.nanoTime() - URGENT_NANOS;
  }

  private Fetch submit(Supplier supplier, Exchange exchange) {
    if (closed) {
      loop.execute(() -> exchange.fail(FetchFailure.UNREACHABLE));
    } else if (!pool(supplier).submit(exchange)) {
      loop.execute(() -> exchange.fail(FetchFailure.REFUSED));
    }
    return exchange;
  }

  private SupplierPool pool(Supplier supplier) {
    return pools.computeIfAbsent(
        supplier,
        added -> new SupplierPool(owner -> connector.connect(added, owner), () -> forget(added)));
  }

  private void forget(Supplier supplier) {
    pools.remove(supplier);
    former.remove(supplier);
  }

  /** Ends all connections; what was asked for fails. To be called on the event loop. Idempotent. */
  @Override
  public void close() {
    closed = true;
    List.copyOf(pools.values()).forEach(SupplierPool::close);
    inflater.close();
  }
}
