package io.baton.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteBehindTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SlowCache cache = new SlowCache();
  private final WriteBehind<String> writer = new WriteBehind<>(cache, Thread::new, 1, 3);

  @AfterEach
  void close() {
    cache.goOn.countDown();
    writer.close();
  }

  @Test
  void writesInOrder() {
    cache.goOn.countDown();
    writer.put("a", "1");
    assertThat(writer.flush(PATIENCE)).isTrue();
    writer.put("b", "2");
    writer.remove("a");
    assertThat(writer.flush(PATIENCE)).isTrue();

    assertThat(cache.log).containsExactly("a=1", "b=2", "-a");
    assertThat(cache).containsOnlyKeys("b");
  }

  @Test
  void aHungMemberHoldsUpNobodyAndTheLatestValueIsWrittenAfterwards() throws Exception {
    writer.put("a", "1");
    assertThat(cache.writing.await(10, TimeUnit.SECONDS)).isTrue();
    writer.put("b", "1");
    writer.put("a", "2");
    writer.put("a", "3");
    assertThat(writer.flush(Duration.ofMillis(1))).isFalse();

    cache.goOn.countDown();

    assertThat(writer.flush(PATIENCE)).isTrue();
    assertThat(cache.log).containsExactly("a=1", "b=1", "a=3");
  }

  @Test
  void whatIsBeyondTheLimitIsDropped() throws Exception {
    writer.put("a", "1");
    assertThat(cache.writing.await(10, TimeUnit.SECONDS)).isTrue();
    List.of("b", "c", "d", "e").forEach(key -> writer.put(key, "1"));
    writer.put("d", "2");

    cache.goOn.countDown();

    assertThat(writer.flush(PATIENCE)).isTrue();
    assertThat(cache.log).containsExactly("a=1", "b=1", "c=1", "d=2");
  }

  @Test
  void goesOnAfterAFailure() {
    cache.goOn.countDown();
    cache.broken = true;
    writer.put("a", "1");
    assertThat(writer.flush(PATIENCE)).isTrue();

    cache.broken = false;
    writer.put("b", "1");

    assertThat(writer.flush(PATIENCE)).isTrue();
    assertThat(cache).containsOnlyKeys("b");
  }

  @Test
  void aWriteThatYieldsLeavesWhatIsThere() {
    cache.goOn.countDown();
    Predicate<String> toGreater = present -> present.compareTo("2") > 0;
    writer.put("a", "3");
    writer.put("b", "1");
    assertThat(writer.flush(PATIENCE)).isTrue();

    writer.put("a", "2", toGreater);
    writer.put("b", "2", toGreater);
    writer.put("c", "2", toGreater);
    assertThat(writer.flush(PATIENCE)).isTrue();
    assertThat(cache).containsOnly(entry("a", "3"), entry("b", "2"), entry("c", "2"));

    writer.remove("a", toGreater);
    writer.remove("b", toGreater);
    assertThat(writer.flush(PATIENCE)).isTrue();
    assertThat(cache).containsOnlyKeys("a", "c");
  }

  /** A cache whose writes wait for a member. */
  private static final class SlowCache extends ConcurrentHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    private final transient CountDownLatch writing = new CountDownLatch(1);
    private final transient CountDownLatch goOn = new CountDownLatch(1);
    private final transient ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private transient volatile boolean broken;

    @Override
    public String put(String key, String value) {
      await();
      log.add(key + "=" + value);
      return super.put(key, value);
    }

    @Override
    public String remove(Object key) {
      await();
      log.add("-" + key);
      return super.remove(key);
    }

    private void await() {
      if (broken) {
        throw new IllegalStateException("a member left");
      }
      writing.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
