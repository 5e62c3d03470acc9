package io.baton.client.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.client.network.ServiceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final List<String> asked = new ArrayList<>();
  private final Map<String, IOException> failures = new HashMap<>();
  private final Turns<String> turns = new Turns<>(List.of("a", "b", "c"));

  private String ask() throws IOException, InterruptedException {
    asked.clear();
    return turns.ask(
        server -> {
          asked.add(server);
          if (failures.containsKey(server)) {
            throw failures.get(server);
          }
          return "answer of " + server;
        });
  }

  @Test
  void theFirstIsAskedAndNoOther() throws Exception {
    assertThat(ask()).isEqualTo("answer of a");
    assertThat(asked).containsExactly("a");
  }

  @Test
  void whoDoesNotAnswerIsPassedOverAndAskedLastFromThenOn() throws Exception {
    failures.put("a", new IOException("a does not answer"));

    assertThat(ask()).isEqualTo("answer of b");
    assertThat(asked).containsExactly("a", "b");
    assertThat(ask()).isEqualTo("answer of b");
    assertThat(asked).containsExactly("b");

    failures.put("b", new IOException("b does not answer"));
    failures.put("c", new IOException("c does not answer"));
    failures.remove("a");
    assertThat(ask()).isEqualTo("answer of a");
    assertThat(asked).containsExactly("b", "c", "a");
  }

  @Test
  void whoIsUnavailableIsPassedOver() throws Exception {
    failures.put("a", new ServiceException(503, "stopping"));

    assertThat(ask()).isEqualTo("answer of b");
  }

  @Test
  void refusalsAreAnswers() {
    failures.put("a", new ServiceException(404, "no such media"));

    assertThatThrownBy(this::ask).isSameAs(failures.get("a"));
    assertThat(asked).containsExactly("a");
  }

  @Test
  void ifNobodyAnswersAllReasonsAreTold() {
    failures.put("a", new IOException("cannot connect to a"));
    failures.put("b", new IOException("b does not answer"));
    failures.put("c", new ServiceException(503, "c is stopping"));

    assertThatThrownBy(this::ask)
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(ServiceException.class)
        .hasMessage(
            "none of the servers answers: cannot connect to a; b does not answer; c is stopping");
  }

  @Test
  void aSingleServersReasonIsToldAsItIs() {
    IOException silence = new IOException("a does not answer");

    assertThatThrownBy(
            () ->
                new Turns<>(List.of("a"))
                    .ask(
                        server -> {
                          throw silence;
                        }))
        .isSameAs(silence);
  }

  @Test
  void thereHasToBeOne() {
    assertThatThrownBy(() -> new Turns<>(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
