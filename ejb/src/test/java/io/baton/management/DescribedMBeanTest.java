package io.baton.management;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.StreamUnavailableException;
import io.baton.node.EngineUnavailableException;
import jakarta.ejb.EJBException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tools have the JDK's classes and none of the server's. */
class DescribedMBeanTest {
  /** What is shown. */
  @Description("Fails")
  public interface Shown {
    int getValue();

    void act();

    @Description("Moves")
    void move(@Description("what to move") String what, @Description("steps, 1 to 9") int steps);
  }

  static Stream<Arguments> failures() {
    IllegalArgumentException range = new IllegalArgumentException("expected 1 to 1000");
    return Stream.of(
        Arguments.of(range, range),
        Arguments.of(new EJBException(range), range),
        Arguments.of(new EJBException("no transaction"), new IllegalStateException("no trans")),
        Arguments.of(
            new EngineUnavailableException(new StreamUnavailableException("it stops", null)),
            new IllegalStateException("is not running")));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void tellsFailuresInClassesOfTheJdk(RuntimeException failure, RuntimeException told) {
    DescribedMBean bean = new DescribedMBean(new Failing(failure), Shown.class);

    assertThatThrownBy(() -> bean.getAttribute("Value"))
        .isExactlyInstanceOf(told.getClass())
        .hasMessageContaining(told.getMessage())
        .hasNoCause();
    assertThatThrownBy(() -> bean.invoke("act", new Object[0], new String[0]))
        .isExactlyInstanceOf(told.getClass())
        .hasMessageContaining(told.getMessage())
        .hasNoCause();
  }

  static Stream<Arguments> incomplete() {
    return Stream.of(
        Arguments.of(new Object[] {null, 1}, "argument what is missing: what to move"),
        Arguments.of(new Object[] {"a", null}, "argument steps is missing: steps, 1 to 9"),
        Arguments.of(new Object[] {"a"}, "argument steps is missing: steps, 1 to 9"),
        Arguments.of(null, "argument what is missing: what to move"));
  }

  @ParameterizedTest
  @MethodSource("incomplete")
  void namesAnArgumentThatIsMissing(Object[] arguments, String told) {
    DescribedMBean bean = new DescribedMBean(new Failing(null), Shown.class);
    String[] signature = {String.class.getName(), int.class.getName()};

    assertThatThrownBy(() -> bean.invoke("move", arguments, signature))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(told);
  }

  private record Failing(RuntimeException failure) implements Shown {
    @Override
    public int getValue() {
      throw failure;
    }

    @Override
    public void act() {
      throw failure;
    }

    @Override
    public void move(String what, int steps) {
      throw failure;
    }
  }
}
