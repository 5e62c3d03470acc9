package io.baton.web.event;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.plugins.providers.sse.OutboundSseEventImpl;
import org.junit.jupiter.api.Test;

/** Clients that take their time. */
class EventStreamTest {
  private final SlowSink sink = new SlowSink();
  private final AtomicInteger aborted = new AtomicInteger();
  private final AtomicLong now = new AtomicLong();
  private final EventStream stream =
      new EventStream("ann", sink, aborted::incrementAndGet, Runnable::run, now::get);

  /** A client that takes an event when the test says so. */
  private static final class SlowSink implements SseEventSink {
    private final List<String> sent = new ArrayList<>();
    private CompletableFuture<Void> underWay = new CompletableFuture<>();
    private boolean closed;

    @Override
    public boolean isClosed() {
      return closed;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
      sent.add(event.getId());
      underWay = new CompletableFuture<>();
      return underWay;
    }

    @Override
    public void close() {
      closed = true;
    }

    void take() {
      underWay.complete(null);
    }
  }

  private static OutboundSseEvent event(int id) {
    return new OutboundSseEventImpl.BuilderImpl().id(Integer.toString(id)).comment("").build();
  }

  private void add(int number) {
    stream.add(() -> event(number));
  }

  private void addIfIdle(int number) {
    stream.addIfIdle(() -> event(number));
  }

  @Test
  void oneEventIsUnderWayAtATime() {
    add(1);
    add(2);
    assertThat(sink.sent).containsExactly("1");

    sink.take();

    assertThat(sink.sent).containsExactly("1", "2");
  }

  @Test
  void whoIsTooSlowMissesTheOldest() {
    for (int i = 0; i <= EventStream.MOST_WAITING + 2; i++) {
      add(i);
    }

    sink.take();

    assertThat(sink.sent).containsExactly("0", "3");
  }

  @Test
  void aHeartbeatIsSentToTheIdleAlone() {
    addIfIdle(1);
    addIfIdle(2);
    assertThat(sink.sent).containsExactly("1");

    sink.take();
    addIfIdle(3);

    assertThat(sink.sent).containsExactly("1", "3");
  }

  @Test
  void whoTakesNothingIsCutOff() {
    stream.abortIfStuck(30);
    add(1);
    now.set(29);
    stream.abortIfStuck(30);
    assertThat(aborted).hasValue(0);

    now.set(30);
    stream.abortIfStuck(30);

    assertThat(aborted).hasValue(1);
    assertThat(stream.isOver()).isTrue();
  }

  @Test
  void whoIsGoneIsSentNothingMore() {
    add(1);
    sink.underWay.completeExceptionally(new IOException("broken pipe"));
    add(2);

    assertThat(stream.isOver()).isTrue();
    assertThat(sink.sent).containsExactly("1");
  }

  /** Closing waits for what is under way. */
  @Test
  void whoTakesNothingDoesNotHoldUpTheEnd() {
    add(1);
    stream.close();
    assertThat(aborted).hasValue(1);
    assertThat(sink.closed).isFalse();
  }

  @Test
  void whoIsIdleIsSaidGoodbye() {
    stream.close();

    assertThat(aborted).hasValue(0);
    assertThat(sink.closed).isTrue();
  }
}
