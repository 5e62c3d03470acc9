package io.baton.location.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.cluster.WriteBehind;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.ServiceComponent;
import io.baton.record.UnreadableRecordException;
import io.baton.support.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentCodecTest {
  private static final AssignmentRecord RECORD = Samples.assignment("a1", "node-1");

  /** As a node of the first version wrote it. */
  private static final String VERSION_1 =
      "{\"v\":1,\"assignment\":\"a1\",\"path\":\"films/\u00e9t\u00e9.mp4\",\"content\":\""
          + "ab".repeat(32)
          + "\",\"client\":\"192.0.2.7\",\"user\":\"ann\",\"mode\":\"RELAY\","
          + "\"anchor\":\"anchor-node-1\",\"manager\":\"manager\",\"components\":[{\"name\":"
          + "\"delivery\",\"provider\":\"node-1\",\"host\":\"192.0.2.1\",\"port\":8554}],"
          + "\"bitrate\":2000000,\"made\":\"2026-05-01T12:00:00Z\",\"epoch\":1,\"explanation\":["
          + "{\"name\":\"bandwidth.available\",\"value\":\"7.9 of 8.0 Gbit/s\","
          + "\"contribution\":0.99}]}";

  @Test
  void readsWhatNodesOfTheFirstVersionWriteAndAddsToIt() throws Exception {
    String added =
        VERSION_1
            .replace("\"port\":8554}", "\"port\":8554,\"piecesPort\":0}")
            .replace("\"bitrate\"", "\"standbys\":[],\"bitrate\"");
    assertThat(InfinispanAssignmentStore.CODEC.encode(RECORD))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(added);
    assertThat(decode(VERSION_1)).isEqualTo(RECORD);
  }

  @Test
  void readsTheStandbysThatItWrites() throws Exception {
    ServiceComponent supplier =
        new ServiceComponent(ServiceComponent.SUPPLY, "node-2", "192.0.2.2", 8554, 8555);
    AssignmentRecord supplied = Samples.supply("a2", "node-1", supplier);

    assertThat(
            InfinispanAssignmentStore.CODEC.decode(
                InfinispanAssignmentStore.CODEC.encode(supplied)))
        .isEqualTo(supplied);
  }

  @Test
  void skipsFieldsThatALaterNodeAdded() throws Exception {
    assertThat(decode(VERSION_1.replace("{\"v\"", "{\"later\":[1],\"v\""))).isEqualTo(RECORD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"v\":2}", "{\"v\":1,\"assignment\":\"a1\"}"})
  void saysThatItCannotReadAnythingElse(String text) {
    assertThatThrownBy(() -> decode(text)).isInstanceOf(UnreadableRecordException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RELAY", "2026-05-01T12:00:00Z"})
  void saysThatAFieldIsMalformed(String value) {
    assertThatThrownBy(() -> decode(VERSION_1.replace(value, "x" + value)))
        .isInstanceOf(UnreadableRecordException.class);
  }

  @Test
  void theStoreWritesBehindAndLeavesAloneWhatItCannotRead() {
    ConcurrentHashMap<String, byte[]> cache = new ConcurrentHashMap<>();
    WriteBehind<byte[]> writer = new WriteBehind<>(cache, Thread::new, 1, 10);
    InfinispanAssignmentStore store = new InfinispanAssignmentStore(cache, writer);
    cache.put("a9", "{\"v\":9}".getBytes(StandardCharsets.UTF_8));

    store.record(RECORD);
    assertThat(writer.flush(Duration.ofSeconds(10))).isTrue();
    assertThat(store.all()).containsExactly(RECORD);

    store.remove("a1");
    store.close();
    assertThat(cache).containsOnlyKeys("a9");
  }

  private static AssignmentRecord decode(String text) throws UnreadableRecordException {
    return InfinispanAssignmentStore.CODEC.decode(text.getBytes(StandardCharsets.UTF_8));
  }
}
