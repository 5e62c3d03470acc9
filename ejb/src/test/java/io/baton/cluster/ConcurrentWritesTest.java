package io.baton.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
  private final WriteBehind writer = new WriteBehind(cache, Thread::new, 1, 100);
  private final WriteBehind other = new WriteBehind(cache, Thread::new, 1, 100);

  @AfterEach
  void close() {
    writer.close();
    other.close();
  }

  private static void write(WriteBehind by, long epoch) {
    by.put(KEY, bytes(epoch), higherThan(epoch));
  }

  private static Predicate<byte[]> higherThan(long epoch) {
    return present -> epoch(present) > epoch;
  }

  private static byte[] bytes(long epoch) {
    return ByteBuffer.allocate(Long.BYTES).putLong(epoch).array();
  }

  private static long epoch(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }

  private Optional<Long> recorded() {
    return Optional.ofNullable(cache.get(KEY)).map(ConcurrentWritesTest::epoch);
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
      cache.put(KEY, bytes(before));
    }
    cache.between(() -> cache.put(KEY, bytes(meanwhile)));
    write(writer, written);
    assertThat(writer.flush(PATIENCE)).isTrue();

    assertThat(recorded()).contains(left);
  }

  /** What is removed had been looked up; another node has taken the session over meanwhile. */
  @Test
  void aRemovalLeavesWhatAnotherNodeWritesAfterTheLookUp() {
    cache.put(KEY, bytes(3));
    cache.between(() -> cache.put(KEY, bytes(4)));
    writer.remove(KEY, higherThan(3));
    assertThat(writer.flush(PATIENCE)).isTrue();
    assertThat(recorded()).contains(4L);

    cache.between(() -> cache.put(KEY, bytes(2)));
    writer.remove(KEY, higherThan(4));
    assertThat(writer.flush(PATIENCE)).isTrue();
    assertThat(recorded()).as("of a lower epoch: it is looked at, and removed").isEmpty();
  }

  @Test
  void whatAnotherNodeRemovesAfterTheLookUpIsWrittenAgain() {
    cache.put(KEY, bytes(2));
    cache.between(() -> cache.remove(KEY));
    write(writer, 3);
    assertThat(writer.flush(PATIENCE)).isTrue();
    assertThat(recorded()).contains(3L);
  }

  @Test
  void aKeyThatIsAlwaysBeingWrittenHoldsNobodyUp() {
    cache.put(KEY, bytes(1));
    cache.always(() -> cache.put(KEY, bytes(1)));
    write(writer, 2);
    writer.put("else", bytes(1));
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

  /** Something happens after a look-up, and before the writer goes on. */
  private static final class InterleavedCache extends ConcurrentHashMap<String, byte[]> {
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
    public byte[] get(Object key) {
      byte[] found = super.get(key);
      Optional.ofNullable(once.poll()).ifPresent(Runnable::run);
      each.run();
      return found;
    }
  }
}
