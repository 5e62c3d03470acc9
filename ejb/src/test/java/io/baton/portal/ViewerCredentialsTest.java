package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.connector.ViewerCredential;
import io.baton.support.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewerCredentialsTest {
  private final TestClock clock = new TestClock();
  private final List<String> lookUps = new ArrayList<>();
  private final ViewerCredentials credentials = new ViewerCredentials(this::lookUp, clock);

  @Test
  void looksAUserUpOnceForManyConnections() {
    for (int i = 0; i < 1000; i++) {
      assertThat(credentials.find("ann")).contains(new ViewerCredential("ann", "00"));
      assertThat(credentials.find("nobody")).isEmpty();
    }

    assertThat(lookUps).containsExactly("ann", "nobody");
  }

  @Test
  void noticesAChangedPasswordWithinSeconds() {
    credentials.find("ann");
    clock.advance(Duration.ofSeconds(5));
    credentials.find("ann");

    assertThat(lookUps).containsExactly("ann", "ann");
  }

  @Test
  void keepsABoundedNumber() {
    for (int i = 0; i <= 1000; i++) {
      credentials.find("user" + i);
    }
    lookUps.clear();

    credentials.find("user1000");
    assertThat(lookUps).isEmpty();
    credentials.find("user0");
    assertThat(lookUps).containsExactly("user0");
  }

  private Optional<ViewerCredential> lookUp(String user) {
    lookUps.add(user);
    return user.equals("nobody") ? Optional.empty() : Optional.of(new ViewerCredential(user, "00"));
  }
}
