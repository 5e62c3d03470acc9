package io.baton.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two nodes write one record: the higher epoch holds, however their steps come between. */
class ConcurrentWritesTest {
  private static final String KEY = "s1";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final InterleavedCache cache = new InterleavedCache();
  private final WriteBehind<String> writer = new WriteBehind<>(cache, Thread::new, 1, 100);
  private final WriteBehind<String> other = new WriteBehind<>(cache, Thread::new, 1, 100);

  @AfterEach
  void close() {
    writer.close();
    other.close();
  }

  private static void write(WriteBehind<String> by, long epoch) {
    by.put(KEY, Long.toString(epoch), higherThan(epoch));
  }

  private static Predicate<String> higherThan(long epoch) {
    return present -> Long.parseLong(present) > epoch;
  }

  private Optional<Long> recorded() {
    return Optional.ofNullable(cache.get(KEY)).map(Long::valueOf);
  }

  /** What is there, what another node writes after the look-up, what is written, what is left. */
  @ParameterizedTest
  @CsvSource({
    "-1, 4, 3, 4",
    "-1, 2, 3, 3",
    "-1, 3, 3, 3",
    "1, 4, 3, 4",
    "1, 2, 3, 3",
    "3, 4, 3, 4",
    "1, 0, 3, 3",
    "4, 5, 3, 5"
  })
  void anotherNodeWritesAfterTheLookUp(long before, long meanwhile, long written, long left) {
    if (before >= 0) {
      cache.put(KEY, Long.toString(before));
    }
    cache.between(() -> cache.put(KEY, Long.toString(meanwhile)));
    write(writer, written);
    assertThat(writer.flush(PATIENCE)).isTrue();

    assertThat(recorded()).contains(left);
  }

  /** What is removed had been looked up; another node has taken the session over meanwhile. */
  @Test
  void aRemovalLeavesWhatAnotherNodeWritesAfterTheLookUp() {
    cache.put(KEY, Long.toString(3));
    cache.between(() -> cache.put(KEY, Long.toString(4)));
    writer.remove(KEY, higherThan(3));
    assertThat(writer.flush(PATIENCE)).isTrue();
    assertThat(recorded()).contains(4L);

    cache.between(() -> cache.put(KEY, Long.toString(2)));
    writer.remove(KEY, higherThan(4));
    assertThat(writer.flush(PATIENCE)).isTrue();
    assertThat(recorded()).as("of a lower epoch: it is looked at, and removed").isEmpty();
  }

  @Test
  void whatAnotherNodeRemovesAfterTheLookUpIsWrittenAgain() {
    cache.put(KEY, Long.toString(2));
    cache.between(() -> cache.remove(KEY));
    write(writer, 3);
    assertThat(writer.flush(PATIENCE)).isTrue();
    assertThat(recorded()).contains(3L);
  }

  @Test
  void aKeyThatIsAlwaysBeingWrittenHoldsNobodyUp() {
    AtomicLong before = new AtomicLong();
    cache.put(KEY, Long.toString(1));
    cache.always(() -> cache.put(KEY, Long.toString(before.decrementAndGet())));
    write(writer, 2);
    writer.put("else", Long.toString(1));
    assertThat(writer.flush(PATIENCE)).isTrue();
    assertThat(cache).containsKey("else");
  }

  @Test
  void twoThatWriteAtOnceNeverGoBack() {
    List<Long> epochs = new ArrayList<>();
    for (long epoch = 1; epoch <= 2_000; epoch++) {
      write(epoch % 2 == 0 ? writer : other, epoch);
      // So that some wait and are written over, and some are not.
      if (epoch % 7 == 0) {
        assertThat(writer.flush(PATIENCE)).isTrue();
      }
      recorded().ifPresent(epochs::add);
    }
    assertThat(writer.flush(PATIENCE)).isTrue();
    assertThat(other.flush(PATIENCE)).isTrue();

    assertThat(epochs).isSorted();
    assertThat(recorded()).contains(2_000L);
  }

  /**
   * Something happens after a look-up, and before the writer goes on. What is looked up is a copy,
   * as of what comes from another node.
   */
  private static final class InterleavedCache extends ConcurrentHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    private final transient ConcurrentLinkedQueue<Runnable> once = new ConcurrentLinkedQueue<>();
    private transient volatile Runnable each = () -> {};

    void between(Runnable task) {
      once.add(task);
    }

    void always(Runnable task) {
      each = task;
    }

    @Override
    public String get(Object key) {
      Optional<String> found = Optional.ofNullable(super.get(key));
      Optional.ofNullable(once.poll()).ifPresent(Runnable::run);
      each.run();
      return found.map(value -> new String(value.toCharArray())).orElse(null);
    }
  }
}
