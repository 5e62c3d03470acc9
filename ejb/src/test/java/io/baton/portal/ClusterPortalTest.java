package io.baton.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.catalog.MediaCatalog;
import io.baton.catalog.MediaRecord;
import io.baton.catalog.MediaState;
import io.baton.connector.ContentId;
import io.baton.connector.DeliveryMode;
import io.baton.connector.DeliveryTransport;
import io.baton.connector.StreamDecision;
import io.baton.connector.StreamDecision.Forward;
import io.baton.connector.StreamDecision.Redirect;
import io.baton.connector.StreamDecision.Refuse;
import io.baton.connector.StreamDecision.Serve;
import io.baton.connector.StreamRequest;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.Assigned;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.QueryStatus;
import io.baton.connector.ofp.Release;
import io.baton.connector.ofp.ServiceComponent;
import io.baton.location.DeliveryModes;
import io.baton.node.NodeSettings;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.FakeMessenger;
import io.baton.support.FakeSupervision;
import io.baton.support.Samples;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal of node-1; node-1 to node-3 are location managers that answer as the test says. */
class ClusterPortalTest {
  private final FakeClusterDirectory directory =
      new FakeClusterDirectory("node-1", "node-2", "node-3");
  private final FakeSupervision supervision = new FakeSupervision();
  private final FakeMessenger messenger = new FakeMessenger();
  private final ExecutorService workers = Executors.newSingleThreadExecutor();
  private final CountDownLatch database = new CountDownLatch(1);
  private final Properties settings = new Properties();
  private Optional<MediaRecord> record = Optional.empty();
  private boolean databaseHangs;
  private boolean secure;
  private Optional<ContentId> described = Optional.empty();
  private DeliveryTransport transport = DeliveryTransport.UDP;
  private Set<String> roles = NodeSettings.ROLES;
  private String provider = "node-3";

  ClusterPortalTest() {
    settings.setProperty("baton.portal.slm.timeout", "100");
    messenger.answer(Assign.class, (node, request) -> assigned(node, request));
    messenger.answer(QueryStatus.class, FakeMessenger::state);
  }

  @AfterEach
  void end() {
    database.countDown();
    workers.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"films/a.mp4", "/films/a.mp4", "/films/a.mp4/"})
  void servesWhatThisNodeIsToProvide(String path) {
    provider = "node-1";

    assertThat(decide(path, Map.of()))
        .isEqualTo(
            new Serve(
                Samples.path("films/a.mp4"), Samples.CONTENT, Optional.of(assign().assignment())));
  }

  @Test
  void forwardsWhatAnotherNodeProvides() {
    assertThat(decide("film.mp4", Map.of()))
        .isEqualTo(
            new Forward(
                Samples.path("film.mp4"),
                Samples.CONTENT,
                assign().assignment(),
                "node-3",
                "192.0.2.3",
                8554,
                DeliveryMode.RELAY));
    assertThat(assign().client()).isEqualTo("192.0.2.1");
    assertThat(assign().anchor()).isEqualTo("node-1");
    assertThat(assign().excluded()).containsExactly("node-9");
  }

  @Test
  void redirectsToTheProviderWithTheAssignment() {
    StreamDecision decision = decide("a film/ü.mp4", Map.of("mode", "redirect"));

    assertThat(decision).isInstanceOf(Redirect.class);
    assertThat(((Redirect) decision).location().toASCIIString())
        .isEqualTo("rtsp://192.0.2.3:8554/a%20film/%C3%BC.mp4?assignment=" + assign().assignment());
  }

  @Test
  void redirectsToItselfNobody() {
    provider = "node-1";

    assertThat(decide("film.mp4", Map.of("mode", "redirect"))).isInstanceOf(Serve.class);
  }

  @Test
  void whoWasRedirectedOnceIsNotRedirectedAgain() {
    assertThat(decide("film.mp4", Map.of("mode", "redirect", "assignment", "gone")))
        .isInstanceOfSatisfying(
            Forward.class,
            forward -> {
              assertThat(forward.mode()).isEqualTo(DeliveryMode.RELAY);
              assertThat(forward.assignment()).isNotEqualTo("gone");
            });
  }

  @Test
  void whoCameOverTlsIsNotSentElsewhere() {
    secure = true;

    assertThat(decide("film.mp4", Map.of("mode", "redirect"))).isInstanceOf(Forward.class);
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
    transport = how;

    assertThat(((Forward) decide("film.mp4", Map.of("mode", wanted))).mode()).isEqualTo(expected);
  }

  @Test
  void theModeMayDependOnThePath() {
    settings.setProperty("baton.delivery.modes", "trailers/**=redirect");

    assertThat(decide("trailers/a.mp4", Map.of())).isInstanceOf(Redirect.class);
    assertThat(decide("films/a.mp4", Map.of())).isInstanceOf(Forward.class);
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
    StreamDecision decision = decide(path, mode.isEmpty() ? Map.of() : Map.of("mode", mode));

    assertThat(decision)
        .isInstanceOfSatisfying(
            Refuse.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(status);
              assertThat(refusal.reason()).isNotBlank();
              assertThat(refusal.retryAfterSeconds()).isEmpty();
            });
    assertThat(messenger.sent(Assign.class)).isEmpty();
  }

  @Test
  void isUnavailableWithTheRoleOff() {
    roles = Set.of("provider");

    assertThat(status(decide("film.mp4", Map.of()))).isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource({
    "NO_CAPACITY, 453, 7",
    "UNAVAILABLE, 503, 7",
    "BAD_REQUEST, 400, ",
  })
  void whatTheManagerRefusesIsRefused(OfpStatus status, int expected, Integer retryAfter) {
    fail("node-1", status);

    Refuse refusal = (Refuse) decide("film.mp4", Map.of());

    assertThat(refusal.status()).isEqualTo(expected);
    assertThat(refusal.retryAfterSeconds())
        .isEqualTo(retryAfter == null ? OptionalInt.empty() : OptionalInt.of(retryAfter));
    assertThat(messenger.sent(Assign.class)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_READY", "WRONG_ROLE", "FORBIDDEN", "INTERNAL"})
  void aManagerThatIsOfNoUseIsPassedOver(OfpStatus status) {
    fail("node-1", status);

    assertThat(decide("film.mp4", Map.of())).isInstanceOf(Forward.class);
    assertThat(asked()).containsExactly("node-1", "node-2");
    assertThat(supervision.activated()).as("it is there").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "UNREACHABLE"})
  void aManagerThatIsDeadIsReplacedByItsBackupAndNotAskedAgain(OfpStatus status) {
    messenger.failWith("node-1", status);
    ClusterPortal portal = portal();

    assertThat(portal.decide(request("film.mp4", Map.of()))).isInstanceOf(Forward.class);
    assertThat(portal.decide(request("film.mp4", Map.of()))).isInstanceOf(Forward.class);

    assertThat(asked()).containsExactly("node-1", "node-2", "node-2");
    assertThat(supervision.activated()).containsExactly("node-1");
    assertThat(portal.managerFailovers()).isEqualTo(1);
  }

  @Test
  void aManagerThatHangsIsReplacedByItsBackupAndNotAskedAgain() {
    messenger.hang("node-1");

    assertThat(decide("film.mp4", Map.of())).isInstanceOf(Forward.class);
    assertThat(asked()).containsExactly("node-1", "node-2");
    assertThat(supervision.activated()).containsExactly("node-1");
    List<Assign> assigns = messenger.sent(Assign.class);
    assertThat(assigns.get(0).assignment()).isNotEqualTo(assigns.get(1).assignment());
  }

  @Test
  void aSuspectIsAskedLastUntilItAnswersAPoll() {
    messenger.hang("node-1");
    ClusterPortal portal = portal();
    portal.decide(request("film.mp4", Map.of()));
    messenger.forget();

    portal.decide(request("film.mp4", Map.of()));
    assertThat(asked()).containsExactly("node-2");

    messenger.resume("node-1");
    portal.look();
    messenger.forget();
    portal.decide(request("film.mp4", Map.of()));
    assertThat(asked()).containsExactly("node-1");
    assertThat(supervision.activated()).containsExactly("node-1");
  }

  @Test
  void aHangIsNoticedByPollsBeforeARequestRunsIntoIt() {
    messenger.failWith("node-1", OfpStatus.TIMEOUT);
    ClusterPortal portal = portal();
    portal.look();
    messenger.forget();

    portal.decide(request("film.mp4", Map.of()));

    assertThat(asked()).containsExactly("node-2");
  }

  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "NOT_READY", "INTERNAL"})
  void whoAnswersAPollThatItCannotIsNotMissing(OfpStatus status) {
    messenger.failWith("node-1", status);
    ClusterPortal portal = portal();

    portal.look();

    assertThat(supervision.activated()).isEmpty();
    assertThat(portal.managerFailovers()).isZero();
  }

  @Test
  void thatAManagerIsMissingIsStatedAsLongAsItIs() {
    messenger.failWith("node-2", OfpStatus.UNREACHABLE);
    ClusterPortal portal = portal();
    portal.look();
    portal.look();

    assertThat(supervision.activated()).containsExactly("node-2", "node-2");
    assertThat(portal.managerFailovers()).isEqualTo(1);
  }

  @Test
  void aManagerThatLivesAndWaitsTooLongForProvidersIsNotMissing() {
    messenger.answerLater(
        Assign.class,
        (node, request) ->
            node.equals("node-1")
                ? new CompletableFuture<Assigned>()
                : CompletableFuture.completedFuture(assigned(node, request)));

    assertThat(decide("film.mp4", Map.of())).isInstanceOf(Forward.class);
    assertThat(asked()).containsExactly("node-1", "node-2");
    assertThat(supervision.activated()).isEmpty();
  }

  @Test
  void aLateAnswerOfAManagerThatWasGivenUpIsTakenBack() {
    messenger.hang("node-1");
    decide("film.mp4", Map.of());
    messenger.resume("node-1");

    assertThat(messenger.sent(Release.class))
        .containsExactly(new Release(messenger.sent(Assign.class).get(0).assignment()));
  }

  @Test
  void aManagerThatLivesIsGivenTimeToWaitForAProvider() {
    CompletableFuture<Assigned> answer = new CompletableFuture<>();
    messenger.answerLater(Assign.class, (node, request) -> answer);
    messenger.answer(
        QueryStatus.class,
        (node, request) -> {
          answer.complete(assigned(node, messenger.sent(Assign.class).get(0)));
          return FakeMessenger.state(node, request);
        });

    assertThat(decide("film.mp4", Map.of())).isInstanceOf(Forward.class);
    assertThat(asked()).containsExactly("node-1");
    assertThat(messenger.sent(QueryStatus.class)).hasSize(1);
    assertThat(supervision.activated()).isEmpty();
  }

  @Test
  void asksForWhatWasDescribedToTheClient() {
    described = Optional.of(Samples.CONTENT);

    assertThat(decide("film.mp4", Map.of())).isInstanceOf(Forward.class);
    assertThat(assign().content()).contains(Samples.CONTENT);
  }

  /** As a manager does that does not know the wish. */
  @Test
  void otherContentThanWasDescribedIsGivenBack() {
    described = Optional.of(new ContentId("ef".repeat(32)));

    assertThat(status(decide("film.mp4", Map.of()))).isEqualTo(503);
    assertThat(messenger.sent(Release.class))
        .extracting(Release::assignment)
        .containsExactlyElementsOf(
            messenger.sent(Assign.class).stream().map(Assign::assignment).toList());
  }

  @Test
  void isUnavailableWhenNoManagerAnswers() {
    List.of("node-1", "node-2", "node-3")
        .forEach(node -> messenger.failWith(node, OfpStatus.TIMEOUT));

    Refuse refusal = (Refuse) decide("film.mp4", Map.of());

    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.retryAfterSeconds()).isPresent();
    assertThat(asked()).containsExactly("node-1", "node-2", "node-3");
  }

  @Test
  void isUnavailableWithoutManagers() {
    directory.remove("node-2");
    directory.remove("node-3");
    directory.put(FakeClusterDirectory.node("node-1", 1, "portal"));

    assertThat(((Refuse) decide("film.mp4", Map.of())).reason())
        .isEqualTo("No node of the cluster is a location manager");
  }

  @Test
  void managersAreAskedInTheOrderOfTheList() {
    settings.setProperty("baton.portal.slms", "node-3,node-9,node-1");
    messenger.failWith("node-3", OfpStatus.TIMEOUT);

    decide("film.mp4", Map.of());

    assertThat(asked()).containsExactly("node-3", "node-1");
  }

  @Test
  void orTheLeastLoadedFirst() {
    settings.setProperty("baton.portal.slm.selection", "least-load");
    messenger.load("node-1", 50, 1);
    messenger.load("node-2", 20, 2);
    messenger.load("node-3", 20, 1);
    ClusterPortal portal = portal();
    portal.look();
    messenger.forget();

    for (int i = 0; i < 4; i++) {
      portal.decide(request("film.mp4", Map.of()));
    }

    assertThat(asked()).containsExactly("node-3", "node-2", "node-3", "node-2");
  }

  @Test
  void asksToComeBackWhenTheImportIsDone() {
    fail("node-1", OfpStatus.NOT_FOUND);
    record = Optional.of(record(MediaState.IMPORTING, Optional.empty()));

    assertThat(decide("film.mp4", Map.of()))
        .isEqualTo(new Refuse(503, "film.mp4 is being imported", OptionalInt.of(5)));
  }

  @Test
  void saysWhyMediaWasRejected() {
    fail("node-1", OfpStatus.NOT_FOUND);
    record = Optional.of(record(MediaState.REJECTED, Optional.of("It is a text file")));

    assertThat(decide("film.mp4", Map.of()))
        .isEqualTo(
            new Refuse(404, "film.mp4 was rejected: It is a text file", OptionalInt.empty()));
  }

  @Test
  void takesMediaThatWasJustRemovedAsAbsent() {
    fail("node-1", OfpStatus.NOT_FOUND);
    record = Optional.of(record(MediaState.READY, Optional.empty()));

    assertThat(status(decide("film.mp4", Map.of()))).isEqualTo(404);
  }

  @Test
  void aDatabaseThatHangsHoldsUpNobody() {
    fail("node-1", OfpStatus.NOT_FOUND);
    databaseHangs = true;

    assertThat(decide("film.mp4", Map.of()))
        .isEqualTo(new Refuse(404, "There is no media named film.mp4", OptionalInt.empty()));
  }

  private void fail(String node, OfpStatus status) {
    messenger.failWith(node, new OfpException(status, "no", 7));
  }

  private static int status(StreamDecision decision) {
    return ((Refuse) decision).status();
  }

  private Assign assign() {
    return messenger.sent(Assign.class).get(0);
  }

  private List<String> asked() {
    return messenger.askedFor(Assign.class);
  }

  private Assigned assigned(String manager, OfpRequest<?> message) {
    Assign request = (Assign) message;
    return new Assigned(
        request.assignment(),
        request.path(),
        new ContentId(Samples.CONTENT.sha256()).sha256(),
        request.mode().orElseThrow(),
        manager,
        List.of(
            new ServiceComponent(
                ServiceComponent.DELIVERY, provider, "192.0.2." + provider.charAt(5), 8554)),
        List.of());
  }

  private StreamDecision decide(String path, Map<String, String> query) {
    return portal().decide(request(path, query));
  }

  private StreamRequest request(String path, Map<String, String> query) {
    return new StreamRequest(
        "DESCRIBE",
        path,
        query,
        "192.0.2.1",
        "",
        "",
        transport,
        Set.of("node-9"),
        secure,
        described);
  }

  private ClusterPortal portal() {
    Duration catalogLimit = databaseHangs ? Duration.ofMillis(300) : Duration.ofSeconds(30);
    ClusterPortal portal =
        new ClusterPortal(directory, messenger, supervision, catalog(), workers, catalogLimit);
    portal.start(
        new NodeSettings("node-1", roles),
        PortalSettings.read(settings),
        DeliveryModes.read(settings));
    return portal;
  }

  private MediaCatalog catalog() {
    return (MediaCatalog)
        Proxy.newProxyInstance(
            MediaCatalog.class.getClassLoader(),
            new Class<?>[] {MediaCatalog.class},
            (proxy, method, arguments) -> {
              if (databaseHangs) {
                database.await();
              }
              return record;
            });
  }

  private static MediaRecord record(MediaState state, Optional<String> reason) {
    return new MediaRecord(
        Samples.path("film.mp4"), state, 0, reason, Optional.empty(), "", 0, Samples.START);
  }
}
