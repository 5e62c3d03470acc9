package io.baton.portal;

import static io.baton.support.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.MediaRecord;
import io.baton.catalog.MediaState;
import io.baton.connector.DeliveryTransport;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.StreamDecision.Serve;
import io.baton.connector.StreamRequest;
import io.baton.node.NodeSettings;
import io.baton.support.FakeEngine;
import io.baton.support.Samples;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPortalTest {
  private final FakeEngine engine = new FakeEngine();
  private Optional<MediaRecord> record = Optional.empty();

  @ParameterizedTest
  @ValueSource(strings = {"films/a.mp4", "/films/a.mp4", "/films/a.mp4/"})
  void servesWhatItHolds(String requested) {
    engine.media().put(entry("films/a.mp4"));

    assertThat(decide(requested))
        .isEqualTo(new Serve(Samples.path("films/a.mp4"), Samples.CONTENT));
    assertThat(engine.open()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 404",
    "/, 404",
    "none.mp4, 404",
    "../etc/passwd, 400",
    "a//b, 400",
    "a/./b, 400",
    "a/.hidden, 400",
    "a\\b, 400"
  })
  void refusesWhatItCannotServe(String requested, int status) {
    assertThat(decide(requested))
        .isInstanceOfSatisfying(
            Refuse.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(status);
              assertThat(refusal.reason()).isNotBlank();
              assertThat(refusal.retryAfterSeconds()).isEmpty();
            });
  }

  @Test
  void asksToComeBackWhenTheImportIsDone() {
    record = Optional.of(record(MediaState.IMPORTING, Optional.empty()));

    assertThat(decide("film.mp4"))
        .isEqualTo(new Refuse(503, "film.mp4 is being imported", OptionalInt.of(5)));
  }

  @Test
  void saysWhyMediaWasRejected() {
    record = Optional.of(record(MediaState.REJECTED, Optional.of("It is a text file")));

    assertThat(decide("film.mp4"))
        .isEqualTo(
            new Refuse(404, "film.mp4 was rejected: It is a text file", OptionalInt.empty()));
  }

  @Test
  void servesTheOldContentWhileTheNewIsImported() {
    engine.media().put(entry("film.mp4"));
    record = Optional.of(record(MediaState.IMPORTING, Optional.empty()));

    assertThat(decide("film.mp4")).isInstanceOf(Serve.class);
  }

  @Test
  void takesMediaThatWasJustRemovedAsAbsent() {
    record = Optional.of(record(MediaState.READY, Optional.empty()));

    assertThat(status(decide("film.mp4"))).isEqualTo(404);
  }

  @Test
  void doesNotAnswerBeforeTheContentIsPrepared() {
    engine.media().put(entry("film.mp4"));
    engine.loseContent();

    assertThat(status(decide("film.mp4"))).isEqualTo(503);
  }

  @Test
  void isUnavailableWithoutTheEngine() {
    engine.stop();

    assertThat(status(decide("film.mp4"))).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"portal", "provider"})
  void isUnavailableWithARoleOff(String only) {
    engine.media().put(entry("film.mp4"));

    assertThat(status(decide("film.mp4", Set.of(only)))).isEqualTo(503);
  }

  private static int status(StreamDecision decision) {
    return ((Refuse) decision).status();
  }

  private StreamDecision decide(String path) {
    return decide(path, NodeSettings.ROLES);
  }

  private StreamDecision decide(String path, Set<String> roles) {
    LocalPortal portal =
        new LocalPortal(engine.local(), catalog(), new NodeSettings("node-1", roles));
    return portal.decide(
        new StreamRequest(
            "DESCRIBE",
            path,
            Map.of(),
            "192.0.2.1",
            "",
            "",
            DeliveryTransport.UDP,
            Set.of(),
            false));
  }

  private MediaCatalog catalog() {
    return (MediaCatalog)
        Proxy.newProxyInstance(
            MediaCatalog.class.getClassLoader(),
            new Class<?>[] {MediaCatalog.class},
            (proxy, method, arguments) -> record);
  }

  private static MediaRecord record(MediaState state, Optional<String> reason) {
    return new MediaRecord(
        Samples.path("film.mp4"), state, 0, reason, Optional.empty(), "", 0, Samples.START);
  }
}
