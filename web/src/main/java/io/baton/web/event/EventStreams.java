package io.baton.web.event;

import io.baton.cluster.PeriodicTasks;
import io.baton.cluster.RepeatedTask;
import io.baton.document.EventDocuments;
import io.baton.event.EventFeed;
import io.baton.event.ServiceEvent;
import io.baton.model.document.event.EventDocument;
import io.baton.web.problem.ProblemException;
import io.baton.web.problem.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** All clients that follow events: a share for each user, and heartbeats. Thread-safe. */
@ApplicationScoped
public class EventStreams {
  /** Streams of one user at most. */
  static final int MOST_OF_USER = 8;

  /** Streams at most. */
  static final int MOST = 64;

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** A client that takes nothing for so long is gone. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration RECONNECT = Duration.ofSeconds(2);
  private static final MediaType TEXT =
      MediaType.TEXT_PLAIN_TYPE.withCharset(StandardCharsets.UTF_8.name());

  @Resource private ManagedThreadFactory threads;
  @Inject private EventFeed feed;

  private final Jsonb json = JsonbBuilder.create();
  private LongSupplier nanoClock = System::nanoTime;
  private PeriodicTasks tasks;

  /** By stream what ends its following; guarded by this. */
  private final Map<EventStream, Runnable> streams = new HashMap<>();

  private Sse sse;

  /** For the container. */
  public EventStreams() {}

  /** With a feed of a test; nothing beats but {@link #beat}. */
  public EventStreams(EventFeed feed, LongSupplier nanoClock) {
    this.feed = feed;
    this.nanoClock = nanoClock;
  }

  @PostConstruct
  void start() {
    tasks = new PeriodicTasks(1, threads);
    tasks.repeat(new RepeatedTask("Looking after event streams", this::beat), HEARTBEAT);
  }

  /**
   * Sends a client what happens, until it leaves.
   *
   * @param after id of the last event that it knows, or what it says it is
   * @param executor runs what sends, which does not block
   * @param abort breaks its connection, without waiting
   * @throws ProblemException if there are too many already
   */
  void open(
      String user, String after, SseEventSink sink, Sse kind, Executor executor, Runnable abort) {
    EventStream stream = new EventStream(user, sink, abort, executor, nanoClock);
    synchronized (this) {
      removeOver();
      admit(user);
      sse = kind;
      streams.put(stream, () -> {});
    }
    OutboundSseEvent greeting =
        kind.newEventBuilder()
            .comment("events of this node's sessions, and of the nodes")
            .reconnectDelay(RECONNECT.toMillis())
            .build();
    stream.add(() -> greeting);
    Runnable leave = feed.follow(after, event -> stream.add(() -> message(kind, event)));
    synchronized (this) {
      if (streams.replace(stream, leave) != null) {
        return;
      }
    }
    leave.run(); // It has ended meanwhile.
  }

  private void admit(String user) {
    if (streams.size() >= MOST) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE, "%d clients follow the events already.".formatted(MOST));
    }
    if (streams.keySet().stream().filter(each -> each.user().equals(user)).count()
        >= MOST_OF_USER) {
      throw new ProblemException(
          ProblemType.TOO_MANY_STREAMS,
          "%s follows the events %d times already.".formatted(user, MOST_OF_USER));
    }
  }

  private OutboundSseEvent message(Sse kind, ServiceEvent event) {
    EventDocument document = EventDocuments.of(event);
    return kind.newEventBuilder()
        .id(event.id())
        .name(document.type())
        .mediaType(TEXT)
        .data(String.class, json.toJson(document))
        .build();
  }

  /** Finds out who is gone: by a heartbeat, or because it takes nothing. */
  synchronized void beat() {
    streams.keySet().forEach(stream -> stream.abortIfStuck(PATIENCE.toNanos()));
    removeOver();
    if (!streams.isEmpty()) {
      OutboundSseEvent heartbeat = sse.newEventBuilder().comment("").build();
      streams.keySet().forEach(stream -> stream.addIfIdle(() -> heartbeat));
    }
  }

  private void removeOver() {
    List<EventStream> over = streams.keySet().stream().filter(EventStream::isOver).toList();
    over.forEach(stream -> streams.remove(stream).run());
  }

  /** How many there are; some may be over. */
  synchronized int size() {
    return streams.size();
  }

  @PreDestroy
  void stop() {
    tasks.close();
    List<EventStream> open;
    synchronized (this) {
      open = List.copyOf(streams.keySet());
      streams.values().forEach(Runnable::run);
      streams.clear();
    }
    open.forEach(EventStream::close);
  }
}
