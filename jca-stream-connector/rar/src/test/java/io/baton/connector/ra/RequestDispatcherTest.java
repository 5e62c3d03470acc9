package io.baton.connector.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.StreamRequest;
import io.baton.connector.StreamRequestListener;
import io.baton.connector.StreamUnavailableException;
import io.baton.connector.ViewerCredential;
import io.baton.model.delivery.DeliveryTransport;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestDispatcherTest {
  private static final int LIMIT = 3;
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final ManualWorkManager workManager = new ManualWorkManager();
  private final TestClock clock = new TestClock();
  private final Endpoint<StreamRequestListener> endpoint =
      new Endpoint<>(StreamRequestListener.class);
  private final FakeEndpointFactory beans =
      new FakeEndpointFactory(StreamRequestListener.class, new Refuser());
  private final RequestDispatcher dispatcher =
      new RequestDispatcher(endpoint, workManager, LIMIT, TIMEOUT, clock);

  @BeforeEach
  void activate() throws ResourceException {
    endpoint.attach(beans);
  }

  @Test
  void bringsTheBeansDecision() {
    CompletableFuture<StreamDecision> decision = decide("film.mp4");
    assertThat(decision).isNotDone();

    workManager.runAll();

    assertThat(decision).isCompletedWithValue(new Refuse(404, "no film.mp4", OptionalInt.empty()));
    assertThat(beans.open()).isZero();
  }

  @Test
  void bringsACredential() {
    var credential = dispatcher.credential("ann", "films").toCompletableFuture();

    workManager.runAll();

    assertThat(credential)
        .isCompletedWithValue(Optional.of(new ViewerCredential("ann", "ann of films")));
  }

  @Test
  void throwsWhenTooManyAreInFlight() {
    for (int i = 0; i < LIMIT; i++) {
      decide("film" + i);
    }

    assertThatThrownBy(() -> decide("one too many")).isInstanceOf(RejectedExecutionException.class);
    workManager.runAll();
    assertThat(decide("later")).isNotDone();
  }

  @Test
  void failsWhileNoBeanIsActive() {
    endpoint.detach(beans);

    assertFailure(decide("film.mp4"), StreamUnavailableException.class);
  }

  @Test
  void failsIfTheBeanGoesAwayWhileARequestWaits() {
    var decision = decide("film.mp4");
    endpoint.detach(beans);

    workManager.runAll();

    assertFailure(decision, UnavailableException.class);
  }

  @Test
  void failsIfNoInstanceOfTheBeanIsFree() {
    beans.exhaust();
    var decision = decide("film.mp4");

    workManager.runAll();

    assertFailure(decision, UnavailableException.class);
  }

  @Test
  void failsWhenTheBeanThrows() {
    var decision = decide("broken");

    workManager.runAll();

    assertFailure(decision, IllegalStateException.class);
    assertThat(beans.open()).isZero();
  }

  @Test
  void doesNotDecideWhatWaitedTooLong() {
    var decision = decide("film.mp4");
    clock.advance(TIMEOUT.plusMillis(1));

    workManager.runAll();

    assertFailure(decision, TimeoutException.class);
  }

  @Test
  void failsWhatWaitsWhenItIsClosed() {
    var decision = decide("film.mp4");

    dispatcher.close(Duration.ofMillis(1));

    assertFailure(decision, IllegalStateException.class);
  }

  private CompletableFuture<StreamDecision> decide(String path) {
    return dispatcher
        .decide(
            new StreamRequest(
                "DESCRIBE",
                path,
                Map.of(),
                "192.0.2.1",
                "",
                "",
                DeliveryTransport.UDP,
                Set.of(),
                false))
        .toCompletableFuture();
  }

  private static void assertFailure(
      CompletableFuture<?> future, Class<? extends Throwable> expected) {
    assertThat(future).isCompletedExceptionally();
    assertThatThrownBy(future::get).cause().isInstanceOf(expected);
  }

  private static final class Refuser implements StreamRequestListener {
    @Override
    public StreamDecision decide(StreamRequest request) {
      if (request.path().equals("broken")) {
        throw new IllegalStateException("the bean is broken");
      }
      return new Refuse(404, "no " + request.path(), OptionalInt.empty());
    }

    @Override
    public boolean mayView(String user) {
      return user.equals("ann");
    }

    @Override
    public Optional<ViewerCredential> credential(String user, String realm) {
      return Optional.of(new ViewerCredential(user, user + " of " + realm));
    }
  }
}
