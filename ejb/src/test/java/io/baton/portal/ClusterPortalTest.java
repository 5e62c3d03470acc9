package io.baton.portal;

import static io.baton.portal.PortalFixture.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.catalog.MediaRecord;
import io.baton.catalog.journal.MediaState;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Forward;
import io.baton.connector.StreamDecision.Redirect;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.StreamDecision.Serve;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.Release;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.media.ContentId;
import io.baton.support.Samples;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the portal decides, given what a manager answers. */
class ClusterPortalTest {
  private final PortalFixture cluster = new PortalFixture();

  @AfterEach
  void end() {
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"films/a.mp4", "/films/a.mp4", "/films/a.mp4/"})
  void servesWhatThisNodeIsToProvide(String path) {
    cluster.provider = "node-1";

    assertThat(cluster.decide(path, Map.of()))
        .isEqualTo(
            new Serve(
                Samples.path("films/a.mp4"),
                Samples.CONTENT,
                Optional.of(cluster.assign().assignment())));
  }

  @Test
  void forwardsWhatAnotherNodeProvides() {
    assertThat(cluster.decide("film.mp4", Map.of()))
        .isEqualTo(
            new Forward(
                Samples.path("film.mp4"),
                Samples.CONTENT,
                cluster.assign().assignment(),
                "node-3",
                "192.0.2.3",
                8554,
                DeliveryMode.RELAY,
                PortalFixture.BITRATE));
    assertThat(cluster.assign().client()).isEqualTo("192.0.2.1");
    assertThat(cluster.assign().anchor()).isEqualTo("node-1");
    assertThat(cluster.assign().excluded()).containsExactly("node-9");
  }

  @Test
  void redirectsToTheProviderWithTheAssignment() {
    StreamDecision decision = cluster.decide("a film/ü.mp4", Map.of("mode", "redirect"));

    assertThat(decision).isInstanceOf(Redirect.class);
    assertThat(((Redirect) decision).location().toASCIIString())
        .isEqualTo(
            "rtsp://192.0.2.3:8554/a%20film/%C3%BC.mp4?assignment="
                + cluster.assign().assignment());
  }

  @Test
  void redirectsToItselfNobody() {
    cluster.provider = "node-1";

    assertThat(cluster.decide("film.mp4", Map.of("mode", "redirect"))).isInstanceOf(Serve.class);
  }

  @Test
  void whoWasRedirectedOnceIsNotRedirectedAgain() {
    assertThat(cluster.decide("film.mp4", Map.of("mode", "redirect", "assignment", "gone")))
        .isInstanceOfSatisfying(
            Forward.class,
            forward -> {
              assertThat(forward.mode()).isEqualTo(DeliveryMode.RELAY);
              assertThat(forward.assignment()).isNotEqualTo("gone");
            });
  }

  @Test
  void whoCameOverTlsIsNotSentElsewhere() {
    cluster.secure = true;

    assertThat(cluster.decide("film.mp4", Map.of("mode", "redirect"))).isInstanceOf(Forward.class);
  }

  @ParameterizedTest
  @CsvSource({
    "relay, UDP, RELAY",
    "direct, UDP, DIRECT",
    "direct, TCP, RELAY",
    "DIRECT, UDP, DIRECT"
  })
  void theModeIsAsTheRequestWantsAndItsTransportAllows(
      String wanted, DeliveryTransport how, DeliveryMode expected) {
    cluster.transport = how;

    assertThat(((Forward) cluster.decide("film.mp4", Map.of("mode", wanted))).mode())
        .isEqualTo(expected);
  }

  @Test
  void theModeMayDependOnThePath() {
    cluster.settings.setProperty("baton.delivery.modes", "trailers/**=redirect");

    assertThat(cluster.decide("trailers/a.mp4", Map.of())).isInstanceOf(Redirect.class);
    assertThat(cluster.decide("films/a.mp4", Map.of())).isInstanceOf(Forward.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 404",
    "/, '', 404",
    "../etc/passwd, '', 400",
    "a//b, '', 400",
    "a/./b, '', 400",
    "a/.hidden, '', 400",
    "a\\b, '', 400",
    "film.mp4, fast, 400"
  })
  void refusesWhatMakesNoSense(String path, String mode, int status) {
    StreamDecision decision =
        cluster.decide(path, mode.isEmpty() ? Map.of() : Map.of("mode", mode));

    assertThat(decision)
        .isInstanceOfSatisfying(
            Refuse.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(status);
              assertThat(refusal.reason()).isNotBlank();
              assertThat(refusal.retryAfterSeconds()).isEmpty();
            });
    assertThat(cluster.messenger.sent(Assign.class)).isEmpty();
  }

  @Test
  void isUnavailableWithTheRoleOff() {
    cluster.roles = Set.of("provider");

    assertThat(status(cluster.decide("film.mp4", Map.of()))).isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource({
    "NO_CAPACITY, 453, 7",
    "UNAVAILABLE, 503, 7",
    "BAD_REQUEST, 400, ",
  })
  void whatTheManagerRefusesIsRefused(OfpStatus status, int expected, Integer retryAfter) {
    cluster.fail("node-1", status);

    Refuse refusal = (Refuse) cluster.decide("film.mp4", Map.of());

    assertThat(refusal.status()).isEqualTo(expected);
    assertThat(refusal.retryAfterSeconds())
        .isEqualTo(retryAfter == null ? OptionalInt.empty() : OptionalInt.of(retryAfter));
    assertThat(cluster.messenger.sent(Assign.class)).hasSize(1);
  }

  @Test
  void asksForWhatWasDescribedToTheClient() {
    cluster.described = Optional.of(Samples.CONTENT);

    assertThat(cluster.decide("film.mp4", Map.of())).isInstanceOf(Forward.class);
    assertThat(cluster.assign().content()).contains(Samples.CONTENT);
  }

  /** As a manager does that does not know the wish. */
  @Test
  void otherContentThanWasDescribedIsGivenBack() {
    cluster.described = Optional.of(new ContentId("ef".repeat(32)));

    assertThat(status(cluster.decide("film.mp4", Map.of()))).isEqualTo(503);
    assertThat(cluster.messenger.sent(Release.class))
        .extracting(Release::assignment)
        .containsExactlyElementsOf(
            cluster.messenger.sent(Assign.class).stream().map(Assign::assignment).toList());
  }

  @Test
  void asksToComeBackWhenTheImportIsDone() {
    cluster.fail("node-1", OfpStatus.NOT_FOUND);
    cluster.record = Optional.of(record(MediaState.IMPORTING, Optional.empty()));

    assertThat(cluster.decide("film.mp4", Map.of()))
        .isEqualTo(new Refuse(503, "film.mp4 is being imported", OptionalInt.of(5)));
  }

  @Test
  void asksToComeBackWhenTheConversionIsDone() {
    cluster.fail("node-1", OfpStatus.NOT_FOUND);
    cluster.record = Optional.of(record(MediaState.CONVERTING, Optional.empty()));

    assertThat(cluster.decide("film.mp4", Map.of()))
        .isEqualTo(new Refuse(503, "film.mp4 is being converted", OptionalInt.of(60)));
  }

  @Test
  void saysWhyMediaWasRejected() {
    cluster.fail("node-1", OfpStatus.NOT_FOUND);
    cluster.record = Optional.of(record(MediaState.REJECTED, Optional.of("It is a text file")));

    assertThat(cluster.decide("film.mp4", Map.of()))
        .isEqualTo(
            new Refuse(404, "film.mp4 was rejected: It is a text file", OptionalInt.empty()));
  }

  @Test
  void takesMediaThatWasJustRemovedAsAbsent() {
    cluster.fail("node-1", OfpStatus.NOT_FOUND);
    cluster.record = Optional.of(record(MediaState.READY, Optional.empty()));

    assertThat(status(cluster.decide("film.mp4", Map.of()))).isEqualTo(404);
  }

  @Test
  void aDatabaseThatHangsHoldsUpNobody() {
    cluster.fail("node-1", OfpStatus.NOT_FOUND);
    cluster.databaseHangs = true;

    assertThat(cluster.decide("film.mp4", Map.of()))
        .isEqualTo(new Refuse(404, "There is no media named film.mp4", OptionalInt.empty()));
  }

  private static MediaRecord record(MediaState state, Optional<String> reason) {
    return new MediaRecord(
        Samples.path("film.mp4"), state, 0, reason, Optional.empty(), "", 0, Samples.START);
  }
}
