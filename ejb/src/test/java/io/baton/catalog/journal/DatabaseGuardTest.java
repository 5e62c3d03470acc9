package io.baton.catalog.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DatabaseGuardTest {
  private final DatabaseGuard guard = new DatabaseGuard(() -> 0);

  private static Supplier<String> failing(String message) {
    return () -> {
      throw new DatabaseUnavailableException(new SQLException(message));
    };
  }

  @Test
  void aFailureTakesTheDatabaseForDown() {
    assertThatThrownBy(() -> guard.ask(failing("Connection is broken")))
        .isInstanceOf(DatabaseUnavailableException.class);
    assertThat(guard.isUp()).isFalse();
  }

  /** As IronJacamar says it, which takes the interruption from the thread. */
  @Test
  void whoIsInterruptedWhileItAsksSaysNothingOfTheDatabase() {
    assertThatThrownBy(() -> guard.ask(failing("IJ031013: Interrupted attempting lock: x")))
        .isInstanceOf(DatabaseUnavailableException.class);
    assertThat(guard.isUp()).isTrue();
  }

  @Test
  void soDoesWhoseThreadIsStillInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> guard.ask(failing("Connection is broken")))
          .isInstanceOf(DatabaseUnavailableException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(guard.isUp()).isTrue();
  }
}
