package io.baton.engine.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtspHeadersTest {
  @Test
  void findsByNameInAnyCase() {
    RtspHeaders headers =
        new RtspHeaders().add("CSeq", "1").add("Require", "a").add("REQUIRE", "b");

    assertThat(headers.first("cseq")).contains("1");
    assertThat(headers.all("require")).containsExactly("a", "b");
    assertThat(headers.joined("Require")).contains("a, b");
    assertThat(headers.first("Session")).isEmpty();
    assertThat(headers.joined("Session")).isEmpty();
    assertThat(headers.contains("rEquire")).isTrue();
    assertThat(headers.size()).isEqualTo(3);
  }

  @Test
  void setReplacesAllOfThatName() {
    RtspHeaders headers = new RtspHeaders().add("A", "1").add("B", "2").add("a", "3").set("A", "4");

    List<String> seen = new ArrayList<>();
    headers.forEach((name, value) -> seen.add(name + "=" + value));
    assertThat(seen).containsExactly("B=2", "A=4");
    assertThat(headers.remove("b").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nB: c", "a\nb", "a\rb", "a\0b", "\u007f"})
  void refusesValuesThatWouldBreakOut(String value) {
    RtspHeaders headers = new RtspHeaders().add("A", "1");

    assertThatThrownBy(() -> headers.add("B", value)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> headers.set("A", value)).isInstanceOf(IllegalArgumentException.class);
    assertThat(headers).isEqualTo(new RtspHeaders().add("A", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "a\r\n", "ä"})
  void refusesNamesThatAreNoTokens(String name) {
    assertThatThrownBy(() -> new RtspHeaders().add(name, "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsSecretsOutOfLogs() {
    RtspHeaders headers = new RtspHeaders().add("CSeq", "1").add("authorization", "Basic c2VjcmV0");

    assertThat(headers.toString()).contains("CSeq: 1").doesNotContain("c2VjcmV0");
  }
}
