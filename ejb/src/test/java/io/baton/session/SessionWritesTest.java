package io.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.WriteBehind;
import io.baton.connector.SessionSnapshot;
import io.baton.connector.StreamEvent;
import io.baton.location.assignment.AnchoredSupply;
import io.baton.location.assignment.ServiceLocationManager;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeEngine;
import io.baton.support.FakeMessenger;
import io.baton.support.FakeServiceProvider;
import io.baton.support.MemoryAssignmentStore;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often sessions are written to the replicated cache. */
class SessionWritesTest {
  private static final int SESSIONS = 1000;

  private final TestClock clock = new TestClock();
  private final FakeEngine engine = new FakeEngine();
  private final FakeServiceProvider provider = new FakeServiceProvider();
  private final CountingCache cache = new CountingCache();
  private final WriteBehind<String> writer = new WriteBehind<>(cache, Thread::new, 1, 10_000);
  private final SessionStore store = new InfinispanSessionStore(cache, writer, provider, "node-1");
  private final RecordKeeper keeper =
      new RecordKeeper(
          new FakeClusterDirectory("node-1"),
          engine.local(),
          provider,
          manager(),
          store,
          new MemoryAssignmentStore(),
          new AnchoredSupply(new FakeMessenger(), clock),
          clock);

  @AfterEach
  void close() {
    writer.close();
  }

  /** A session is written when its viewer acts; it then plays for hours. */
  @Test
  void sessionsThatPlayAreNotWritten() {
    for (int i = 0; i < SESSIONS; i++) {
      SessionSnapshot session = Samples.session("s" + i, Samples.START, 0);
      engine.add(session);
      store.record(new StreamEvent.Created(Samples.START, session));
    }
    assertThat(writer.flush(Duration.ofSeconds(10))).isTrue();
    assertThat(cache.writes.get()).as("each when it was set up").isEqualTo(SESSIONS);

    for (int second = 0; second < 600; second += 10) {
      clock.advance(Duration.ofSeconds(10));
      keeper.look();
    }

    assertThat(writer.flush(Duration.ofSeconds(10))).isTrue();
    assertThat(cache.writes.get()).isEqualTo(SESSIONS);
  }

  private static ServiceLocationManager manager() {
    return (ServiceLocationManager)
        Proxy.newProxyInstance(
            ServiceLocationManager.class.getClassLoader(),
            new Class<?>[] {ServiceLocationManager.class},
            (proxy, method, arguments) -> method.getReturnType() == List.class ? List.of() : null);
  }

  private static final class CountingCache extends ConcurrentHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    private final AtomicInteger writes = new AtomicInteger();

    @Override
    public String putIfAbsent(String key, String value) {
      writes.incrementAndGet();
      return super.putIfAbsent(key, value);
    }

    @Override
    public boolean replace(String key, String present, String value) {
      writes.incrementAndGet();
      return super.replace(key, present, value);
    }
  }
}
