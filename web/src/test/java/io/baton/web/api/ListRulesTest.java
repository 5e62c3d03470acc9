package io.baton.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.web.problem.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListRulesTest {
  private static final Item BERLIN = new Item("Berlin", null, 3, "open");
  private static final Item ROME = new Item("Rome", "south", 1, "closed");
  private static final Item PARIS = new Item("Paris", "West", 3, "open");
  private static final List<Item> ALL = List.of(ROME, BERLIN, PARIS);

  private final ListRules<Item> rules =
      new ListRules<Item>(item -> Stream.of(item.name(), item.note()))
          .by("name", Comparator.comparing(Item::name))
          .by("size", Comparator.comparing(Item::size))
          .states(Item::state, "open", "closed");

  private record Item(String name, String note, int size, String state) {}

  @Test
  void keepWhatIsNotAskedAbout() {
    assertThat(rules.apply(ALL, "", "", "")).isEqualTo(ALL);
  }

  @Test
  void findTextWhateverTheCase() {
    assertThat(rules.apply(ALL, "R", "", "")).containsExactly(ROME, BERLIN, PARIS);
    assertThat(rules.apply(ALL, "west", "", "")).containsExactly(PARIS);
    assertThat(rules.apply(ALL, "tokyo", "", "")).isEmpty();
  }

  @Test
  void findStates() {
    assertThat(rules.apply(ALL, "", "closed", "")).containsExactly(ROME);
    assertThat(rules.apply(ALL, "r", "open", "")).containsExactly(BERLIN, PARIS);
  }

  @Test
  void sortBothWaysAndKeepTheOrderOfEquals() {
    assertThat(rules.apply(ALL, "", "", "name")).containsExactly(BERLIN, PARIS, ROME);
    assertThat(rules.apply(ALL, "", "", "-name")).containsExactly(ROME, PARIS, BERLIN);
    assertThat(rules.apply(ALL, "", "", "size")).containsExactly(ROME, BERLIN, PARIS);
    assertThat(rules.apply(ALL, "", "", "-size")).containsExactly(BERLIN, PARIS, ROME);
  }

  @Test
  void nameMistakes() {
    assertThatThrownBy(() -> rules.apply(ALL, "", "ajar", ""))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("state must be one of [open, closed]");
    assertThatThrownBy(() -> rules.apply(ALL, "", "", "colour"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("sort must be one of [name, -name, size, -size]");
    assertThatThrownBy(() -> rules.apply(ALL, "x".repeat(1025), "", ""))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("q must have at most 1024 characters");
  }
}
