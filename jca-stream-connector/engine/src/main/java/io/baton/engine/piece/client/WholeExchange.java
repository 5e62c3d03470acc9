package io.baton.engine.piece.client;

import io.baton.engine.piece.AnswerListener;
import io.baton.engine.piece.FetchFailure;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A request whose answer is taken whole. What is kept grows as octets come, not as they are
 * announced.
 *
 * @param <T> what the answer is read as
 */
final class WholeExchange<T> extends Exchange {
  private static final int FIRST_OCTETS = 4_096;

  /**
   * How an answer is read.
   *
   * @param limit most octets of it
   * @param found given the octets; may throw {@link IllegalArgumentException}
   * @param notFound what 404 means, if it is an answer
   */
  record Reading<T>(int limit, Function<ByteBuffer, T> found, Optional<T> notFound) {}

  private final Supplier<FullHttpRequest> request;
  private final Reading<T> reading;
  private final AnswerListener<T> listener;
  private byte[] octets = new byte[0];
  private int length;
  private boolean absent;

  WholeExchange(
      Supplier<FullHttpRequest> request,
      long dueAt,
      Reading<T> reading,
      AnswerListener<T> listener) {
    super(dueAt);
    this.request = request;
    this.reading = reading;
    this.listener = listener;
  }

  @Override
  FullHttpRequest request() {
    return request.get();
  }

  @Override
  Optional<FetchFailure> head(HttpResponse response) {
    HttpResponseStatus status = response.status();
    absent = status.equals(HttpResponseStatus.NOT_FOUND) && reading.notFound().isPresent();
    return absent || status.code() / 100 == 2 ? Optional.empty() : Optional.of(failure(status));
  }

  @Override
  boolean body(ByteBuf received) {
    int more = received.readableBytes();
    if (more > reading.limit() - length) {
      return false;
    }
    if (length + more > octets.length) {
      int doubled = Math.max(FIRST_OCTETS, 2 * octets.length);
      octets = Arrays.copyOf(octets, Math.max(length + more, Math.min(doubled, reading.limit())));
    }
    received.readBytes(octets, length, more);
    length += more;
    return true;
  }

  /** The codec has counted: an answer that is cut does not end, it breaks. */
  @Override
  boolean isWhole() {
    return true;
  }

  @Override
  void succeeded() {
    T answer;
    try {
      answer =
          absent
              ? reading.notFound().orElseThrow()
              : reading.found().apply(ByteBuffer.wrap(octets, 0, length).slice());
    } catch (IllegalArgumentException e) {
      listener.failed(FetchFailure.BROKEN);
      return;
    }
    listener.answered(answer);
  }

  @Override
  void failed(FetchFailure failure) {
    listener.failed(failure);
  }
}
