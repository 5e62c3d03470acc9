package io.baton.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.record.UnreadableRecordException;
import io.baton.support.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCodecTest {
  private static final SessionRecord SESSION =
      SessionRecord.of(
          Samples.session("s1", Samples.START),
          Samples.START.plusMillis(1),
          "node-1",
          Optional.of(Samples.assignment("s1", "node-1")));

  private static final SessionRecord UNASSIGNED =
      SessionRecord.of(
          Samples.session("s1", Samples.START, 0),
          Samples.START.plusMillis(1),
          "node-1",
          Optional.empty());

  /** As a node of the first version wrote it. */
  private static final String VERSION_1 =
      "{\"v\":1,\"id\":\"s1\",\"node\":\"node-1\",\"path\":\"films/\u00e9t\u00e9.mp4\",\"content\":\""
          + "ab".repeat(32)
          + "\",\"client\":\"192.0.2.7\",\"user\":\"ann\",\"transport\":\"TCP\","
          + "\"state\":\"PLAYING\",\"position\":\"PT31.7S\",\"scale\":2.0,\"speed\":0.5,"
          + "\"created\":\"2026-05-01T12:00:00Z\",\"recorded\":\"2026-05-01T12:00:00.001Z\"}";

  @Test
  void readsWhatItWrites() throws Exception {
    assertThat(
            InfinispanSessionStore.CODEC.decode(InfinispanSessionStore.CODEC.encodeText(SESSION)))
        .isEqualTo(SESSION);
  }

  @Test
  void writesWhatNodesOfTheFirstVersionRead() {
    String added = "\"node\":\"node-1\",\"anchor\":\"anchor-node-1\",\"epoch\":0,";
    String later =
        ",\"timeline\":{\"playing\":false,\"elapsed\":\"PT0S\",\"origin\":\"PT0S\","
            + "\"start\":\"PT0S\",\"shown\":\"PT0S\",\"stop\":\"PT0S\",\"scale\":1000,"
            + "\"speed\":1000,\"tracks\":[]},\"destinations\":[],\"assignments\":[{"
            + "\"assignment\":\"s1\",\"component\":\"delivery\",\"provider\":\"node-1\","
            + "\"epoch\":1}]}";

    assertThat(InfinispanSessionStore.CODEC.encodeText(SESSION))
        .isEqualTo(
            VERSION_1
                .replace("\"node\":\"node-1\",", added)
                .replace("\"recorded\"", "\"reportedLoss\":0.01,\"recorded\"")
                .replaceAll("}$", later));
  }

  @Test
  void readsWhatNodesOfTheFirstVersionWrote() throws Exception {
    assertThat(InfinispanSessionStore.CODEC.decode(VERSION_1)).isEqualTo(UNASSIGNED);
  }

  @Test
  void skipsFieldsThatALaterNodeAdded() throws Exception {
    String later = VERSION_1.replace("{\"v\"", "{\"later\":{\"n\":[7]},\"v\"");

    assertThat(InfinispanSessionStore.CODEC.decode(later)).isEqualTo(UNASSIGNED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"v\":2}",
        "{\"v\":\"1\"}",
        "{\"v\":1,\"id\":\"s1\"}",
        "{\"v\":1"
      })
  void saysThatItCannotReadAnythingElse(String text) {
    assertThatThrownBy(() -> InfinispanSessionStore.CODEC.decode(text))
        .isInstanceOf(UnreadableRecordException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAYING", "PT31.7S", "2026-05-01T12:00:00Z", "films/\u00e9t\u00e9.mp4"})
  void saysThatAFieldIsMalformed(String value) {
    String broken = VERSION_1.replace("\"" + value, "\"/" + value);

    assertThatThrownBy(() -> InfinispanSessionStore.CODEC.decode(broken))
        .isInstanceOf(UnreadableRecordException.class);
  }
}
