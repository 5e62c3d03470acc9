package io.baton.location.ofp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.cluster.OfpDispatch;
import io.baton.cluster.OfpFailures;
import io.baton.connector.ofp.Assign;
import io.baton.connector.ofp.CatalogPage;
import io.baton.connector.ofp.Done;
import io.baton.connector.ofp.Drain;
import io.baton.connector.ofp.Handoff;
import io.baton.connector.ofp.Inform;
import io.baton.connector.ofp.Locate;
import io.baton.connector.ofp.OfpException;
import io.baton.connector.ofp.OfpRequest;
import io.baton.connector.ofp.OfpStatus;
import io.baton.connector.ofp.PollLoad;
import io.baton.connector.ofp.Prepare;
import io.baton.connector.ofp.Prepared;
import io.baton.connector.ofp.PushLoad;
import io.baton.connector.ofp.QueryCatalog;
import io.baton.connector.ofp.QueryDrain;
import io.baton.connector.ofp.QueryStatus;
import io.baton.connector.ofp.Release;
import io.baton.connector.ofp.Supervise;
import io.baton.connector.ofp.Withdraw;
import io.baton.location.assignment.AnchorHandoff;
import io.baton.location.assignment.DecidingNode;
import io.baton.location.load.LoadSamples;
import io.baton.model.assignment.AssignmentRecord;
import io.baton.model.assignment.HandedOff;
import io.baton.model.cluster.LoadStatement;
import io.baton.model.cluster.NodeState;
import io.baton.model.cluster.Supervision;
import io.baton.model.delivery.DeliveryMode;
import io.baton.model.delivery.DeliveryTransport;
import io.baton.model.delivery.Reservation;
import io.baton.model.delivery.SupplyCause;
import io.baton.model.media.ContentId;
import io.baton.model.media.MediaPath;
import io.baton.node.NodeSettings;
import io.baton.support.FakeClusterDirectory;
import io.baton.support.MemoryAssignmentStore;
import io.baton.support.OfpNetwork;
import io.baton.support.Samples;
import io.baton.support.TestClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NodeOfpServiceTest {
  private static final String ID = "assignment-1";
  private static final MediaPath PATH = new MediaPath("film.mp4");
  private static final ContentId CONTENT = Samples.CONTENT;

  private final TestClock clock = new TestClock();
  private final OfpNetwork network = new OfpNetwork(clock);
  private final FakeClusterDirectory directory = new FakeClusterDirectory("node-1");
  private final DecidingNode node =
      new DecidingNode(network, clock, directory, new MemoryAssignmentStore(), new Properties());

  static Stream<OfpRequest<?>> requestsOfManagers() {
    return Stream.of(
        assign(ID, "film.mp4", Set.of()),
        new Release(ID),
        new Inform(Samples.assignment(ID, "node-2")));
  }

  static Stream<OfpRequest<?>> requestsOfProviders() {
    return Stream.of(prepare(ID, 1000), new Withdraw(ID), new PollLoad(), new QueryCatalog(""));
  }

  static Stream<OfpRequest<?>> nonsense() {
    return Stream.of(
        new Locate("", "", DeliveryTransport.UDP, Optional.empty(), "", false),
        new Locate("a", "b", DeliveryTransport.UDP, Optional.empty(), "", false),
        new Locate("a".repeat(2000), "", DeliveryTransport.UDP, Optional.empty(), "", false),
        assign("short", "film.mp4", Set.of()),
        assign("no spaces please", "film.mp4", Set.of()),
        assign("a".repeat(200), "film.mp4", Set.of()),
        assign(ID, "../film.mp4", Set.of()),
        assign(ID, "film.mp4", names(65)),
        assign(ID, "film.mp4", Set.of("two words")),
        new Release(""),
        new Withdraw("\n"),
        prepare("short", 1000),
        prepare(ID, -1),
        new Inform(Samples.assignment("short", "node-2")),
        new Supervise(new Supervision("", List.of(), 1)));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void nonsenseIsABadRequest(OfpRequest<?> request) {
    assertThat(status(request)).contains(OfpStatus.BAD_REQUEST);
  }

  @ParameterizedTest
  @MethodSource("requestsOfManagers")
  void aProviderIsNoManager(OfpRequest<?> request) {
    assertThat(status(request, "provider")).contains(OfpStatus.WRONG_ROLE);
  }

  @ParameterizedTest
  @MethodSource("requestsOfProviders")
  void aManagerIsNoProvider(OfpRequest<?> request) {
    assertThat(status(request, "slm", "portal")).contains(OfpStatus.WRONG_ROLE);
  }

  @Test
  void portalsAndManagersLocateAndAreToldLoads() {
    Locate locate = new Locate("x.mp4", "", DeliveryTransport.UDP, Optional.empty(), "", false);
    PushLoad push = new PushLoad(LoadSamples.statement("node-2", 1));

    for (String role : List.of("slm", "portal")) {
      assertThat(status(locate, role)).contains(OfpStatus.NOT_FOUND);
      assertThat(status(push, role)).isEmpty();
    }
    assertThat(status(locate, "provider")).contains(OfpStatus.WRONG_ROLE);
    assertThat(status(push, "provider")).contains(OfpStatus.WRONG_ROLE);
  }

  @Test
  void everyNodeTellsHowItIs() {
    NodeState state = ask(service("base"), new QueryStatus()).join();

    assertThat(state.node()).isEqualTo("node-1");
    assertThat(state.roles()).isEqualTo(NodeSettings.ROLES);
    assertThat(state.pending()).isZero();
  }

  @Test
  void aProviderTellsItsLoadAndItsDatabase() {
    node.hold("film.mp4", CONTENT);

    LoadStatement load = ask(service("provider"), new PollLoad()).join();
    CatalogPage page = ask(service("provider"), new QueryCatalog("")).join();

    assertThat(load.node()).isEqualTo("node-1");
    assertThat(page.copies()).hasSize(1);
  }

  @Test
  void preparingIsRepeatableAndWithdrawingToo() {
    NodeOfpService service = service("provider");
    Prepared first = ask(service, prepare(ID, 1000)).join();
    Prepared second = ask(service, prepare(ID, 1000)).join();

    assertThat(first.load().reservedBandwidth()).isEqualTo(second.load().reservedBandwidth());
    assertThat(node.provider.held()).hasSize(1);

    assertThat(ask(service, new Withdraw(ID)).join()).isEqualTo(Done.DONE);
    assertThat(ask(service, new Withdraw(ID)).join()).isEqualTo(Done.DONE);
    assertThat(node.provider.held()).isEmpty();
  }

  /** Datagrams overtake each other; a reservation that nobody comes for would block capacity. */
  @Test
  void whatWasWithdrawnBeforeItCameIsNotHeld() {
    NodeOfpService service = service("provider");
    ask(service, new Withdraw(ID)).join();

    assertThat(failure(ask(service, prepare(ID, 1000))).status()).isEqualTo(OfpStatus.UNAVAILABLE);
    assertThat(node.provider.held()).isEmpty();
    assertThat(node.engine.reserved()).isEmpty();

    clock.advance(Duration.ofSeconds(10));
    ask(service, prepare(ID, 1000)).join();
    assertThat(node.provider.held()).hasSize(1);
  }

  @Test
  void aProviderIsToldWhoSupervisesWhatItHolds() {
    NodeOfpService service = service("provider");
    ask(service, prepare(ID, 1000)).join();
    AssignmentRecord held = node.provider.held(ID).orElseThrow();

    ask(service, new Inform(held.movedTo("node-7").movedTo("node-8"))).join();
    ask(service, new Inform(held.movedTo("node-7"))).join();

    assertThat(node.provider.held(ID).orElseThrow().manager()).isEqualTo("node-8");
    ask(service, new Inform(Samples.assignment("assignment-9", "node-1"))).join();
    assertThat(node.provider.held("assignment-9")).isEmpty();
  }

  @Test
  void aProviderThatIsBusySaysSo() {
    DecidingNode busy =
        new DecidingNode(
            network,
            clock,
            directory,
            new MemoryAssignmentStore(),
            new Properties(),
            task -> {
              throw new RejectedExecutionException("full");
            });

    assertThat(failure(busy.provider.prepare(prepare(ID, 1000)).toCompletableFuture()).status())
        .isEqualTo(OfpStatus.UNAVAILABLE);
  }

  @Test
  void whatBreaksIsAnInternalErrorWithoutDetails() {
    DecidingNode broken =
        new DecidingNode(
            network,
            clock,
            directory,
            new MemoryAssignmentStore(),
            new Properties(),
            task -> {
              throw new IllegalStateException("the password is 1234");
            });

    OfpException failure = failure(ask(service(broken, "provider"), prepare(ID, 1000)));

    assertThat(failure.status()).isEqualTo(OfpStatus.INTERNAL);
    assertThat(failure.getMessage()).isEqualTo("internal error");
  }

  @Test
  void membersAreKnownByTheirAddresses() throws Exception {
    assertThat(service("slm").isMember(InetAddress.getByName("192.0.2.1"))).isTrue();
    assertThat(service("slm").isMember(InetAddress.getByName("192.0.2.9"))).isFalse();
  }

  @Test
  void supervisionIsTakenNoteOf() {
    directory.put(FakeClusterDirectory.node("node-2", 1));

    ask(
            service("provider"),
            new Supervise(new Supervision("node-1", List.of("node-2", "node-1"), 7)))
        .join();

    assertThat(node.knows.supervision.of("node-1").orElseThrow().responsible()).contains("node-2");
  }

  private static Set<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "node-" + i).collect(Collectors.toSet());
  }

  private static Assign assign(String id, String path, Set<String> excluded) {
    return new Assign(
        id, path, "192.0.2.7", "", DeliveryTransport.UDP, Optional.empty(), "node-1", excluded);
  }

  private static Prepare prepare(String id, long bitrate) {
    return new Prepare(
        new Reservation(id, PATH, CONTENT, "192.0.2.7", "", DeliveryMode.RELAY, "node-1", bitrate),
        "node-1",
        Collections.emptySet());
  }

  private Optional<OfpStatus> status(OfpRequest<?> request, String... roles) {
    CompletableFuture<?> answer = ask(service(roles), request);
    return answer.isCompletedExceptionally()
        ? Optional.of(failure(answer).status())
        : Optional.empty();
  }

  private static <R> CompletableFuture<R> ask(NodeOfpService service, OfpRequest<R> request) {
    return OfpDispatch.ask(service, request).toCompletableFuture();
  }

  private static OfpException failure(CompletableFuture<?> answer) {
    assertThat(answer).isCompletedExceptionally();
    return OfpFailures.of(answer.handle((value, failure) -> failure).join());
  }

  private final AnchorHandoff anchor =
      request ->
          CompletableFuture.completedFuture(
              new HandedOff(request.stream(), "a2", "node-2", request.to(), List.of()));

  private NodeOfpService service(String... roles) {
    return service(node, roles);
  }

  private NodeOfpService service(DecidingNode of, String... roles) {
    return new NodeOfpService(
        new NodeSettings("node-1", roles.length == 0 ? NodeSettings.ROLES : Set.of(roles)),
        directory,
        of.manager,
        of.provider,
        of.supply,
        anchor,
        of.drain,
        of.knows.board,
        of.knows.supervision);
  }

  @Test
  void everyNodeDrains() {
    Drain drain = new Drain("node-1", true, Optional.of(60_000L));

    assertThat(ask(service("base"), drain).join()).isEqualTo(node.drain.status());
    assertThat(ask(service("base"), new QueryDrain()).join()).isEqualTo(node.drain.status());
    assertThat(node.drain.asked()).containsExactly(drain);
  }

  @Test
  void aDrainIsForThisNodeAndOfAReasonableTime() {
    for (Drain wrong :
        List.of(
            new Drain("node-2", true, Optional.empty()),
            new Drain("node-1", true, Optional.of(-1L)),
            new Drain("node-1", true, Optional.of(Long.MAX_VALUE)))) {
      assertThat(failure(ask(service(), wrong)).status()).isEqualTo(OfpStatus.BAD_REQUEST);
    }
    assertThat(node.drain.asked()).isEmpty();
  }

  @Test
  void anAnchorHandsItsSessionsOver() {
    Handoff handoff = new Handoff("s1-of-node-1", "node-3", SupplyCause.REQUESTED);

    assertThat(ask(service("portal"), handoff).join().to()).isEqualTo("node-3");
    assertThat(failure(ask(service("provider"), handoff)).status()).isEqualTo(OfpStatus.WRONG_ROLE);
    for (Handoff wrong :
        List.of(
            new Handoff("no id", "", SupplyCause.REQUESTED),
            new Handoff("s1-of-node-1", "no name", SupplyCause.REQUESTED),
            new Handoff("s1-of-node-1", "", SupplyCause.TIMEOUT))) {
      assertThat(failure(ask(service(), wrong)).status()).isEqualTo(OfpStatus.BAD_REQUEST);
    }
  }

  @Test
  void aRequestThatIsNoneIsAFault() {
    assertThatThrownBy(() -> OfpDispatch.ask(service("slm"), null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
