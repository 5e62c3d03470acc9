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
  private static final String REALM = "films";

  private final TestClock clock = new TestClock();
  private final List<String> lookUps = new ArrayList<>();
  private final ViewerCredentials credentials =
      new ViewerCredentials(this::lookUp, this::mayView, clock);

  @Test
  void looksAUserUpOnceForManyConnections() {
    for (int i = 0; i < 1000; i++) {
      assertThat(credentials.find("ann", REALM)).contains(new ViewerCredential("ann", "00"));
      assertThat(credentials.find("nobody", REALM)).isEmpty();
    }

    assertThat(lookUps).containsExactly("ann", "nobody");
  }

  @Test
  void noticesAChangedPasswordWithinSeconds() {
    credentials.find("ann", REALM);
    clock.advance(Duration.ofSeconds(5));
    credentials.find("ann", REALM);

    assertThat(lookUps).containsExactly("ann", "ann");
  }

  @Test
  void keepsABoundedNumber() {
    for (int i = 0; i <= 1000; i++) {
      credentials.find("user" + i, REALM);
    }
    lookUps.clear();

    credentials.find("user1000", REALM);
    assertThat(lookUps).isEmpty();
    credentials.find("user0", REALM);
    assertThat(lookUps).containsExactly("user0");
  }

  @Test
  void tellsRealmsApart() {
    credentials.find("ann", "films");
    credentials.find("ann", "music");

    assertThat(lookUps).containsExactly("ann", "ann");
  }

  private Optional<ViewerCredential> lookUp(String user, String realm) {
    lookUps.add(user);
    return user.equals("nobody") ? Optional.empty() : Optional.of(new ViewerCredential(user, "00"));
  }

  private boolean mayView(String user) {
    lookUps.add("roles of " + user);
    return user.equals("ann");
  }

  @Test
  void looksRolesUpOnceForManyConnections() {
    for (int i = 0; i < 1000; i++) {
      assertThat(credentials.mayView("ann")).isTrue();
      assertThat(credentials.mayView("bob")).isFalse();
    }

    assertThat(lookUps).containsExactly("roles of ann", "roles of bob");
  }
}
