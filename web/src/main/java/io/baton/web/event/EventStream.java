package io.baton.web.event;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The events that one client is sent. One is under way at a time; a client that is slower than what
 * happens misses the oldest of those that wait, and sees by their numbers that it does.
 * Thread-safe; no method waits for the client.
 */
final class EventStream {
  /** Events that wait at most: more than are kept for those who come back. */
  static final int MOST_WAITING = 1200;

  private final String user;
  private final SseEventSink sink;
  private final Runnable abort;
  private final Executor executor;
  private final LongSupplier nanoClock;

  // All guarded by this.
  private final Deque<Supplier<OutboundSseEvent>> waiting = new ArrayDeque<>();
  private boolean sending;
  private long since;
  private boolean ended;

  /**
   * A stream without events.
   *
   * @param user who follows
   * @param abort breaks the connection, without waiting
   * @param executor runs what sends
   */
  EventStream(
      String user, SseEventSink sink, Runnable abort, Executor executor, LongSupplier nanoClock) {
    this.user = user;
    this.sink = sink;
    this.abort = abort;
    this.executor = executor;
    this.nanoClock = nanoClock;
  }

  String user() {
    return user;
  }

  /**
   * Sends an event after those that wait.
   *
   * @param event made when it is sent
   */
  void add(Supplier<OutboundSseEvent> event) {
    synchronized (this) {
      if (ended) {
        return;
      }
      if (waiting.size() == MOST_WAITING) {
        waiting.remove();
      }
      waiting.add(event);
      if (sending) {
        return;
      }
    }
    sendSoon();
  }

  /** Sends an event if nothing else is under way, which would do as well. */
  void addIfIdle(Supplier<OutboundSseEvent> event) {
    synchronized (this) {
      if (sending || !waiting.isEmpty()) {
        return;
      }
    }
    add(event);
  }

  private void sendSoon() {
    try {
      executor.execute(this::sendNext);
    } catch (RejectedExecutionException e) {
      synchronized (this) {
        ended = true; // The server is stopping.
      }
    }
  }

  private void sendNext() {
    Supplier<OutboundSseEvent> next;
    synchronized (this) {
      if (sending || ended || waiting.isEmpty()) {
        return;
      }
      next = waiting.remove();
      sending = true;
      since = nanoClock.getAsLong();
    }
    try {
      sink.send(next.get()).whenComplete((nothing, failure) -> sent(failure == null));
    } catch (IllegalStateException closed) {
      sent(false);
    }
  }

  private void sent(boolean well) {
    synchronized (this) {
      sending = false;
      ended |= !well || sink.isClosed();
      if (ended || waiting.isEmpty()) {
        return;
      }
    }
    sendSoon();
  }

  /** Whether the client is gone. */
  synchronized boolean isOver() {
    return ended || sink.isClosed();
  }

  /** Breaks the connection of a client that has taken nothing for too long. */
  void abortIfStuck(long nanos) {
    synchronized (this) {
      if (!sending || nanoClock.getAsLong() - since < nanos) {
        return;
      }
      ended = true;
    }
    abort.run();
  }

  /** Ends it. */
  void close() {
    boolean underWay;
    synchronized (this) {
      ended = true;
      underWay = sending;
    }
    if (underWay) {
      abort.run(); // The sink would wait for a client that may take nothing.
    } else {
      sink.close();
    }
  }
}
