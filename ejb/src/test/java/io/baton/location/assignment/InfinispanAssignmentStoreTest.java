package io.baton.location.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cluster.WriteBehind;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.support.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InfinispanAssignmentStoreTest {
  private final ConcurrentHashMap<String, byte[]> cache = new ConcurrentHashMap<>();
  private final WriteBehind<byte[]> writer = new WriteBehind<>(cache, Thread::new, 1, 100);
  private final AssignmentStore store = new InfinispanAssignmentStore(cache, writer);

  @AfterEach
  void close() {
    writer.close();
  }

  @Test
  void findsWhatIsRecorded() {
    AssignmentRecord record = Samples.assignment("a1", "node-1");
    store.record(record);
    assertThat(writer.flush(Duration.ofSeconds(30))).isTrue();

    assertThat(store.find("a1")).contains(record);
    assertThat(store.find("a2")).isEmpty();
    assertThat(store.all()).containsExactly(record);
  }

  @Test
  void whatCannotBeReadIsLeftAlone() {
    cache.put("a1", "{\"v\":99}".getBytes(StandardCharsets.UTF_8));

    assertThat(store.find("a1")).isEmpty();
    assertThat(store.all()).isEmpty();
    assertThat(cache).containsKey("a1");
  }
}
